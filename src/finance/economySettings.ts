import { err, ok, type Result } from '../shared/result.ts';
import { PROJECT_DIMENSION } from './project.ts';

/**
 * How a variance is signed. `signed`: budget − forecast or outcome, so that an underspend prints as a negative number;
 * `surplus`: the other way round, so that money left is +. Printed with every table.
 */
export const SIGN_CONVENTIONS = ['signed', 'surplus'] as const;
export type SignConvention = (typeof SIGN_CONVENTIONS)[number];

/** Budget against forecast or outcome, öre or any other unit, signed by a convention. */
export const varianceBy = (signs: SignConvention, budget: number, other: number): number =>
  signs === 'signed' ? budget - other : other - budget;

export type EconomySettings = {
  readonly signs: SignConvention;
  /** The accounts that hold equity, first and last, four digits. */
  readonly equityFrom: string;
  readonly equityTo: string;
  /** The dimension whose objects budget lines are found by. */
  readonly dimension: string;
};

export const USUAL_ECONOMY: EconomySettings = { signs: 'signed', equityFrom: '2010', equityTo: '2099', dimension: PROJECT_DIMENSION };

export const isEquityAccount = (account: string): boolean => /^2\d{3}$/.test(account.trim());
export const isDimension = (dimension: string): boolean => /^[1-9]\d?$/.test(dimension.trim());

/** Equity is in account class 2, and a dimension is a number from 1 to 99 as SIE has them. */
export function readEconomySettings(written: EconomySettings): Result<EconomySettings, string> {
  const [equityFrom, equityTo, dimension] = [written.equityFrom.trim(), written.equityTo.trim(), written.dimension.trim()];
  for (const account of [equityFrom, equityTo]) {
    if (!isEquityAccount(account)) return err('Kontona för eget kapital ska ha fyra siffror och börja med 2, till exempel 2010–2099.');
  }
  if (equityFrom > equityTo) return err('Det första kontot för eget kapital kommer efter det sista. Byt plats på dem.');
  if (!isDimension(dimension)) return err('Dimensionen ska vara ett helt tal från 1 till 99. I de flesta bokföringsprogram är projekt 6.');
  return ok({ signs: written.signs, equityFrom, equityTo, dimension });
}

/**
 * The dimension before the one that holds, and until when it held: ledger rows that were read by then keep its objects.
 * Null when it never was another. @param versions the latest first
 */
export function dimensionBefore(
  versions: readonly { readonly value: EconomySettings; readonly recordedAt: Date }[],
): { readonly dimension: string; readonly until: Date } | null {
  const now = versions[0]?.value.dimension ?? USUAL_ECONOMY.dimension;
  const at = versions.findIndex((_, i) => (versions[i + 1]?.value ?? USUAL_ECONOMY).dimension !== now);
  const changed = versions[at];
  return changed ? { dimension: (versions[at + 1]?.value ?? USUAL_ECONOMY).dimension, until: changed.recordedAt } : null;
}
