import { holdsIdentityNumber } from '../shared/identityNumber.ts';
import { parseLocalDate, type LocalDate } from '../shared/localDate.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { WHOLE_SHARE } from '../shared/share.ts';

export const INTERVENTION_KINDS = ['individual', 'structural'] as const;
export type InterventionKind = (typeof INTERVENTION_KINDS)[number];

/** What is written of an intervention. Days are ISO, '' for none; shares are hundredths of a percent. */
export type InterventionFacts = {
  readonly name: string;
  readonly kind: InterventionKind | null;
  readonly targetGroup: string;
  /** The party that answers for the personal data. */
  readonly controllerId: string | null;
  readonly agreements: { readonly processor: string; readonly from: string; readonly to: string }[];
  readonly coFinanciers: { readonly partyId: string; readonly share: number; readonly ofWhat: string }[];
  readonly planned: { readonly year: number; readonly participants: number }[];
  readonly from: string;
  readonly to: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly contactPhone: string;
};

/** Nothing said of an intervention yet, as an import leaves it. */
export const NO_FACTS: InterventionFacts = {
  name: '',
  kind: null,
  targetGroup: '',
  controllerId: null,
  agreements: [],
  coFinanciers: [],
  planned: [],
  from: '',
  to: '',
  contactName: '',
  contactEmail: '',
  contactPhone: '',
};

type Code =
  | 'missing'
  | 'long'
  | 'identityNumber'
  | 'notADay'
  | 'endsBeforeItStarts'
  | 'year'
  | 'yearTwice'
  | 'participants'
  | 'party'
  | 'share'
  | 'overWhole'
  | 'ofWhat'
  | 'processor'
  | 'email';
/** Where: a field, or a row of a list as `coFinanciers.1`. */
export type InterventionProblem = { readonly field: string; readonly code: Code };

/** In plain Swedish, for those who ask by the API. */
export const INTERVENTION_PROBLEMS: Readonly<Record<Code, string>> = {
  missing: 'Insatsens namn saknas. Skriv det.',
  long: 'En text är för lång. Korta den.',
  identityNumber: 'I namnet står något som ser ut som ett personnummer. Ta bort det.',
  notADay: 'En dag finns inte i kalendern. Skriv ÅÅÅÅ-MM-DD.',
  endsBeforeItStarts: 'En sista dag kommer före den första. Rätta den ena.',
  year: 'Året för planerat antal deltagare ska ha fyra siffror.',
  yearTwice: 'Ett år har två planerade antal. Ta bort det ena.',
  participants: 'Planerat antal deltagare ska vara ett helt tal från 0 till 100 000.',
  party: 'Välj vilken part som är samfinansiär.',
  share: 'Andelen ska vara mer än 0 och högst 100 procent.',
  overWhole: 'Andelarna av samma sak blir tillsammans mer än 100 procent.',
  ofWhat: 'Skriv vad samfinansiären betalar en andel av, till exempel kuratorn.',
  processor: 'Skriv vem biträdesavtalet är med.',
  email: 'E-postadressen går inte att läsa. Skriv till exempel anna@kommunen.se.',
};

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const tidy = (text: string): string => text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();

function tidyFacts(written: InterventionFacts): InterventionFacts {
  return {
    ...written,
    name: tidy(written.name),
    targetGroup: tidy(written.targetGroup),
    agreements: written.agreements.map(({ processor, from, to }) => ({ processor: tidy(processor), from: from.trim(), to: to.trim() })),
    coFinanciers: written.coFinanciers.map((one) => ({ ...one, ofWhat: tidy(one.ofWhat) })),
    planned: written.planned.toSorted((a, b) => a.year - b.year),
    from: written.from.trim(),
    to: written.to.trim(),
    contactName: tidy(written.contactName),
    contactEmail: written.contactEmail.trim(),
    contactPhone: tidy(written.contactPhone),
  };
}

/** The one rule of interventions. A first day may be missing, as an import leaves it; everything that is told must be right. */
export function readInterventionFacts(
  written: InterventionFacts,
  today: LocalDate,
): Result<InterventionFacts, readonly InterventionProblem[]> {
  const facts = tidyFacts(written);
  const problems = [...nameProblems(facts, today), ...listProblems(facts), ...textProblems(facts), ...periodProblems('', facts)];
  return problems.length > 0 ? err(problems) : ok(facts);
}

function nameProblems({ name }: InterventionFacts, today: LocalDate): InterventionProblem[] {
  if (name === '') return [{ field: 'name', code: 'missing' }];
  if (name.length > 200) return [{ field: 'name', code: 'long' }];
  return holdsIdentityNumber(name, today) ? [{ field: 'name', code: 'identityNumber' }] : [];
}

const MOST = { targetGroup: 500, contactName: 200, contactEmail: 254, contactPhone: 40 } as const;
const TEXT_FIELDS = ['targetGroup', 'contactName', 'contactEmail', 'contactPhone'] as const;

const textProblems = (facts: InterventionFacts): InterventionProblem[] => [
  ...TEXT_FIELDS.filter((field) => facts[field].length > MOST[field]).map((field) => ({ field, code: 'long' as const })),
  ...(facts.contactEmail !== '' && !EMAIL.test(facts.contactEmail) ? [{ field: 'contactEmail', code: 'email' as const }] : []),
];

function listProblems({ agreements, coFinanciers, planned }: InterventionFacts): InterventionProblem[] {
  return [
    ...agreements.flatMap((one, i): InterventionProblem[] => [
      ...(one.processor === '' || one.processor.length > 200
        ? [{ field: `agreements.${i}.processor`, code: one.processor === '' ? ('processor' as const) : ('long' as const) }]
        : []),
      ...(one.from === '' ? [{ field: `agreements.${i}.from`, code: 'notADay' as const }] : []),
      ...periodProblems(`agreements.${i}.`, one),
    ]),
    ...coFinanciers.flatMap((one, i): InterventionProblem[] => [
      ...(one.partyId === '' ? [{ field: `coFinanciers.${i}.partyId`, code: 'party' as const }] : []),
      ...(isShare(one.share) ? [] : [{ field: `coFinanciers.${i}.share`, code: 'share' as const }]),
      ...(one.ofWhat === '' || one.ofWhat.length > 200
        ? [{ field: `coFinanciers.${i}.ofWhat`, code: one.ofWhat === '' ? ('ofWhat' as const) : ('long' as const) }]
        : []),
      ...(isOverWhole(coFinanciers, i) ? [{ field: `coFinanciers.${i}.share`, code: 'overWhole' as const }] : []),
    ]),
    ...planned.flatMap(({ year, participants }, i): InterventionProblem[] => [
      ...(Number.isInteger(year) && year >= 1990 && year <= 2200 ? [] : [{ field: `planned.${i}.year`, code: 'year' as const }]),
      ...(planned.findIndex((other) => other.year === year) < i ? [{ field: `planned.${i}.year`, code: 'yearTwice' as const }] : []),
      ...(Number.isInteger(participants) && participants >= 0 && participants <= 100_000
        ? []
        : [{ field: `planned.${i}.participants`, code: 'participants' as const }]),
    ]),
  ];
}

const isShare = (share: number): boolean => Number.isInteger(share) && share >= 1 && share <= WHOLE_SHARE;

/** Said at the row that goes past the whole. */
function isOverWhole(coFinanciers: InterventionFacts['coFinanciers'], place: number): boolean {
  const ofWhat = coFinanciers[place]?.ofWhat.toLowerCase();
  const upTo = (last: number): number =>
    coFinanciers.slice(0, last + 1).reduce((sum, one) => (one.ofWhat.toLowerCase() === ofWhat ? sum + one.share : sum), 0);
  return upTo(place) > WHOLE_SHARE && upTo(place - 1) <= WHOLE_SHARE && isShare(coFinanciers[place]?.share ?? 0);
}

function periodProblems(at: string, { from, to }: { readonly from: string; readonly to: string }): InterventionProblem[] {
  const faulty = (['from', 'to'] as const).filter(
    (end) => (end === 'from' ? from : to) !== '' && parseLocalDate(end === 'from' ? from : to) === undefined,
  );
  if (faulty.length > 0) return faulty.map((end) => ({ field: `${at}${end}`, code: 'notADay' }));
  return from !== '' && to !== '' && to < from ? [{ field: `${at}to`, code: 'endsBeforeItStarts' }] : [];
}

/** What is not told of an intervention and should be, in the order of the page. */
export const MISSING_FACTS = ['kind', 'from', 'controllerId', 'targetGroup', 'planned', 'contactName'] as const;
export type MissingFact = (typeof MISSING_FACTS)[number];

/** @param year the calendar year whose plan is asked for */
export function missingFacts(facts: InterventionFacts, year: number): MissingFact[] {
  const isTold: Readonly<Record<MissingFact, boolean>> = {
    kind: facts.kind !== null,
    from: facts.from !== '',
    controllerId: facts.controllerId !== null,
    targetGroup: facts.targetGroup !== '',
    planned: facts.planned.some((one) => one.year === year),
    contactName: facts.contactName !== '',
  };
  return MISSING_FACTS.filter((fact) => !isTold[fact]);
}
