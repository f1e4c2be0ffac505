import type { ClosingReason, Education, Income, Occupation, Referrer } from './codes.ts';

/** The codes in words, as a Swedish report prints them. */
type Names<C extends string> = Readonly<Record<C, string>>;

export const CLOSING_REASON_NAMES: Names<ClosingReason> = {
  arbete_osubventionerat: 'Arbete utan lönestöd',
  arbete_subventionerat: 'Arbete med lönestöd',
  aktivt_arbetssökande: 'Söker arbete utan behov av samordnat stöd',
  studier: 'Studier',
  arbetslivsinriktad_rehabilitering: 'Annan arbetslivsinriktad rehabilitering',
  rehabilitering_hos_myndighet: 'Rehabilitering hos ordinarie myndighet',
  sjukersättning: 'Beviljad sjukersättning',
  försämrad_hälsa: 'Hälsan tillåter det inte nu',
  föräldraledighet: 'Föräldraledighet',
  flytt: 'Flytt',
  åter_till_myndighet: 'Åter till remitterande myndighet',
  ålderspension: 'Ålderspension',
  avhopp: 'Avhopp',
  avliden: 'Avliden',
  felregistrering: 'Felregistrering',
};

export const INCOME_NAMES: Names<Income> = {
  försörjningsstöd: 'Försörjningsstöd',
  aktivitetsersättning: 'Aktivitetsersättning',
  sjukpenning_rehabiliteringspenning: 'Sjukpenning eller rehabiliteringspenning',
  aktivitetsstöd: 'Aktivitetsstöd',
  arbetslöshetsersättning: 'Arbetslöshetsersättning',
  sjukersättning: 'Sjukersättning',
  etableringsersättning: 'Etableringsersättning',
  studiestöd: 'Studiestöd',
  annan_offentlig_försörjning: 'Annan offentlig försörjning',
  ingen_offentlig_försörjning: 'Ingen offentlig försörjning',
};

export const OCCUPATION_NAMES: Names<Occupation> = {
  ingen: 'Ingen sysselsättning',
  arbete: 'Arbete',
  arbete_subventionerat: 'Arbete med lönestöd',
  studier: 'Studier',
  arbetssökande: 'Arbetssökande',
};

export const EDUCATION_NAMES: Names<Education> = {
  grundskola_ej_slutförd: 'Grundskola, ej slutförd',
  grundskola: 'Grundskola',
  gymnasium: 'Gymnasium',
  eftergymnasial: 'Eftergymnasial',
};

export const REFERRER_NAMES: Names<Referrer> = {
  AF: 'Arbetsförmedlingen',
  FK: 'Försäkringskassan',
  SOC: 'Socialtjänsten',
  AME: 'Kommunens arbetsmarknadsenhet',
  REGION: 'Regionen',
  ANNAN: 'Annan',
};
