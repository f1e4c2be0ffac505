/** Purposes of the log in Swedish, for files; the pages have the same words in both languages. */
const WORDS: Readonly<Record<string, string>> = {
  casework: 'Arbete med deltagaren',
  team_lead: 'Ledning av teamets arbete',
  counselling: 'Kuratorsstöd',
  enrolment: 'Inskrivning',
  duplicate_check: 'Kontroll om personen redan finns',
  registration: 'Registrering och rättelse',
  protected_opening: 'Öppnande av skyddade uppgifter',
  import: 'Import av teamets uppgifter',
  reorganisation: 'Omorganisation av insatsen',
  figures: 'Statistik',
  figure_check: 'Kontroll av vilka en siffra räknar',
  report: 'Rapport',
  finance: 'Ekonomi',
  office: 'Förbundets uppgifter',
  board: 'Styrelsens uppgifter',
  examination: 'Revision',
  data_protection: 'Dataskydd',
  log_review: 'Granskning av loggen',
  log_disclosure: 'Besked till deltagaren om vem som har läst',
  participant_own: 'Egna uppgifter',
  user_administration: 'Användare och roller',
  own_account: 'Eget konto',
  operation: 'Drift av systemet',
  unstated: 'Inte angivet',
};

export const purposeWord = (purpose: string): string => WORDS[purpose] ?? purpose;
