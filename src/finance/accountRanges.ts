/** Accounts from–to, both included, of the same number of digits. */
export type AccountRange = { readonly from: string; readonly to: string };

/** A longer one is no account of any plan in use. */
const ACCOUNT = '\\d{2,10}';
const RANGE = new RegExp(`^(${ACCOUNT})(?:\\s*[-–−]\\s*(${ACCOUNT}))?$`);

/**
 * Reads accounts as people write them: "4000–4999, 5010". Empty is none.
 * @returns ranges in order, or undefined when a part is no account, is turned round, or meets another
 */
export function readAccountRanges(text: string): AccountRange[] | undefined {
  const ranges: AccountRange[] = [];
  for (const part of text.split(/[,;]/)) {
    const trimmed = part.trim();
    if (trimmed === '') continue;
    const match = RANGE.exec(trimmed);
    const [, from = '', to = from] = match ?? [];
    if (!match || !isRange({ from, to })) return undefined;
    ranges.push({ from, to });
  }
  ranges.sort((a, b) => a.from.length - b.from.length || (a.from < b.from ? -1 : 1));
  return areApart(ranges) ? ranges : undefined;
}

export const isRange = ({ from, to }: AccountRange): boolean =>
  from.length === to.length && from <= to && new RegExp(`^${ACCOUNT}$`).test(from) && /^\d+$/.test(to);

export const areApart = (ranges: readonly AccountRange[]): boolean =>
  ranges.every((one, i) => ranges.slice(i + 1).every((other) => !doMeet(one, other)));

export const holdsAccount = ({ from, to }: AccountRange, account: string): boolean =>
  account.length === from.length && from <= account && account <= to;

/** Whether an account is in both. */
export const doMeet = (a: AccountRange, b: AccountRange): boolean => a.from.length === b.from.length && a.from <= b.to && b.from <= a.to;

export const accountRangesText = (ranges: readonly AccountRange[]): string =>
  ranges.map(({ from, to }) => (from === to ? from : `${from}–${to}`)).join(', ');
