import type { Case } from './routeCase.ts';
import { accessAccess } from './routes/accessAccess.ts';
import { associationAccess } from './routes/associationAccess.ts';
import { financeAccess } from './routes/financeAccess.ts';
import { governanceAccess } from './routes/governanceAccess.ts';
import { importsAccess } from './routes/importsAccess.ts';
import { interventionsAccess } from './routes/interventionsAccess.ts';
import { participantLoginAccess } from './routes/participantLoginAccess.ts';
import { participantsAccess } from './routes/participantsAccess.ts';
import { privacyAccess } from './routes/privacyAccess.ts';
import { retentionAccess } from './routes/retentionAccess.ts';
import { reportsAccess } from './routes/reportsAccess.ts';
import { statisticsAccess } from './routes/statisticsAccess.ts';
import { WHO, type Who } from './accessWorld.ts';

/** In the order they are asked: some change what is there. */
const FEATURES = [
  accessAccess,
  interventionsAccess,
  statisticsAccess,
  participantsAccess,
  participantLoginAccess,
  financeAccess,
  reportsAccess,
  governanceAccess,
  importsAccess,
  associationAccess,
  privacyAccess,
  retentionAccess,
];

export type RouteRow = { readonly operationId: string; readonly what: string; readonly expected: Readonly<Record<Who, number>> };

/**
 * Who gets what answer. An operation that is not here fails the build: put it in its feature's file, with a case for the own
 * and for a foreign record where it has records, and at least one case that somebody is let through in. The first
 * line names the columns: operation, case, and the status for each of WHO; a role without a column is answered as one who has no role.
 * 401: not (or no longer) logged in. 403: the role never has the operation. 404: the record is not there for this user.
 */
export const ROUTE_ROWS: readonly RouteRow[] = FEATURES.flatMap(({ rows }) => {
  const [head = '', ...lines] = rows.trim().split('\n');
  const [, , ...columns] = head.trim().split(/\s+/);
  return lines.map((line) => {
    const [operationId = '', what = '', ...statuses] = line.trim().split(/\s+/);
    const told = new Map(columns.map((who, i) => [who, Number(statuses[i])]));
    const expected = Object.fromEntries(WHO.map((who) => [who, told.get(who) ?? told.get('roleless')])) as Record<Who, number>;
    return { operationId, what, expected };
  });
});

/** What is asked in each case, by operation and case. */
export const ROUTE_CASES: Readonly<Record<string, Case>> = Object.fromEntries(FEATURES.flatMap(({ cases }) => Object.entries(cases)));
