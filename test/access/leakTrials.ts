import { seededChance } from '../../prove/seededChance.ts';
import type { Contract } from '../../src/platform/http/contract.ts';
import { ROLES, type Role } from '../../src/platform/roles.ts';
import { addressOf } from './accessWorld.ts';
import { foreignIds, referencesOf, withReference, type ForeignIds, type Reference } from './foreignReferences.ts';
import { ROUTE_CASES, ROUTE_ROWS, type RouteRow } from './routeAccessTable.ts';
import { withCookie, type Ask } from './routeCase.ts';
import type { RouteWorld } from './routeWorld.ts';
import { sent } from './sentAsk.ts';

const TEAM: readonly Role[] = ['team_leader', 'team_member', 'counsellor'];
/** Whose records the neighbour's and the other team's are, by name. */
const FOREIGN_NAMES = /\b(?:Gerd|Gert|Gran|Gren)\b/;
/** Ids that the asker makes, by operation, case where it differs, and place: another one is another new thing, and names nothing that exists. */
const MADE_BY_THE_ASKER: readonly string[] = [
  'addComment body id',
  'addSectionImage own-draft address 1',
  'addSectionImage own-part address 2',
  'addSectionImage other-part address 2',
  'beginReport body id',
  'bringFile address 0',
  'drawLogSample body id',
  'giveParticipantLogin body userId',
  'enrolParticipant body id',
  'giveRole body id',
  'inviteUser body id',
  'orderBackup body id',
  'placeHold body id',
  'inviteUser body role.id',
  'recordConsent own-participation address 1',
  'registerSubjectAccess own body id',
  'reorganise body id',
  'saveBudget body lines.0.id',
  'saveIntervention address 0',
  'saveParty body id',
  'saveView body id',
  'sendAccessibilityFeedback body id',
  'takeOverImage address 2',
];

/** Takes what may be moved and passes over the rest, foreign and non-existing alike. */
const PASSED_OVER: ReadonlyMap<string, RegExp> = new Map([
  ['moveParticipations', /"moved":0\b/],
  // The table has its head, and says that nothing was found.
  ['downloadAudit', /Anrop\s+Inga[^;]*;*\s*$/],
]);

type Counts = { refused: number; readonly statuses: Record<string, number>; readonly parts: Record<Reference['part'], number> };

/** Questions with an id that exists and is foreign, put right before the same question with the own id, which is its control. */
export type LeakTrials = {
  /** @returns what was let through that must not be */
  readonly before: (row: RouteRow, contract: Contract) => Promise<string[]>;
  readonly report: () => Readonly<Record<string, Counts>>;
};

export async function leakTrials(world: RouteWorld, timesPerRole: number, seed: number): Promise<LeakTrials> {
  const chance = seededChance(seed);
  const ids: ForeignIds = await foreignIds(world);
  const counts = Object.fromEntries(
    ROLES.map((role) => [role, { refused: 0, statuses: {}, parts: { address: 0, query: 0, body: 0 } } satisfies Counts as Counts]),
  );
  const isTried = ({ operationId, what, expected }: RouteRow, role: Role): boolean => {
    const asked = ROUTE_CASES[`${operationId} ${what}`];
    // Those change what is true of the asker already by being made.
    if (asked === undefined || asked.fresh || asked.once) return false;
    const control = Math.min(...ROLES.map((one) => expected[one]));
    return control < 300 && (expected[role] < 300 || expected[role] === 403) && tried(asked.ask(world, role), operationId, what).length > 0;
  };
  const rowsOf = new Map(ROLES.map((role) => [role, ROUTE_ROWS.filter((row) => isTried(row, role)).length]));
  return {
    async before(row, contract) {
      const { operationId, what, expected } = row;
      const asked = ROUTE_CASES[`${operationId} ${what}`];
      const wrong: string[] = [];
      for (const role of ROLES.filter((one) => isTried(row, one))) {
        const headers = await world.headersOf(role);
        for (let time = 0; asked && time < Math.ceil(timesPerRole / (rowsOf.get(role) ?? 1)); time += 1) {
          const own = asked.ask(world, role);
          const reference = chance.oneOf(tried(own, operationId, what));
          const foreign = ids.insteadOf(reference.id, TEAM.includes(role), chance);
          const { url, payload, cookie } = withReference(own, reference, foreign);
          const answer = await world.server.ask({
            ...{ method: contract.method, url, remoteAddress: addressOf(role) },
            ...sent(withCookie(headers, cookie), payload),
          });
          const { statusCode, body } = answer;
          const isPassedOver = statusCode === 200 && PASSED_OVER.get(operationId)?.test(body) === true;
          const isRefused = expected[role] === 403 ? statusCode === 403 : isPassedOver || (statusCode >= 400 && statusCode < 500);
          const count = counts[role];
          if (isRefused && !FOREIGN_NAMES.test(body) && count) {
            count.refused += 1;
            count.statuses[statusCode] = (count.statuses[statusCode] ?? 0) + 1;
            count.parts[reference.part] += 1;
          } else wrong.push(`${operationId} ${what} ${role}, ${reference.part} ${reference.where}: ${statusCode} ${body.slice(0, 200)}`);
        }
      }
      return wrong;
    },
    report: () => counts,
  };
}

const tried = (ask: Ask, operationId: string, what: string): Reference[] =>
  referencesOf(ask).filter(({ part, where }) =>
    [`${operationId} ${part} ${where}`, `${operationId} ${what} ${part} ${where}`].every((place) => !MADE_BY_THE_ASKER.includes(place)),
  );
