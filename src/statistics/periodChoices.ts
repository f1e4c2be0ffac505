import {
  addDays,
  dateFromParts,
  dayOf,
  daysBetween,
  daysInMonth,
  localDate,
  monthOf,
  yearOf,
  type LocalDate,
} from '../shared/localDate.ts';
import { monthIndex, type Period } from '../shared/period.ts';

export const PERIOD_CHOICES = ['thisYear', 'lastTertial', 'janAug', 'lastYear', 'rolling'] as const;
export type PeriodChoice = (typeof PERIOD_CHOICES)[number];

/**
 * The periods that are asked for most, seen from a day: the year so far; the latest tertial (four months: January–April,
 * May–August, September–December) and the latest January–August that have ended, which tertial and interim reports are about; the year before; and the twelve months that end that day.
 */
export function periodChoices(today: LocalDate): Readonly<Record<PeriodChoice, Period>> {
  const year = yearOf(today);
  const interimYear = today >= day(year, 8, 31) ? year : year - 1;
  return {
    thisYear: { from: day(year, 1, 1), to: today },
    lastTertial: lastTertial(today),
    janAug: { from: day(interimYear, 1, 1), to: day(interimYear, 8, 31) },
    lastYear: { from: day(year - 1, 1, 1), to: day(year - 1, 12, 31) },
    rolling: { from: addDays(aYearBefore(today), 1), to: today },
  };
}

const TERTIAL_MONTHS = 4;

/** The tertial that ended last; one that ends today has ended. */
function lastTertial(today: LocalDate): Period {
  const tomorrow = addDays(today, 1);
  const ended = Math.floor((monthOf(tomorrow) - 1) / TERTIAL_MONTHS);
  const [year, first] = ended === 0 ? [yearOf(tomorrow) - 1, 9] : [yearOf(tomorrow), (ended - 1) * TERTIAL_MONTHS + 1];
  return wholeMonths(year * 12 + first - 1, TERTIAL_MONTHS);
}

/** What a period is compared with most: the same days of the year before, or the period of the same length that ends where it begins. */
export const COMPARED_PERIODS = ['yearBefore', 'periodBefore'] as const;
export type ComparedPeriod = (typeof COMPARED_PERIODS)[number];

/** Whole months are compared with whole months, other periods with as many days. */
export function comparedPeriod(period: Period, choice: ComparedPeriod): Period {
  if (choice === 'yearBefore') {
    const { to } = period;
    const isMonthEnd = dayOf(to) === daysInMonth(yearOf(to), monthOf(to));
    return { from: aYearBefore(period.from), to: isMonthEnd ? endOfMonth(yearOf(to) - 1, monthOf(to)) : aYearBefore(to) };
  }
  const end = addDays(period.from, -1);
  if (dayOf(period.from) === 1 && dayOf(addDays(period.to, 1)) === 1) {
    const months = monthIndex(period.to) - monthIndex(period.from) + 1;
    return wholeMonths(monthIndex(period.from) - months, months);
  }
  return { from: addDays(end, -daysBetween(period.from, period.to)), to: end };
}

/** @param first the first month, counted from year 0 */
function wholeMonths(first: number, months: number): Period {
  const last = first + months - 1;
  return { from: day(Math.floor(first / 12), (first % 12) + 1, 1), to: endOfMonth(Math.floor(last / 12), (last % 12) + 1) };
}

const endOfMonth = (year: number, month: number): LocalDate => day(year, month, daysInMonth(year, month));

const day = (year: number, month: number, date: number): LocalDate =>
  localDate([String(year).padStart(4, '0'), ...[month, date].map((part) => String(part).padStart(2, '0'))].join('-'));

// 29 February has no day of its own in the year before: its last twelve months begin on 1 March.
const aYearBefore = (date: LocalDate): LocalDate =>
  dateFromParts(yearOf(date) - 1, monthOf(date), dayOf(date)) ?? day(yearOf(date) - 1, 2, 28);
