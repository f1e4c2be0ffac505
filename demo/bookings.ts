import type { VoucherRow } from '../src/finance/ledgerFile.ts';
import { addDays, dateFromParts, localDate, type LocalDate } from '../src/shared/localDate.ts';
import { ore } from '../src/shared/money.ts';
import { workday } from './flowShape.ts';
import type { MoneyPlan, OddVoucher, PlannedLine } from './moneyPlan.ts';
import type { SeededRandom } from './seededRandom.ts';
import { BANK, INCOME, MEMBER_MONEY, SOCIAL_FEES } from './spending.ts';

/** A voucher before it has its number. */
export type Booking = { readonly date: LocalDate; readonly booked: LocalDate; readonly text: string; readonly rows: readonly VoucherRow[] };

/** What is booked on one line in some months of a year, to the öre; signed as the budget: income +, cost −. */
export function bookingsOf(
  random: SeededRandom,
  plan: MoneyPlan,
  line: PlannedLine,
  year: number,
  months: readonly number[],
  total: number,
): Booking[] {
  if (total === 0) return [];
  if (line.spending === INCOME) return instalments(random, plan, line, year, months, total);
  return line.spending.seldom ? fewBookings(random, line, year, months, total) : monthlyBookings(random, line, year, months, total);
}

/** Members pay each month: Försäkringskassan a half, the region a quarter, the municipalities a quarter together. */
function instalments(
  random: SeededRandom,
  plan: MoneyPlan,
  line: PlannedLine,
  year: number,
  months: readonly number[],
  total: number,
): Booking[] {
  const municipal = plan.municipalities.map((name) => [`${name} kommun`, 0.25 / plan.municipalities.length] as const);
  const payers = [['Försäkringskassan', 0.5] as const, ['regionen', 0.25] as const, ...municipal];
  const sums = divide(
    total,
    months.map(() => 1),
  );
  return months.map((month, i) => {
    const amounts = divide(
      sums[i] ?? 0,
      payers.map(([, share]) => share),
    );
    const rows = payers.map(([name], payer) => ({
      ...objectRow(MEMBER_MONEY, line.object, -(amounts[payer] ?? 0)),
      text: `Medel från ${name}`,
    }));
    return booking(dayIn(random, year, month), `Medel från huvudmännen, månad ${month}`, rows);
  });
}

function monthlyBookings(random: SeededRandom, line: PlannedLine, year: number, months: readonly number[], total: number): Booking[] {
  const sums = divide(
    total,
    months.map((month) => (month === 7 ? 0.6 : 1) * (0.85 + random.next() * 0.3)),
  );
  const { parts } = line.spending;
  const [always, sometimes] = [
    parts.filter(({ share }) => share >= 0.1 * whole(parts)),
    parts.filter(({ share }) => share < 0.1 * whole(parts)),
  ];
  return months.flatMap((month, i) => {
    const now = sometimes.length === 0 ? always : [...always, { ...random.pick(sometimes), share: whole(sometimes) }];
    const amounts = divide(
      sums[i] ?? 0,
      now.map(({ share }) => share * (0.9 + random.next() * 0.2)),
    );
    return now.map(({ account, text }, part) =>
      booking(dayIn(random, year, month), named(text, line), costRows(account, line.object, -(amounts[part] ?? 0))),
    );
  });
}

const FEWEST_KRONOR = 12_000;

function fewBookings(random: SeededRandom, line: PlannedLine, year: number, months: readonly number[], total: number): Booking[] {
  const count = Math.abs(total) < FEWEST_KRONOR * 100 ? 1 : Math.min(months.length, random.whole(2, 3));
  const term = months.filter((month) => month !== 7 && month !== 1);
  const chosen = Array.from({ length: count }, () => random.pick(term.length > 0 ? term : months));
  const sums = divide(
    total,
    chosen.map(() => 0.6 + random.next()),
  );
  return chosen.map((month, i) => {
    const amounts = divide(
      sums[i] ?? 0,
      line.spending.parts.map(({ share }) => share),
    );
    const rows = line.spending.parts.flatMap(({ account }, part) => costRows(account, line.object, -(amounts[part] ?? 0)));
    return booking(dayIn(random, year, month), named(line.spending.parts[0]?.text ?? '', line), rows);
  });
}

export function oddBooking({ date, booked, text, rows }: OddVoucher): Booking {
  return {
    ...booking(
      localDate(date),
      text,
      rows.map(([account, object, amount]) => objectRow(account, object, amount)),
    ),
    booked: localDate(booked),
  };
}

/** A whole number of öre divided by weights, nothing lost. */
export function divide(total: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let left = total;
  return weights.map((weight, i) => {
    const part = i === weights.length - 1 ? left : Math.round((total * weight) / all);
    left -= part;
    return part;
  });
}

function booking(date: LocalDate, text: string, rows: readonly VoucherRow[]): Booking {
  const sum = rows.reduce((total, { amount }) => total + amount, 0);
  return { date, booked: date, text, rows: sum === 0 ? rows : [...rows, objectRow(BANK, null, -sum)] };
}

function costRows(account: string, object: string, amount: number): VoucherRow[] {
  if (account !== SOCIAL_FEES.pay) return [objectRow(account, object, amount)];
  const pay = Math.round(amount / (1 + SOCIAL_FEES.share));
  return [objectRow(account, object, pay), objectRow(SOCIAL_FEES.account, object, amount - pay)];
}

const objectRow = (account: string, object: string | null, amount: number): VoucherRow => ({
  account,
  objects: object === null ? [] : [{ dimension: '6', object }],
  amount: ore(amount),
  date: null,
  text: '',
});

const dayIn = (random: SeededRandom, year: number, month: number): LocalDate =>
  workday(addDays(dateFromParts(year, month, 1) ?? localDate('2018-01-01'), random.whole(0, 24)));
const named = (text: string, { name }: PlannedLine): string => text.replace('{name}', name);
const whole = (parts: readonly { readonly share: number }[]): number => parts.reduce((sum, { share }) => sum + share, 0);
