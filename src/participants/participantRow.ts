import {
  ageOf,
  birthYearOf,
  holdsIdentityNumber,
  readIdentityNumber,
  type Birth,
  type IdentityNumber,
  type Sex,
} from '../shared/identityNumber.ts';
import { parseLocalDate, yearOf, type LocalDate } from '../shared/localDate.ts';
import { quotedCell } from '../shared/quotedCell.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { RowFault } from '../shared/rowFault.ts';
import { CLOSING_REASONS, codeIn, EDUCATIONS, INCOMES, NOT_APPLICABLE, OCCUPATIONS, REFERRERS, WRONG_REGISTRATION } from './codes.ts';
import type { Contact } from './contact.ts';
import type { AnonymousFacts, ParticipationFacts } from './participation.ts';

/** The columns of a team's participant sheet (deltagare.csv). */
export const REQUIRED_COLUMNS = [
  'rad_id',
  'insats',
  'personnummer',
  'anonym',
  'skyddad',
  'kön',
  'födelseår',
  'folkbokföringskommun',
  'remittent',
  'inskriven',
  'avslutad',
  'avslutsorsak',
  'utbildning',
  'sysselsättning_vid_inskrivning',
  'sysselsättning_vid_avslut',
  'försörjning_vid_inskrivning',
  'försörjning_vid_avslut',
  'månader_i_offentlig_försörjning',
] as const;
export const OPTIONAL_COLUMNS = ['förnamn', 'efternamn', 'telefon', 'e-post'] as const;
export type ParticipantColumn = (typeof REQUIRED_COLUMNS)[number] | (typeof OPTIONAL_COLUMNS)[number];

/** What identifies the person; `interim` keeps a number that identifies nobody. */
export type RowPerson = {
  readonly number: IdentityNumber | null;
  readonly interim: string | null;
  readonly sex: Sex;
  readonly birthYear: number;
  readonly protected: boolean;
  /** Empty = not told. */
  readonly givenName: string;
  readonly familyName: string;
};
type Common = { readonly line: number; readonly rowKey: string | null; readonly intervention: string };
export type PersonRow = Common & {
  readonly kind: 'person';
  readonly person: RowPerson;
  readonly facts: ParticipationFacts;
  readonly contact: Contact;
};
export type AnonymousRow = Common & { readonly kind: 'anonymous'; readonly rowKey: string; readonly anonymous: AnonymousFacts };
export type ParticipantRow = PersonRow | AnonymousRow;

const OLDEST_ENROLMENT_YEAR = 1900;
const OLDEST_BIRTH_YEAR = 1850;
const OLDEST_AGE = 150;
const MOST_MONTHS = 1200;
const LONGEST_NAME = 200;

/** What tables print where a municipality is unknown or not disclosed; as a municipality's name it would mix the rows. */
const NO_MUNICIPALITIES: readonly string[] = ['uppgift saknas', 'ej redovisad'];

/**
 * Reads one row of a participant sheet; `cell` gives the trimmed text of a column, '' when empty or absent.
 * All faults of the row are found at once. Source: field rules for participants and the import's columns.
 */
export function readParticipantRow(
  line: number,
  cell: (column: ParticipantColumn) => string,
  today: LocalDate,
): Result<ParticipantRow, RowFault[]> {
  const faults: RowFault[] = [];
  const fault: Fault = (column, reason, mend) => {
    faults.push({ line, column, reason, mend });
    return undefined;
  };
  const yes = (column: 'anonym' | 'skyddad'): boolean => {
    const text = cell(column).toLowerCase();
    if (text !== '' && text !== 'ja' && text !== 'nej')
      fault(column, `${quotedCell(cell(column))} är varken ja eller tomt`, 'skriv ja eller lämna cellen tom');
    return text === 'ja';
  };
  const date = (column: 'inskriven' | 'avslutad'): LocalDate | undefined => {
    const text = cell(column);
    if (text === '') return undefined;
    const day = parseLocalDate(text);
    if (day === undefined) return fault(column, `${quotedCell(text)} är inte en dag i kalendern`, 'skriv ÅÅÅÅ-MM-DD');
    if (day > today) return fault(column, `${day} har inte varit än`, 'rätta dagen eller vänta med raden tills den har varit');
    if (yearOf(day) < OLDEST_ENROLMENT_YEAR) return fault(column, `${day} är för länge sedan för att kunna stämma`, 'rätta året');
    return day;
  };
  const code = <C extends string>(column: ParticipantColumn, codes: readonly C[], text = cell(column)): C | null => {
    if (text === '') return null;
    const known = codeIn(codes, text);
    if (known === undefined) fault(column, `${quotedCell(text)} är inte en känd kod`, `skriv ${codes.join(', ')} eller lämna tomt`);
    return known ?? null;
  };
  const codeList = <C extends string>(column: ParticipantColumn, codes: readonly C[]): C[] => {
    const given = cell(column)
      .split('|')
      .map((text) => text.trim())
      .filter((text) => text !== '');
    const found = new Set(given.map((text) => code(column, codes, text)));
    return codes.filter((known) => found.has(known));
  };
  const sexCell = (): Sex | undefined => {
    const text = cell('kön').toUpperCase();
    if (text === '' || text === 'K' || text === 'M') return text === '' ? undefined : text;
    return fault('kön', `${quotedCell(cell('kön'))} är varken K eller M`, 'skriv K för kvinna eller M för man');
  };

  const rowKey = cell('rad_id') === '' ? null : cell('rad_id');
  if (rowKey !== null) checkRowKey(rowKey, today, fault);
  const intervention = cell('insats');
  if (intervention === '') fault('insats', 'insatsen saknas', 'skriv insatsens namn');
  else checkName('insats', intervention, today, fault);
  const anonymous = yes('anonym');
  const isProtected = yes('skyddad');
  const enrolled = date('inskriven');
  if (cell('inskriven') === '') fault('inskriven', 'inskrivningsdagen saknas', 'skriv dagen som ÅÅÅÅ-MM-DD');
  const closed = date('avslutad') ?? null;
  const closingReason = code('avslutsorsak', CLOSING_REASONS);
  if (enrolled !== undefined && closed !== null && closed < enrolled)
    fault('avslutad', `avslutet (${closed}) är före inskrivningen (${enrolled})`, 'rätta den dag som är fel');
  const statedSex = sexCell();

  if (anonymous) {
    for (const column of ['personnummer', 'förnamn', 'efternamn', 'telefon', 'e-post'] as const) {
      if (cell(column) !== '') fault(column, 'en anonym rad får inte säga vem det är', 'töm cellen, eller ta bort ja under anonym');
    }
    if (rowKey === null) fault('rad_id', 'en anonym rad måste ha en egen nyckel', 'skriv ett rad_id som ingen annan rad har');
    if (statedSex === undefined && cell('kön') === '') fault('kön', 'kön saknas på en anonym rad', 'skriv K eller M');
    if (faults.length > 0 || rowKey === null || statedSex === undefined || enrolled === undefined) return err(faults);
    const wrongRegistration = closingReason === WRONG_REGISTRATION;
    return ok({ kind: 'anonymous', line, rowKey, intervention, anonymous: { sex: statedSex, year: yearOf(enrolled), wrongRegistration } });
  }

  if ((cell('avslutad') === '') !== (cell('avslutsorsak') === '')) {
    fault(
      cell('avslutad') === '' ? 'avslutad' : 'avslutsorsak',
      'avslutsdag och avslutsorsak hör ihop, den ena saknas',
      'fyll i båda eller ingen',
    );
  }
  const identity = readIdentity(cell, today, statedSex, rowKey, fault);
  const monthsText = cell('månader_i_offentlig_försörjning');
  const supportNotApplicable = monthsText === NOT_APPLICABLE;
  const months =
    supportNotApplicable || monthsText === ''
      ? null
      : /^\d{1,4}$/.test(monthsText) && Number(monthsText) <= MOST_MONTHS
        ? Number(monthsText)
        : undefined;
  if (months === undefined)
    fault(
      'månader_i_offentlig_försörjning',
      `${quotedCell(monthsText)} är inte hela månader`,
      `skriv ett helt tal (0–${MOST_MONTHS}), ${NOT_APPLICABLE} eller lämna tomt`,
    );
  const age = identity && enrolled !== undefined ? ageOf(identity.birth, enrolled) : undefined;
  if (age !== undefined && age < 0) fault('inskriven', 'inskrivningen är före födelsen', 'rätta dagen, numret eller födelseåret');
  if (age !== undefined && age > OLDEST_AGE)
    fault('inskriven', `åldern vid inskrivningen blir ${age} år`, 'rätta dagen, numret eller födelseåret');
  const municipality = cell('folkbokföringskommun');
  if (NO_MUNICIPALITIES.includes(municipality))
    fault('folkbokföringskommun', `"${municipality}" är inte en kommun`, 'skriv kommunens namn eller lämna tomt');
  else checkName('folkbokföringskommun', municipality, today, fault);
  const facts = {
    municipality: municipality === '' ? null : municipality,
    referrer: code('remittent', REFERRERS),
    closed,
    closingReason,
    education: code('utbildning', EDUCATIONS),
    occupationAtStart: code('sysselsättning_vid_inskrivning', OCCUPATIONS),
    occupationAtEnd: code('sysselsättning_vid_avslut', OCCUPATIONS),
    incomeAtStart: codeList('försörjning_vid_inskrivning', INCOMES),
    incomeAtEnd: codeList('försörjning_vid_avslut', INCOMES),
    supportNotApplicable,
  };
  if (faults.length > 0 || !identity || enrolled === undefined || months === undefined || age === undefined) return err(faults);
  const { birth, number, interim, sex } = identity;
  return ok({
    kind: 'person',
    line,
    rowKey,
    intervention,
    person: {
      number,
      interim,
      sex,
      birthYear: birthYearOf(birth),
      protected: isProtected,
      givenName: cell('förnamn'),
      familyName: cell('efternamn'),
    },
    facts: { ...facts, enrolled, supportMonths: months, ageAtEnrolment: age },
    contact: { phone: cell('telefon'), email: cell('e-post') },
  });
}

type Fault = (column: ParticipantColumn, reason: string, mend: string) => undefined;

// The key is kept as it is, so that the same row can be told again: it may say nothing of who it is.
function checkRowKey(rowKey: string, today: LocalDate, fault: Fault): void {
  if (rowKey.length > LONGEST_NAME) fault('rad_id', `nyckeln är längre än ${LONGEST_NAME} tecken`, 'korta den');
  const read = readIdentityNumber(rowKey, today);
  if (read.ok && read.value.kind === 'number')
    fault('rad_id', 'nyckeln är ett identitetsnummer', 'skriv en nyckel som inte säger vem det är, till exempel radens löpnummer');
}

// Names of insatser and municipalities are shown to everyone: where columns have slipped, a number may stand in their place.
function checkName(column: 'insats' | 'folkbokföringskommun', name: string, today: LocalDate, fault: Fault): void {
  if (name.length > LONGEST_NAME) fault(column, `namnet är längre än ${LONGEST_NAME} tecken`, 'korta det');
  if (holdsIdentityNumber(name, today))
    fault(
      column,
      'ett identitetsnummer står där ett namn ska stå',
      'skriv namnet, och se efter att ingen cell på raden har hamnat i fel kolumn',
    );
}

type Identity = { readonly number: IdentityNumber | null; readonly interim: string | null; readonly sex: Sex; readonly birth: Birth };

function readIdentity(
  cell: (column: ParticipantColumn) => string,
  today: LocalDate,
  statedSex: Sex | undefined,
  rowKey: string | null,
  fault: Fault,
): Identity | undefined {
  const yearText = cell('födelseår');
  const year =
    /^\d{4}$/.test(yearText) && Number(yearText) >= OLDEST_BIRTH_YEAR && Number(yearText) <= yearOf(today) ? Number(yearText) : undefined;
  if (yearText !== '' && year === undefined)
    fault('födelseår', `${quotedCell(yearText)} är inte ett födelseår`, 'skriv fyra siffror, till exempel 1985');
  const read = cell('personnummer') === '' ? undefined : readIdentityNumber(cell('personnummer'), today);
  if (read && !read.ok) return fault('personnummer', `numret ${read.error.reason}`, read.error.mend);
  if (read?.value.kind === 'number') {
    const { number, sex, birth } = read.value;
    if (statedSex !== undefined && statedSex !== sex)
      return fault('kön', 'kön stämmer inte med identitetsnumret', 'rätta kön eller nummer efter underlaget');
    if (year !== undefined && year !== birthYearOf(birth))
      return fault('födelseår', 'födelseåret stämmer inte med identitetsnumret', 'rätta året eller lämna cellen tom');
    return { number, interim: null, sex, birth };
  }
  if (rowKey === null) fault('rad_id', 'en rad utan identitetsnummer måste ha en egen nyckel', 'skriv ett rad_id som ingen annan rad har');
  if (statedSex === undefined && cell('kön') === '') fault('kön', 'kön saknas på en rad utan identitetsnummer', 'skriv K eller M');
  if (yearText === '') fault('födelseår', 'födelseår saknas på en rad utan identitetsnummer', 'skriv fyra siffror, till exempel 1985');
  if (statedSex === undefined || year === undefined) return undefined;
  return { number: null, interim: read?.value.kind === 'interim' ? read.value.text : null, sex: statedSex, birth: { year } };
}
