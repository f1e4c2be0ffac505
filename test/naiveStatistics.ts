/**
 * The counting rules once more, as plainly as they can be said: loops over records, nothing shared with the program.
 * The tests compare the two on random sets.
 */
export type NaiveRecord = {
  readonly insats: string;
  readonly anonymous: boolean;
  readonly protectedTold: boolean;
  /** Twelve digits, or '' for someone without a number. */
  readonly number: string;
  readonly sex: 'K' | 'M';
  readonly birthYear: string;
  readonly municipality: string;
  readonly referrer: string;
  readonly enrolled: string;
  readonly closed: string;
  readonly reason: string;
  readonly education: string;
  readonly occupation: readonly [start: string, end: string];
  readonly incomes: readonly [start: readonly string[], end: readonly string[]];
  readonly months: string;
};

export type NaiveOptions = {
  readonly from: string;
  readonly to: string;
  readonly bands: string;
  readonly vocabulary: 'sus' | 'team';
  readonly insats?: string | undefined;
};

const MISSING = 'uppgift saknas';
const REASONS: readonly (readonly [code: string, sus: string, team: string, measurable: boolean])[] = [
  ['arbete_osubventionerat', 'Arbete - osubventionerat', 'arbete', true],
  ['arbete_subventionerat', 'Arbete - subventionerat', 'arbete', true],
  ['aktivt_arbetssökande', 'Aktivt arbetssökande utan behov av samordnat stöd', 'annat', false],
  ['studier', 'Studier', 'studier', true],
  ['arbetslivsinriktad_rehabilitering', 'Fortsatt rehabilitering', 'annan_rehabilitering', true],
  ['rehabilitering_hos_myndighet', 'Fortsatt rehabilitering', 'annat', false],
  ['sjukersättning', 'Sjukdom/försämrat hälsotillstånd', 'sjukersättning', false],
  ['försämrad_hälsa', 'Sjukdom/försämrat hälsotillstånd', 'annat', false],
  ['föräldraledighet', 'Övrigt', 'föräldraledighet', false],
  ['flytt', 'Övrigt', 'annat', false],
  ['åter_till_myndighet', 'Övrigt', 'annat', false],
  ['ålderspension', 'Övrigt', 'annat', false],
  ['avhopp', 'Övrigt', 'avhopp', false],
  ['avliden', 'Övrigt', 'annat', false],
];
const REPORT_ROWS = {
  sus: [
    'Arbete - osubventionerat',
    'Arbete - subventionerat',
    'Aktivt arbetssökande utan behov av samordnat stöd',
    'Studier',
    'Fortsatt rehabilitering',
    'Sjukdom/försämrat hälsotillstånd',
    'Övrigt',
  ],
  team: ['avhopp', 'arbete', 'studier', 'annan_rehabilitering', 'sjukersättning', 'föräldraledighet', 'annat'],
};
const INCOMES = [
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
];
const OCCUPATIONS = ['ingen', 'arbete', 'arbete_subventionerat', 'studier', 'arbetssökande'];
const EDUCATIONS = ['grundskola_ej_slutförd', 'grundskola', 'gymnasium', 'eftergymnasial'];
const PARTIES = ['AF', 'FK', 'SOC', 'AME', 'REGION', 'ANNAN'];
const SUPPORT = ['under 1 år', '1-3 år', '4-6 år', '7-9 år', 'mer än 9 år', 'ej aktuellt'];

export function naiveStatistics(records: readonly NaiveRecord[], { from, to, bands, vocabulary, insats }: NaiveOptions) {
  const counted = records.filter(
    (one) => !one.anonymous && one.reason !== 'felregistrering' && (insats === undefined || one.insats === insats),
  );
  const inAtStart = counted.filter((one) => one.enrolled < from && !(one.closed !== '' && one.closed < from));
  const added = counted.filter((one) => from <= one.enrolled && one.enrolled <= to);
  const closed = counted.filter((one) => one.closed !== '' && from <= one.closed && one.closed <= to);
  const left = counted.filter((one) => one.enrolled <= to && !(one.closed !== '' && one.closed <= to));
  const worked = counted.filter((one) => one.enrolled <= to && !(one.closed !== '' && one.closed < from));
  const measured = closed.filter((one) => REASONS.some(([code, , , measurable]) => measurable && code === one.reason));
  const bandNames = bands.split(',');
  const days = closed.map((one) => dayCount(one.closed) - dayCount(one.enrolled)).toSorted((a, b) => a - b);
  const middle = days.length % 2 === 1 ? [days[(days.length - 1) / 2] ?? 0] : [days[days.length / 2 - 1] ?? 0, days[days.length / 2] ?? 0];
  const knownMonths = measured.filter((one) => /^\d+$/.test(one.months)).map((one) => Number(one.months));
  const anonymous = records.filter(
    (one) => one.anonymous && one.reason !== 'felregistrering' && (insats === undefined || one.insats === insats),
  );
  const years = anonymous.map((one) => one.enrolled.slice(0, 4)).filter((year) => from.slice(0, 4) <= year && year <= to.slice(0, 4));

  return {
    flöde: { in_vid_start: inAtStart.length, nya: added.length, avslutade: closed.length, kvar_vid_slut: left.length },
    deltagare: bySex(worked),
    personer: bySex(worked.filter((one, index) => one.number === '' || worked.findIndex((other) => other.number === one.number) === index)),
    nya: bySex(added),
    avslutade: bySex(closed),
    per_kommun: table(worked, [...swedish(worked.map((one) => place(one, records))), 'ej redovisad', MISSING], (one) => [
      place(one, records),
    ]),
    per_insats: table(worked, swedish(worked.map((one) => one.insats)), (one) => [one.insats]),
    remittent_nya: table(added, [...PARTIES, MISSING], (one) => [one.referrer || MISSING]),
    försörjning_nya: table(added, [...INCOMES, MISSING], (one) => incomeRows(one, 0)),
    tid_i_försörjning_nya: table(added, [...SUPPORT, MISSING], (one) => [supportRow(one.months)]),
    ålder_nya: table(added, [...bandNames, 'övriga'], (one) => [bandNames.find((band) => inBand(age(one), band)) ?? 'övriga']),
    utbildning_nya: table(added, [...EDUCATIONS, MISSING], (one) => [one.education || MISSING]),
    avslutsorsak: table(
      closed,
      REASONS.map(([code]) => code),
      (one) => [one.reason],
    ),
    avslutsorsak_rapport: REPORT_ROWS[vocabulary].map((row) => {
      const codes = REASONS.filter(([, sus, team]) => (vocabulary === 'sus' ? sus : team) === row).map(([code]) => code);
      return { nyckel: row, ...bySex(closed.filter((one) => codes.includes(one.reason))) };
    }),
    sysselsättning_före_efter: beforeAfter(closed, [...OCCUPATIONS, MISSING], (one, end) => [one.occupation[end] || MISSING]),
    försörjning_före_efter: beforeAfter(closed, [...INCOMES, MISSING], incomeRows),
    mätbara_avslut: {
      antal: measured.length,
      andel_procent: rounded(measured.length * 100, closed.length, 1),
      medel_månader_i_försörjning: rounded(sum(knownMonths), knownMonths.length, 10),
    },
    genomströmning_månader: {
      antal: days.length,
      medel: rounded(sum(days) * 16, days.length * 487, 10),
      median: days.length === 0 ? null : rounded(sum(middle) * 16, middle.length * 487, 10),
      medel_utan_längsta: rounded(sum(days.slice(0, -1)) * 16, (days.length - 1) * 487, 10),
    },
    anonyma_per_år: [...new Set(years)]
      .toSorted()
      .map((year) => ({ nyckel: year, ...bySex(anonymous.filter((one) => one.enrolled.startsWith(year))) })),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

// Half away from zero; the numbers here are small enough for whole-number arithmetic.
const rounded = (top: number, bottom: number, scale: number): number | null =>
  bottom <= 0 ? null : Math.floor((2 * top * scale + bottom) / (2 * bottom)) / scale;

const bySex = (records: readonly NaiveRecord[]) => ({
  antal: records.length,
  kvinnor: records.filter((one) => one.sex === 'K').length,
  män: records.filter((one) => one.sex === 'M').length,
});

function table(records: readonly NaiveRecord[], order: readonly string[], rowsOf: (one: NaiveRecord) => readonly string[]) {
  return order
    .map((row) => ({ nyckel: row, ...bySex(records.filter((one) => rowsOf(one).includes(row))) }))
    .filter(({ antal }) => antal > 0);
}

function beforeAfter(
  records: readonly NaiveRecord[],
  order: readonly string[],
  rowsOf: (one: NaiveRecord, end: 0 | 1) => readonly string[],
) {
  const having = (row: string, end: 0 | 1): number => records.filter((one) => rowsOf(one, end).includes(row)).length;
  return order
    .map((row) => ({ nyckel: row, före: having(row, 0), efter: having(row, 1) }))
    .filter(({ före, efter }) => före > 0 || efter > 0);
}

const incomeRows = (one: NaiveRecord, end: 0 | 1): readonly string[] => (one.incomes[end].length === 0 ? [MISSING] : one.incomes[end]);

// Protection belongs to the person: one row that tells it is enough.
function place(one: NaiveRecord, records: readonly NaiveRecord[]): string {
  const isProtected =
    one.protectedTold ||
    (one.number !== '' && records.some((other) => !other.anonymous && other.number === one.number && other.protectedTold));
  return isProtected ? 'ej redovisad' : one.municipality || MISSING;
}

function supportRow(months: string): string {
  if (months === '') return MISSING;
  if (months === 'ej_aktuellt') return 'ej aktuellt';
  const years = Number(months) / 12;
  return years < 1 ? 'under 1 år' : years < 4 ? '1-3 år' : years < 7 ? '4-6 år' : years < 10 ? '7-9 år' : 'mer än 9 år';
}

const inBand = (years: number, band: string): boolean => {
  const [low, high] = band.split('-').map(Number);
  return (low ?? 0) <= years && years <= (high ?? 0);
};

function age({ number, birthYear, enrolled }: NaiveRecord): number {
  const [year, month, day] = enrolled.split('-').map(Number) as [number, number, number];
  if (number === '') return year - Number(birthYear);
  const [bornYear, bornMonth, numberDay] = [Number(number.slice(0, 4)), Number(number.slice(4, 6)), Number(number.slice(6, 8))];
  const bornDay = numberDay > 60 ? numberDay - 60 : numberDay;
  const lengths = [
    31,
    bornYear % 4 === 0 && (bornYear % 100 !== 0 || bornYear % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ];
  const isWholeDay = numberDay !== 60 && bornDay <= (lengths[bornMonth - 1] ?? 0);
  const hadBirthday = month > bornMonth || (month === bornMonth && day >= bornDay);
  return year - bornYear - (isWholeDay && !hadBirthday ? 1 : 0);
}

function dayCount(day: string): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  let days = date;
  for (let y = 1900; y < year; y += 1) days += y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 366 : 365;
  const lengths = [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  for (let m = 1; m < month; m += 1) days += lengths[m - 1] ?? 0;
  return days;
}

const ALPHABET = ' -0123456789abcdefghijklmnopqrstuvwxyzåäö';

/** The names once each in Swedish order, without the two that stand last in tables by place. */
function swedish(names: readonly string[]): string[] {
  const key = (name: string): string =>
    [...name.toLowerCase()].map((letter) => String.fromCodePoint(100 + ALPHABET.indexOf(letter))).join('');
  const compare = (a: string, b: string): number => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a > b ? -1 : 1);
  return [...new Set(names)].filter((name) => name !== MISSING && name !== 'ej redovisad').toSorted(compare);
}
