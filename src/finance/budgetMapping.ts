import { doMeet, holdsAccount, type AccountRange } from './accountRanges.ts';
import type { OutcomeRow } from './outcome.ts';
import { ore } from '../shared/money.ts';

/** Ledger rows that a budget line takes: those of an object (null for any), on some accounts (none for any). Never any of any. */
export type MappingRule = { readonly project: string | null; readonly accounts: readonly AccountRange[] };
type Taking = { readonly rules: readonly MappingRule[] };

/**
 * Which line takes a ledger row: one with a rule for its object and account, else one for its object, else one for its account.
 * At most one, since lines that could take the same row as strongly are refused (`linesThatMeet`).
 * @returns place in `lines`, or undefined when none takes it: "utan budgetpost"
 */
export function lineTaker(lines: readonly Taking[]): (account: string, project: string | null) => number | undefined {
  const narrow = new Map<string, { readonly place: number; readonly accounts: readonly AccountRange[] }[]>();
  const objects = new Map<string, number>();
  const wide: { readonly place: number; readonly accounts: readonly AccountRange[] }[] = [];
  lines.forEach(({ rules }, place) => {
    for (const { project, accounts } of rules) {
      if (project === null) wide.push({ place, accounts });
      else if (accounts.length === 0) objects.set(project, place);
      else narrow.set(project, [...(narrow.get(project) ?? []), { place, accounts }]);
    }
  });
  const find = (among: readonly { readonly place: number; readonly accounts: readonly AccountRange[] }[] | undefined, account: string) =>
    among?.find(({ accounts }) => accounts.some((range) => holdsAccount(range, account)))?.place;
  return (account, project) =>
    (project === null ? undefined : (find(narrow.get(project), account) ?? objects.get(project))) ?? find(wide, account);
}

export type TakenRows = {
  /** By line, öre signed as the table: income +, cost −. */
  readonly taken: readonly (readonly OutcomeRow[])[];
  readonly unmapped: readonly OutcomeRow[];
};

/** The outcome shared out among the lines. The ledger has income as credit (−); the table has it as +. Rows of nought are left out. */
export function takenRows(lines: readonly Taking[], outcome: readonly OutcomeRow[]): TakenRows {
  const taker = lineTaker(lines);
  const taken: OutcomeRow[][] = lines.map(() => []);
  const unmapped: OutcomeRow[] = [];
  for (const row of outcome) {
    if (row.amount === 0) continue;
    const place = taker(row.account, row.project);
    (place === undefined ? unmapped : (taken[place] ?? unmapped)).push({ ...row, amount: ore(-row.amount) });
  }
  return { taken, unmapped };
}

type Meeting = { readonly first: number; readonly second: number; readonly what: 'project' | 'accounts' };

/** Places of lines with rules that would take the same ledger row as strongly; `what` they meet in. */
export function linesThatMeet(lines: readonly Taking[]): Meeting[] {
  return lines.flatMap(({ rules }, first) =>
    lines.flatMap((other, second): Meeting[] => {
      const what = second <= first ? undefined : rules.flatMap((one) => other.rules.flatMap((theirs) => meetingOf(one, theirs) ?? []))[0];
      return what === undefined ? [] : [{ first, second, what }];
    }),
  );
}

function meetingOf(one: MappingRule, other: MappingRule): Meeting['what'] | undefined {
  if (one.project !== other.project) return undefined;
  if (one.accounts.length === 0 && other.accounts.length === 0) return one.project === null ? undefined : 'project';
  return one.accounts.some((range) => other.accounts.some((theirs) => doMeet(range, theirs))) ? 'accounts' : undefined;
}
