import type { ReadHandle } from '../platform/database/transaction.ts';
import { route, type Route } from '../platform/http/route.ts';
import { listDecisions, type ShownDecision } from './decisionsApi.ts';

/** The decisions that one part of the house keeps. */
type ListDecisions = (db: ReadHandle) => Promise<readonly ShownDecision[]>;

/** What the board and its delegates have decided, gathered from the parts of the house that each keep their own. */
export const decisionsRoutes = (sources: readonly ListDecisions[]): Route[] => [
  route(listDecisions, ({ database, actor, operation }) =>
    database.read(actor, operation, async ({ db }) => {
      const decisions: ShownDecision[] = [];
      for (const list of sources) decisions.push(...(await list(db)));
      return { decisions: decisions.toSorted(latestFirst) };
    }),
  ),
];

/** By day; of one day as minutes count, § 12 after § 9, the latest first. */
const latestFirst = (a: ShownDecision, b: ShownDecision): number =>
  b.day.localeCompare(a.day) || b.paragraph.localeCompare(a.paragraph, 'sv', { numeric: true }) || a.about.localeCompare(b.about);
