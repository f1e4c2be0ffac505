/**
 * The code tables of the field (SUS). Each array's order is the order of rows in every table.
 * These arrays drive import, check, statistics and report alike.
 */
export const CLOSING_REASONS = [
  'arbete_osubventionerat',
  'arbete_subventionerat',
  'aktivt_arbetssökande',
  'studier',
  'arbetslivsinriktad_rehabilitering',
  'rehabilitering_hos_myndighet',
  'sjukersättning',
  'försämrad_hälsa',
  'föräldraledighet',
  'flytt',
  'åter_till_myndighet',
  'ålderspension',
  'avhopp',
  'avliden',
  'felregistrering',
] as const;
export type ClosingReason = (typeof CLOSING_REASONS)[number];

/** Registered by mistake: closes a participation, which then is counted nowhere. */
export const WRONG_REGISTRATION = 'felregistrering' satisfies ClosingReason;

export const INCOMES = [
  'försörjningsstöd',
  'aktivitetsersättning',
  'sjukpenning_rehabiliteringspenning',
  'aktivitetsstöd',
  'arbetslöshetsersättning',
  'sjukersättning',
  'etableringsersättning',
  'studiestöd',
  'annan_offentlig_försörjning',
  'ingen_offentlig_försörjning',
] as const;
export type Income = (typeof INCOMES)[number];

export const OCCUPATIONS = ['ingen', 'arbete', 'arbete_subventionerat', 'studier', 'arbetssökande'] as const;
export type Occupation = (typeof OCCUPATIONS)[number];

export const EDUCATIONS = ['grundskola_ej_slutförd', 'grundskola', 'gymnasium', 'eftergymnasial'] as const;
export type Education = (typeof EDUCATIONS)[number];

/** AF Arbetsförmedlingen, FK Försäkringskassan, SOC municipal social service, AME municipal labour unit. */
export const REFERRERS = ['AF', 'FK', 'SOC', 'AME', 'REGION', 'ANNAN'] as const;
export type Referrer = (typeof REFERRERS)[number];

/** What a sheet says instead of months when the participant has no public support. */
export const NOT_APPLICABLE = 'ej_aktuellt';

/** The code that a text is, or undefined. */
export const codeIn = <C extends string>(codes: readonly C[], text: string): C | undefined => codes.find((code) => code === text);
