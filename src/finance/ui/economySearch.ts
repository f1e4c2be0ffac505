import { SIGN_CONVENTIONS, type SignConvention } from '../economySettings.ts';
import { parseLocalDate, yearOf } from '../../shared/localDate.ts';

/** What the address says of the economy that is shown. */
export type EconomySearch = {
  readonly year?: string;
  readonly per?: string;
  /** How variances are signed, when it is not the association's own way. */
  readonly signs?: SignConvention;
};
/** A year that has a budget or a ledger, with the last day that its ledger reaches. */
export type EconomyYear = { readonly year: number; readonly ledgerUntil: string | null };
export type EconomyForm = { readonly year: number; readonly per: string };

export function readEconomySearch(query: Readonly<Record<string, unknown>>): EconomySearch {
  const { year, per } = query;
  const signs = SIGN_CONVENTIONS.find((one) => one === query['signs']);
  return {
    ...(typeof year === 'string' && /^\d{4}$/.test(year) ? { year } : {}),
    ...(typeof per === 'string' && per !== '' ? { per } : {}),
    ...(signs === undefined ? {} : { signs }),
  };
}

/** The day that a year is shown to when nothing else is asked: as far as its ledger goes, else its last day. */
export const usualDay = ({ year, ledgerUntil }: EconomyYear): string => ledgerUntil ?? `${year}-12-31`;

/**
 * The year and day to show: those asked for, else the latest year that has a ledger, as far as it goes – next year's budget is begun
 * long before – else the latest year. Undefined when there is no year.
 */
export function chosenEconomy(search: EconomySearch, years: readonly EconomyYear[]): EconomyForm | undefined {
  const newestFirst = years.toSorted((a, b) => b.year - a.year);
  const usual = newestFirst.find(({ ledgerUntil }) => ledgerUntil !== null) ?? newestFirst[0];
  const asked = years.find(({ year }) => String(year) === search.year) ?? usual;
  return asked && { year: asked.year, per: search.per ?? usualDay(asked) };
}

export function dayFault({ year, per }: EconomyForm): 'notADay' | 'notInYear' | undefined {
  const day = parseLocalDate(per);
  if (day === undefined) return 'notADay';
  return yearOf(day) === year ? undefined : 'notInYear';
}

/** Which of the vouchers of a year and day the address asks for. */
export function readVoucherNarrowing(query: Readonly<Record<string, unknown>>) {
  const text = (name: string): Readonly<Record<string, string>> => {
    const value = query[name];
    return typeof value === 'string' && value !== '' ? { [name]: value } : {};
  };
  return {
    ...{ ...text('line'), ...text('account'), ...text('object') },
    ...(query['withoutObject'] === 'true' ? { withoutObject: 'true' as const } : {}),
  };
}

/** Of which figure the vouchers are asked for; undefined when the address names no year and day. */
export function readVoucherSearch(query: Readonly<Record<string, unknown>>) {
  const { year, per } = readEconomySearch(query);
  if (year === undefined || per === undefined) return undefined;
  const offset = Number(query['offset'] ?? 0);
  return {
    ...{ year: Number(year), per, offset: Number.isSafeInteger(offset) && offset > 0 ? offset : 0 },
    ...readVoucherNarrowing(query),
  };
}
