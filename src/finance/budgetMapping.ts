import { doMeet, holdsAccount } from './accountRanges.ts';
import type { BudgetLine } from './budgetLine.ts';

type Taking = Pick<BudgetLine, 'project' | 'accounts'>;

/**
 * Which line takes a ledger row: the one with its object and account, else the one with its object, else the one with its account.
 * At most one, since lines that could take the same row as strongly are refused (`linesThatMeet`).
 * @returns place in `lines`, or undefined when none takes it: "utan budgetpost"
 */
export function lineTaker(lines: readonly Taking[]): (account: string, project: string | null) => number | undefined {
  const both = new Map<string, number[]>();
  const objects = new Map<string, number>();
  const accountsAlone: number[] = [];
  lines.forEach(({ project, accounts }, place) => {
    if (project === null) {
      if (accounts.length > 0) accountsAlone.push(place);
    } else if (accounts.length === 0) objects.set(project, place);
    else both.set(project, [...(both.get(project) ?? []), place]);
  });
  const holds = (account: string) => (place: number) => lines[place]?.accounts.some((range) => holdsAccount(range, account)) ?? false;
  return (account, project) => {
    const withObject = project === null ? undefined : (both.get(project)?.find(holds(account)) ?? objects.get(project));
    return withObject ?? accountsAlone.find(holds(account));
  };
}

type Meeting = { readonly first: number; readonly second: number; readonly what: 'project' | 'accounts' };

/** Places of lines that would take the same ledger row, as pairs; `what` is the object, or the accounts. */
export function linesThatMeet(lines: readonly Taking[]): Meeting[] {
  const meetings: Meeting[] = [];
  lines.forEach((one, first) =>
    lines.forEach((other, second) => {
      if (second <= first || one.project !== other.project) return;
      const haveNoAccounts = one.accounts.length === 0 && other.accounts.length === 0;
      if (haveNoAccounts && one.project !== null) meetings.push({ first, second, what: 'project' });
      if (one.accounts.some((range) => other.accounts.some((theirs) => doMeet(range, theirs))))
        meetings.push({ first, second, what: 'accounts' });
    }),
  );
  return meetings;
}
