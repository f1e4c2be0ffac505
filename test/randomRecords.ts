import { CLOSING_REASONS, EDUCATIONS, INCOMES, OCCUPATIONS, REFERRERS } from '../src/participants/codes.ts';
import type { NaiveRecord } from './naiveStatistics.ts';
import { sharedJson } from './sharedFolder.ts';
import type { SheetRow } from './participantSheets.ts';

/** A stream of numbers that is the same for the same seed (mulberry32). */
export class Chance {
  #state: number;
  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  }

  oneIn(n: number): boolean {
    return this.below(n) === 0;
  }

  of<T>(choices: readonly T[]): T {
    const chosen = choices[this.below(choices.length)];
    if (chosen === undefined) throw new Error('nothing to choose from');
    return chosen;
  }

  day(from: string, to: string): string {
    const [first, last] = [Date.parse(from), Date.parse(to)];
    const days = Math.round((last - first) / 86_400_000);
    // Leap days and the turns of years and months come often, because that is where rules break.
    const special = this.oneIn(6)
      ? this.of(['2016-02-29', '2016-02-28', '2016-03-01', '2017-12-31', '2018-01-01', '2017-02-28', '2018-08-31'])
      : '';
    if (from <= special && special <= to) return special;
    return new Date(first + this.below(days + 1) * 86_400_000).toISOString().slice(0, 10);
  }
}

export const INSATSER = ['Vägen in', 'Wägen ut', 'Ängen', 'Åkern', 'Örnen', 'Team A-Ö', 'Team A', 'team A'];
const MUNICIPALITIES = [
  'Sala',
  'sala',
  'Åmål',
  'Älvkarleby',
  'Örebro',
  'Vadstena',
  'Wadköping',
  'Upplands-Bro',
  'Upplands Väsby',
  'Uppvidinge',
  '',
];

/** A record with its key and how its row is written. The key is `rad_id`, or what identifies a row without one. */
export type RandomRecord = NaiveRecord & { readonly rowKey: string };
export const keyOf = (one: RandomRecord): string => one.rowKey || `${one.insats}|${one.number}|${one.enrolled}`;

/** Identity numbers of few enough people that several participations of one person are common. */
export function randomNumbers(chance: Chance, count: number): string[] {
  const pins = sharedJson<string[]>('testdata/personnummer/allPins.json').filter((number) => number > '1940' && number < '2003');
  const coordination = sharedJson<string[]>('testdata/personnummer/allCoords.json').filter((number) => number > '1940' && number < '2003');
  const leapDays = pins.filter((number) => number.slice(4, 8) === '0229');
  return Array.from({ length: count }, (_, index) => chance.of(index % 7 === 0 ? coordination : index % 7 === 1 ? leapDays : pins));
}

export function randomRecord(chance: Chance, numbers: readonly string[], rowKey: string, today: string): RandomRecord {
  const enrolled = chance.day('2014-06-01', today);
  const isClosed = chance.below(10) < 6;
  const number = rowKey !== '' && chance.oneIn(9) ? '' : chance.of(numbers);
  const code = (codes: readonly string[]): string => (chance.oneIn(8) ? '' : chance.of(codes));
  const incomes = (): string[] => INCOMES.filter(() => chance.oneIn(8));
  return {
    rowKey,
    insats: chance.of(INSATSER),
    anonymous: rowKey !== '' && chance.oneIn(12),
    protectedTold: chance.oneIn(12),
    number,
    sex: number === '' ? chance.of(['K', 'M'] as const) : Number(number[10]) % 2 === 1 ? 'M' : 'K',
    birthYear: String(1950 + chance.below(50)),
    municipality: chance.of(MUNICIPALITIES),
    referrer: code(REFERRERS),
    enrolled,
    closed: isClosed ? (chance.oneIn(10) ? enrolled : chance.day(enrolled, today)) : '',
    reason: isClosed ? chance.of(CLOSING_REASONS) : '',
    education: code(EDUCATIONS),
    occupation: [code(OCCUPATIONS), isClosed ? code(OCCUPATIONS) : ''],
    incomes: [incomes(), isClosed ? incomes() : []],
    months: chance.oneIn(6)
      ? ''
      : chance.oneIn(8)
        ? 'ej_aktuellt'
        : String(chance.of([0, 11, 12, 47, 48, 83, 84, 119, 120, chance.below(200)])),
  };
}

/** The record as another row of the same key tells it: something else, or something of someone else. */
export function corrected(chance: Chance, one: RandomRecord, numbers: readonly string[], today: string): RandomRecord {
  const other = randomRecord(chance, numbers, one.rowKey, today);
  if (one.rowKey === '')
    return {
      ...other,
      insats: one.insats,
      number: one.number,
      sex: one.sex,
      enrolled: one.enrolled,
      ...(other.closed < one.enrolled ? { closed: '', reason: '' } : {}),
    };
  const { number, sex, birthYear, anonymous, insats, municipality, protectedTold } = other;
  const parts: Partial<RandomRecord>[] = [
    { number, sex, birthYear },
    { anonymous },
    { anonymous: !one.anonymous },
    { insats },
    { municipality, protectedTold },
    { protectedTold: !one.protectedTold },
    { closed: '', reason: '' },
    { closed: one.closed || one.enrolled, reason: chance.of(CLOSING_REASONS) },
  ];
  return chance.oneIn(3) ? other : { ...one, ...chance.of(parts) };
}

/** The record as a row of a sheet, its number in any of the ways that teams write it. */
export function rowOf(chance: Chance, one: RandomRecord): SheetRow {
  const { number } = one;
  const short = `${number.slice(2, 8)}-${number.slice(8)}`;
  const written =
    number === ''
      ? chance.oneIn(3)
        ? `${one.birthYear}0101-T220`
        : ''
      : chance.of([number, `${number.slice(0, 8)}-${number.slice(8)}`, short]);
  if (one.anonymous) {
    const mistaken = one.reason === 'felregistrering' ? { avslutad: one.closed, avslutsorsak: one.reason } : {};
    return { rad_id: one.rowKey, insats: one.insats, anonym: 'ja', kön: one.sex, inskriven: one.enrolled, ...mistaken };
  }
  return {
    rad_id: one.rowKey,
    insats: one.insats,
    personnummer: written,
    skyddad: one.protectedTold ? 'ja' : '',
    kön: number !== '' && chance.oneIn(4) ? '' : one.sex,
    födelseår: number === '' ? one.birthYear : '',
    folkbokföringskommun: one.municipality,
    remittent: one.referrer,
    inskriven: one.enrolled,
    avslutad: one.closed,
    avslutsorsak: one.reason,
    utbildning: one.education,
    sysselsättning_vid_inskrivning: one.occupation[0],
    sysselsättning_vid_avslut: one.occupation[1],
    försörjning_vid_inskrivning: one.incomes[0].join('|'),
    försörjning_vid_avslut: one.incomes[1].join('|'),
    månader_i_offentlig_försörjning: one.months,
  };
}

/** Whether someone would be in one insats twice at once. */
export function overlaps(records: readonly RandomRecord[]): boolean {
  const stays = records.filter((one) => !one.anonymous && one.number !== '' && one.reason !== 'felregistrering');
  return stays.some((a, i) =>
    stays.some(
      (b, j) =>
        j < i &&
        a.number === b.number &&
        a.insats === b.insats &&
        (a.closed === '' || b.enrolled <= a.closed) &&
        (b.closed === '' || a.enrolled <= b.closed),
    ),
  );
}
