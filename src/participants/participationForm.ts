import type { Sex } from '../shared/identityNumber.ts';
import type { LocalDate } from '../shared/localDate.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { NOT_APPLICABLE, WRONG_REGISTRATION } from './codes.ts';
import type { Contact } from './contact.ts';
import type { AnonymousFacts, ParticipationFacts } from './participation.ts';
import { readParticipantRow, type ParticipantColumn, type RowPerson } from './participantRow.ts';

/** Who it is, as written in a form; empty where nothing is told. With a number, sex and birth year follow from it. */
export type PersonForm = {
  readonly number: string;
  readonly sex: Sex | '';
  readonly birthYear: string;
  readonly givenName: string;
  readonly familyName: string;
};

/** A participation as written in a form. Codes are those of the code tables, '' and empty lists are "uppgift saknas". */
export type ParticipationForm = {
  readonly enrolled: string;
  readonly municipality: string;
  readonly referrer: string;
  readonly education: string;
  readonly occupationAtStart: string;
  readonly incomeAtStart: readonly string[];
  /** Whole months, `ej_aktuellt` or ''. */
  readonly supportMonths: string;
  readonly closed: string;
  readonly closingReason: string;
  readonly occupationAtEnd: string;
  readonly incomeAtEnd: readonly string[];
};
export type FormField = keyof PersonForm | keyof ParticipationForm | keyof Contact;

/** What is wrong in one field: plain Swedish, never with an identity number in it. `field` is undefined where it is the whole form's. */
export type FieldFault = { readonly field: FormField | undefined; readonly reason: string; readonly mend: string };

const FIELD_OF: Readonly<Record<ParticipantColumn, FormField | undefined>> = {
  rad_id: undefined,
  insats: undefined,
  personnummer: 'number',
  anonym: undefined,
  skyddad: undefined,
  kön: 'sex',
  födelseår: 'birthYear',
  folkbokföringskommun: 'municipality',
  remittent: 'referrer',
  inskriven: 'enrolled',
  avslutad: 'closed',
  avslutsorsak: 'closingReason',
  utbildning: 'education',
  sysselsättning_vid_inskrivning: 'occupationAtStart',
  sysselsättning_vid_avslut: 'occupationAtEnd',
  försörjning_vid_inskrivning: 'incomeAtStart',
  försörjning_vid_avslut: 'incomeAtEnd',
  månader_i_offentlig_försörjning: 'supportMonths',
  förnamn: 'givenName',
  efternamn: 'familyName',
  telefon: 'phone',
  'e-post': 'email',
};

/** The column of a sheet that says the same as a field. */
export const columnOf = (field: FormField): string => Object.entries(FIELD_OF).find(([, one]) => one === field)?.[0] ?? field;
/** The field that says the same as a column of a sheet. */
export const fieldOf = (column: string): FormField | undefined => Object.entries(FIELD_OF).find(([name]) => name === column)?.[1];

type Cells = Partial<Record<ParticipantColumn, string>>;

// What a sheet must have besides: the own key of a row, which a form does not need.
const COMMON: Cells = { rad_id: 'formulär', insats: 'formulär' };

function read(cells: Cells, today: LocalDate) {
  const row = readParticipantRow(0, (column) => (cells[column] ?? '').trim(), today);
  if (row.ok) return row;
  return err(row.error.map(({ column, reason, mend }) => ({ field: fieldOf(column), reason, mend })));
}

/** Reads a form by the same rules as a row of a team's sheet, all faults at once. */
export function readParticipation(
  person: PersonForm,
  form: ParticipationForm,
  isProtected: boolean,
  today: LocalDate,
): Result<{ readonly person: RowPerson; readonly facts: ParticipationFacts }, readonly FieldFault[]> {
  const row = read({ ...COMMON, ...personCells(person), ...participationCells(form), skyddad: isProtected ? 'ja' : '' }, today);
  if (!row.ok) return row;
  if (row.value.kind !== 'person') throw new Error('a form with a person was read as an anonymous row');
  return ok({ person: row.value.person, facts: row.value.facts });
}

/** Reads what is told of an anonymous participation: sex and the year in which it began. */
export function readAnonymous(sex: Sex | '', year: string, today: LocalDate): Result<AnonymousFacts, readonly FieldFault[]> {
  const row = read({ ...COMMON, anonym: 'ja', kön: sex, inskriven: year.trim() === '' ? '' : `${year.trim()}-01-01` }, today);
  if (!row.ok) return err(row.error.map((fault) => (fault.field === 'enrolled' ? { ...fault, ...YEAR_FAULT } : fault)));
  if (row.value.kind !== 'anonymous') throw new Error('an anonymous form was read as a person');
  return ok(row.value.anonymous);
}

const YEAR_FAULT = { reason: 'startåret saknas eller har inte varit än', mend: 'skriv fyra siffror, till exempel 2026' };

function personCells(person: PersonForm): Cells {
  return {
    personnummer: person.number,
    kön: person.sex,
    födelseår: person.birthYear,
    förnamn: person.givenName,
    efternamn: person.familyName,
  };
}

function participationCells(form: ParticipationForm): Cells {
  return {
    inskriven: form.enrolled,
    folkbokföringskommun: form.municipality,
    remittent: form.referrer,
    utbildning: form.education,
    sysselsättning_vid_inskrivning: form.occupationAtStart,
    försörjning_vid_inskrivning: form.incomeAtStart.join('|'),
    månader_i_offentlig_försörjning: form.supportMonths,
    avslutad: form.closed,
    avslutsorsak: form.closingReason,
    sysselsättning_vid_avslut: form.occupationAtEnd,
    försörjning_vid_avslut: form.incomeAtEnd.join('|'),
  };
}

/** A stored person as a form shows them: with a number, which says sex and birth year, these stand empty. */
export function personForm(person: RowPerson): PersonForm {
  const { number, interim, sex, birthYear, givenName, familyName } = person;
  const told = number === null ? { sex, birthYear: String(birthYear) } : { sex: '' as const, birthYear: '' };
  return { number: number ?? interim ?? '', ...told, givenName, familyName };
}

export function participationForm(facts: ParticipationFacts): ParticipationForm {
  return {
    enrolled: facts.enrolled,
    municipality: facts.municipality ?? '',
    referrer: facts.referrer ?? '',
    education: facts.education ?? '',
    occupationAtStart: facts.occupationAtStart ?? '',
    incomeAtStart: facts.incomeAtStart,
    supportMonths: facts.supportNotApplicable ? NOT_APPLICABLE : (facts.supportMonths?.toString() ?? ''),
    closed: facts.closed ?? '',
    closingReason: facts.closingReason ?? '',
    occupationAtEnd: facts.occupationAtEnd ?? '',
    incomeAtEnd: facts.incomeAtEnd,
  };
}

export const EMPTY_CLOSING = { closed: '', closingReason: '', occupationAtEnd: '', incomeAtEnd: [] } as const;

/** The same participation open again: what was told of the closing goes with it (the former version keeps it). */
export const reopenedForm = (form: ParticipationForm): ParticipationForm => ({ ...form, ...EMPTY_CLOSING });

/** A participation that should not have been: closed as a wrong registration, on its closing day where it has one. */
export const withdrawnForm = (form: ParticipationForm, today: LocalDate): ParticipationForm => ({
  ...form,
  closed: form.closed === '' ? today : form.closed,
  closingReason: WRONG_REGISTRATION,
});
