import type { ClosingReason } from '../participants/codes.ts';

/** Which report row a closing reason belongs to, and whether it counts as a measurable closing. A wrong registration has none. */
export type ClosingVocabulary = {
  readonly name: string;
  /** In the order in which reports print them; rows of zero are kept. */
  readonly rows: readonly string[];
  readonly rowOf: Readonly<Record<Exclude<ClosingReason, 'felregistrering'>, string>>;
  readonly measurable: readonly ClosingReason[];
};

const MEASURABLE: readonly ClosingReason[] = [
  'arbete_osubventionerat',
  'arbete_subventionerat',
  'studier',
  'arbetslivsinriktad_rehabilitering',
];

/** The rows of the former national system (SUS). */
const sus: ClosingVocabulary = {
  name: 'sus',
  rows: [
    'Arbete - osubventionerat',
    'Arbete - subventionerat',
    'Aktivt arbetssökande utan behov av samordnat stöd',
    'Studier',
    'Fortsatt rehabilitering',
    'Sjukdom/försämrat hälsotillstånd',
    'Övrigt',
  ],
  rowOf: {
    arbete_osubventionerat: 'Arbete - osubventionerat',
    arbete_subventionerat: 'Arbete - subventionerat',
    aktivt_arbetssökande: 'Aktivt arbetssökande utan behov av samordnat stöd',
    studier: 'Studier',
    arbetslivsinriktad_rehabilitering: 'Fortsatt rehabilitering',
    rehabilitering_hos_myndighet: 'Fortsatt rehabilitering',
    sjukersättning: 'Sjukdom/försämrat hälsotillstånd',
    försämrad_hälsa: 'Sjukdom/försämrat hälsotillstånd',
    föräldraledighet: 'Övrigt',
    flytt: 'Övrigt',
    åter_till_myndighet: 'Övrigt',
    ålderspension: 'Övrigt',
    avhopp: 'Övrigt',
    avliden: 'Övrigt',
  },
  measurable: MEASURABLE,
};

/** The rows of a team's own year report. */
const team: ClosingVocabulary = {
  name: 'team',
  rows: ['avhopp', 'arbete', 'studier', 'annan_rehabilitering', 'sjukersättning', 'föräldraledighet', 'annat'],
  rowOf: {
    arbete_osubventionerat: 'arbete',
    arbete_subventionerat: 'arbete',
    aktivt_arbetssökande: 'annat',
    studier: 'studier',
    arbetslivsinriktad_rehabilitering: 'annan_rehabilitering',
    rehabilitering_hos_myndighet: 'annat',
    sjukersättning: 'sjukersättning',
    försämrad_hälsa: 'annat',
    föräldraledighet: 'föräldraledighet',
    flytt: 'annat',
    åter_till_myndighet: 'annat',
    ålderspension: 'annat',
    avhopp: 'avhopp',
    avliden: 'annat',
  },
  measurable: MEASURABLE,
};

export const VOCABULARIES = { sus, team } as const;
export type VocabularyName = keyof typeof VOCABULARIES;
export const VOCABULARY_NAMES: readonly VocabularyName[] = ['sus', 'team'];
