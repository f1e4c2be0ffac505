import { readOrganisationNumber } from '../src/shared/organisationNumber.ts';
import { writeSie } from '../src/finance/sieWriter.ts';
import { crc32 } from '../src/platform/crc32.ts';
import { daysInMonth, localDate, type LocalDate } from '../src/shared/localDate.ts';
import { ore } from '../src/shared/money.ts';
import { bookingsOf, oddBooking, type Booking } from './bookings.ts';
import type { DemoAssociation } from './demoAssociations.ts';
import type { MoneyPlan, PlannedLine } from './moneyPlan.ts';
import { seededRandom, type SeededRandom } from './seededRandom.ts';
import { ACCOUNTS, BANK, EQUITY, INCOME, PROJECT } from './spending.ts';

export type MoneyYear = {
  readonly year: number;
  /** The year's budget with forecast, as the coordinator's sheet. */
  readonly budget: Uint8Array;
  /** The ledger as exported on a day: what was booked by then. */
  ledgerOn(day: LocalDate): Uint8Array;
};

/** Budget and ledger of all years of a plan. Equity and last year's outcome follow from the year before. */
export function moneyYears(association: DemoAssociation, plan: MoneyPlan): MoneyYear[] {
  const random = seededRandom(plan.seed);
  const years = plan.years.map((year, at) => yearOf(random, plan, year, at));
  const openings = openingEquity(plan, years);
  return years.map((one, at) => ({
    year: one.year,
    budget: budgetSheet(plan, one, at, years[at - 1], random),
    ledgerOn: (day) => ledgerFile(association, plan, one, openings.get(one.year) ?? 0, day),
  }));
}

type Booked = {
  readonly year: number;
  readonly bookings: readonly Booking[];
  readonly outcome: ReadonlyMap<string, number>;
  readonly targets: ReadonlyMap<string, number>;
};

/** The last month that the demo's ledgers tell of. */
const LAST_MONTH: Readonly<Record<number, number>> = { 2026: 10 };

function yearOf(random: SeededRandom, plan: MoneyPlan, year: number, at: number): Booked {
  const bookings: Booking[] = [];
  const outcome = new Map<string, number>();
  const targets = new Map<string, number>();
  for (const line of plan.lines) {
    const budget = line.budgets[at] ?? null;
    if (budget === null) continue;
    const target = targetOf(random, plan, line, year, budget);
    targets.set(line.object, target);
    for (const [months, total] of stretches(plan, line, year, target)) {
      bookings.push(...bookingsOf(random, plan, line, year, months, total));
      outcome.set(line.object, (outcome.get(line.object) ?? 0) + total);
    }
  }
  const odd = plan.odd.filter(({ date }) => date.startsWith(String(year))).map(oddBooking);
  const byBookingDay = (a: Booking, b: Booking): number => (a.booked < b.booked ? -1 : a.booked > b.booked ? 1 : 0);
  return { year, bookings: [...bookings, ...odd].sort(byBookingDay), outcome, targets };
}

/** What the whole year comes to, öre: near the forecast where there is one, else most of the budget. */
function targetOf(random: SeededRandom, plan: MoneyPlan, line: PlannedLine, year: number, budget: number): number {
  const forecast = plan.forecasts[year]?.[line.object];
  const factor =
    line.spending === INCOME
      ? 1
      : line.spending === PROJECT
        ? 0.35 + random.next() * 0.5
        : line.spending.seldom && year === 2020
          ? 0.3
          : 0.93 + random.next() * 0.09;
  if (forecast !== undefined) return Math.round(forecast * 100_000 * (0.985 + random.next() * 0.03));
  return Math.round(budget * 100_000 * (year === 2018 && line.spending !== INCOME ? 0.99 : factor));
}

/** Months with what is booked in them: what is known to the öre, and the rest of the year. */
function stretches(plan: MoneyPlan, line: PlannedLine, year: number, target: number): (readonly [readonly number[], number])[] {
  const [first, last] = line.months?.[year] ?? [1, 12];
  const within = (from: number, to: number): number[] =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i).filter((month) => first <= month && month <= last);
  const known = plan.known.find((one) => one.year === year && one.object === line.object);
  const restFrom = known ? known.months[1] + 1 : 1;
  const rest = within(restFrom, 12);
  const told = rest.filter((month) => month <= (LAST_MONTH[year] ?? 12));
  const left = target - (known?.ore ?? 0);
  // A line that has used up its money has nothing more booked.
  const total = rest.length === 0 || Math.sign(left) !== Math.sign(target) ? 0 : Math.round((left * told.length) / rest.length);
  return [...(known ? [[within(...known.months), known.ore] as const] : []), [told, total] as const];
}

function openingEquity(plan: MoneyPlan, years: readonly Booked[]): Map<number, number> {
  const resultOf = ({ bookings }: Booked): number =>
    -bookings.flatMap(({ rows }) => rows).reduce((sum, { account, amount }) => (account === BANK ? sum : sum + amount), 0);
  const openings = new Map(Object.entries(plan.openings).map(([year, amount]) => [Number(year), amount]));
  for (const one of years) if (!openings.has(one.year + 1)) openings.set(one.year + 1, (openings.get(one.year) ?? 0) + resultOf(one));
  // A year before the first known one is counted backwards.
  for (const one of years.toReversed())
    if (!openings.has(one.year)) openings.set(one.year, (openings.get(one.year + 1) ?? 0) - resultOf(one));
  return openings;
}

function budgetSheet(plan: MoneyPlan, { year, targets }: Booked, at: number, before: Booked | undefined, random: SeededRandom): Uint8Array {
  const rows = plan.lines.flatMap((line) => {
    const budget = line.budgets[at] ?? null;
    if (budget === null) return [];
    const [first, last] = line.months?.[year] ?? [1, 12];
    const forecast =
      plan.forecasts[year]?.[line.object] ??
      (line.spending === INCOME || year === 2018
        ? budget
        : Math.round(((targets.get(line.object) ?? 0) / 100_000) * (0.98 + random.next() * 0.04)));
    const lastYear = before?.year === year - 1 ? (before.outcome.get(line.object) ?? 0) : Math.round(budget * 97_000);
    const months = [`${year}-${two(first)}-01`, `${year}-${two(last)}-${daysInMonth(year, last)}`];
    return [
      [
        line.name,
        line.group,
        line.spending === INCOME ? 'intäkt' : 'kostnad',
        ...months,
        ...[thousands(budget), thousands(forecast), lastYear].map(kronor),
        line.object,
      ].join(';'),
    ];
  });
  return new TextEncoder().encode(
    ['budgetpost;grupp;slag;från;till;årsbudget_kr;prognos_kr;bokslut_föregående_år_kr;objekt', ...rows, ''].join('\r\n'),
  );
}

function ledgerFile(
  association: DemoAssociation,
  plan: MoneyPlan,
  { year, bookings }: Booked,
  opening: number,
  day: LocalDate,
): Uint8Array {
  const wholeYear = (index: number) => ({ index, from: localDate(`${year + index}-01-01`), to: localDate(`${year + index}-12-31`) });
  const objects = [...plan.lines.map(({ object, name }) => [object, name] as const), ...plan.looseObjects];
  const balance = (account: string, amount: number) => ({
    kind: 'opening' as const,
    yearIndex: 0,
    account,
    objects: [],
    amount: ore(amount),
  });
  return writeSie(
    {
      kind: '4E',
      organisationNumber: readOrganisationNumber(association.organisationNumber) ?? null,
      name: association.name,
      program: 'Ekonomisystemet',
      writtenOn: day,
      years: [wholeYear(0), wholeYear(-1)],
      accounts: ACCOUNTS,
      dimensions: [{ number: '6', name: 'Projekt', parent: null }],
      objects: objects.map(([object, name]) => ({ dimension: '6', object, name })),
      balances: [balance(BANK, opening), balance(EQUITY, -opening)],
      periodAmounts: [],
      // Numbers are given in the order of booking, so that a voucher keeps its number in every later export.
      vouchers: bookings.flatMap(({ booked, date, text, rows }, i) =>
        booked <= day ? [{ series: 'A', number: String(i + 1), date, text, registered: booked === date ? null : booked, rows }] : [],
      ),
    },
    crc32,
  );
}

const two = (number: number): string => String(number).padStart(2, '0');

/** Thousands of kronor as whole öre. */
const thousands = (amount: number): number => Math.round(amount * 100_000);

function kronor(amount: number): string {
  const whole = Math.trunc(Math.abs(amount) / 100);
  const rest = Math.abs(amount) % 100;
  return `${amount < 0 ? '-' : ''}${whole}${rest === 0 ? '' : `,${two(rest)}`}`;
}
