import { beforeAll, describe, expect, it } from 'vitest';
import { allRoutes } from '../src/routes.ts';
import { clockFrom } from '../src/platform/clock.ts';
import type { Contract } from '../src/platform/http/contract.ts';
import { askedIds } from '../src/platform/http/askedIds.ts';
import { PURPOSES, purposeOfRole } from '../src/shared/purposes.ts';
import { ROLES } from '../src/platform/roles.ts';
import { namedSheet, person, WHO, type Who } from './access/accessWorld.ts';
import { withCookie } from './access/routeCase.ts';
import { ROUTE_CASES, ROUTE_ROWS } from './access/routeAccessTable.ts';
import { routeWorld, type RouteWorld } from './access/routeWorld.ts';

/** What each operation touches. One that is not here fails the build: say whether it reads or writes anything of a person. */
const TOUCHES: Readonly<Record<'participants' | 'theirs' | 'users' | 'nobody', string>> = {
  // Their keys stand in the row.
  participants: `listParticipants searchParticipants findDuplicates getParticipant openParticipant enrolParticipant correctParticipation correctPerson correctContact
    closeParticipation changeParticipation undoChange getFigureRows listReadings listCaseloads handOver getCaseload saveCaseload listParticipantConsents openParticipantConsents
    recordConsent withdrawParticipantConsent listDueParticipations placeHold liftHold addConsentPaper downloadConsentPaper openConsentPaper
    getParticipantLogin giveParticipantLogin sendParticipantLink endParticipantLogin registerSubjectAccess getSubjectAccess downloadSubjectAccess downloadSubjectPaper extendSubjectAccess closeSubjectAccess makeArchive downloadArchive`,
  // May be about participants, though not in the cases of the table of routes: a file of the economy, a case where none is moved.
  theirs: `moveParticipations reorganise bringFile getImport saveImportChoices confirmImport takeBackImport listImportedRows`,
  // Of those who work there.
  users: `removeUserFactors listUsers getUser inviteUser sendLink giveRole endRole leaveUser saveEmployment endUserSessions listApprovals answerApproval endOwnSession`,
  nobody: `listOwnReadings listArchives orderArchives enterArchiveReceipt listSubjectAccess getRetention getRetentionRule saveRetentionRule getDueCounts listWeedings orderWeeding carryOnWeeding getWeeding downloadCertificate listBackups orderBackup searchAudit getAuditChoices downloadAudit drawLogSample listLogSamples getLogSample noteLogSample finishLogSample listPseudonymisedAudit getLoginWays beginEIdentification finishEIdentification linkEIdentification getOwnFactors beginOneTimeCodes confirmOneTimeCodes
    removeOneTimeCodes renewRecoveryCodes beginPasskeyLogin logInByPasskey beginPasskeyProof proveByPasskey beginPasskey addPasskey renamePasskey removePasskey getLoginRules saveLoginRules logIn getOwnProof proveOneself getSession listDecisions logOut changePassword openInvitation choosePassword listOwnSessions listOperations endOtherSessions getRoleRules saveRoleRules
    sendAccessibilityFeedback listAccessibilityFeedback handleAccessibilityFeedback getProfile saveProfile getThresholds saveThresholds listParties
    saveParty listInterventions listInterventionRecords getIntervention saveIntervention getFigureChoices getUsualFigures saveUsualFigures
    listVocabularies saveVocabulary getStatistics downloadFigures listTableCharts listSavedViews saveView removeView getParticipantChoices
    getEconomySettings saveEconomySettings listReorganisations getBudget saveBudget listBudgetHistory getMapping listVouchers getEconomy listEconomyYears
    listImports dropImport downloadImportFaults listReports beginReport getReport downloadReport listReportPages getReportPage listDifferences adoptReport listSections getSection
    saveSection saveSectionPlan keepDraft dropDraft listComments addComment markComment addSectionImage getSectionImage takeOverImage`,
};
const touching = (kind: keyof typeof TOUCHES): string[] => TOUCHES[kind].trim().split(/\s+/);
const IN_TEAM: readonly string[] = ['team_leader', 'team_member', 'counsellor'];

type Row = {
  readonly action: string;
  readonly user_id: string | null;
  readonly role: string;
  readonly outcome: string;
  readonly purpose: string;
  readonly record_ids: string[];
  readonly intervention_ids: string[];
};

let world: RouteWorld;
let contracts: ReadonlyMap<string, Contract>;
beforeAll(async () => {
  world = await routeWorld();
  contracts = new Map(allRoutes(world.own.installation, clockFrom({})).map(({ contract }) => [contract.operationId, contract]));
});

const rowsOf = async (requestId: unknown): Promise<Row[]> =>
  (
    await world.own.asOwner((client) =>
      client.query<Row>(
        'select action, user_id, role, outcome, purpose, record_ids, intervention_ids from access.audit_entry where request_id = $1',
        [requestId],
      ),
    )
  ).rows;

/** Keys of every person and participation that there is. Row security hides them from the owner, too. */
async function keysOfParticipants(): Promise<ReadonlySet<string>> {
  const { rows } = await world.own.asOwner(async (client) => {
    await client.query(
      `begin; alter table participants.participation no force row level security; alter table participants.person no force row level security`,
    );
    const found = await client.query<{ id: string }>(
      'select id from participants.participation union all select id from participants.person',
    );
    await client.query('rollback');
    return found;
  });
  return new Set(rows.map(({ id }) => id));
}

async function ask(operationId: string, what: string, who: Who) {
  const contract = contracts.get(operationId);
  const asked = ROUTE_CASES[`${operationId} ${what}`];
  if (!contract || !asked) throw new Error(`${operationId} ${what} is not known`);
  const headers = await world.headersOf(who, asked.fresh);
  const { url, payload, cookie } = asked.ask(world, who);
  const isFile = Buffer.isBuffer(payload);
  const answer = await world.server.ask({
    method: contract.method,
    url,
    headers: { ...withCookie(headers, cookie), ...(isFile ? { 'content-type': 'application/octet-stream' } : {}) },
    ...(payload === undefined ? {} : { payload }),
  });
  return { contract, answer, named: askedIds({ params: url.split(/[/?=&]/), query: {}, body: {} }) };
}

describe('the table of what touches persons', () => {
  it('knows every operation of the API', () => {
    const known = Object.values(TOUCHES).flatMap((text) => text.trim().split(/\s+/));
    expect([...contracts.keys()].filter((id) => !known.includes(id))).toEqual([]);
    expect(new Set(known).size).toBe(known.length);
  });

  it('has a purpose for every role', () => {
    expect(ROLES.filter((role) => purposeOfRole(role) === 'unstated')).toEqual([]);
  });
});

describe('the audit log says of every request', () => {
  /** One who gets each of the answers. */
  const asking = ROUTE_ROWS.flatMap(({ operationId, what, expected }) =>
    [...new Set(Object.values(expected))]
      .filter((status) => status !== 401)
      .flatMap((status) => WHO.filter((who) => who !== 'nobody' && who !== 'left' && expected[who] === status).slice(0, 1))
      .map((who) => ({ operationId, what, who })),
  );

  it.each(asking)('$operationId ($what, $who) who, why, by which request, and about whom', async ({ operationId, what, who }) => {
    const { contract, answer, named } = await ask(operationId, what, who);
    // What is before or of a login alone is audited by functions of its own, or reads nothing but the session.
    if (contract.roles === 'anyone' || ['changePassword', 'getSession'].includes(operationId)) return;
    const rows = await rowsOf(answer.headers['x-request-id']);
    const outcome = answer.statusCode < 400 ? 'done' : answer.statusCode === 403 || answer.statusCode === 404 ? 'denied' : 'refused';
    expect(rows.length, answer.body.slice(0, 200)).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row.user_id).toBe(world.own.users.get(who));
      expect(PURPOSES.filter((purpose) => purpose !== 'unstated')).toContain(row.purpose);
      expect(row.role).toBe(who === 'roleless' ? 'none' : who);
      if (IN_TEAM.includes(row.role)) expect(row.intervention_ids).toEqual([world.own.interventions.get('Kraften')]);
    }
    expect(rows.map((row) => [row.action, row.outcome])).toContainEqual([operationId, outcome]);
    const about = new Set(rows.flatMap(({ record_ids }) => record_ids));
    if (outcome === 'denied') expect([...named].filter((id) => !about.has(id))).toEqual([]);
    if (outcome !== 'done') return;
    const keys = await keysOfParticipants();
    // Whoever is named in the answer is named in the row.
    expect([...keys].filter((id) => answer.body.includes(id) && !about.has(id))).toEqual([]);
    if (touching('participants').includes(operationId) && !/budget|ledger/.test(what))
      expect([...about].filter((id) => keys.has(id))).not.toEqual([]);
    if (touching('users').includes(operationId) && what !== '-') expect(about.size).toBeGreaterThan(0);
  });

  it('whom a file is about, when it is looked at and when it is imported', async () => {
    const headers = { ...(await world.headersOf('team_leader')), 'content-type': 'application/octet-stream' };
    const url = `/api/imports/${crypto.randomUUID()}`;
    const payload = Buffer.from(
      namedSheet([person('k1', 'Kraften', 'K', '2018-02-01', 'Agda Ekman'), person('k9', 'Kraften', 'M', '2018-02-01', 'Ny Person')]),
    );
    const looked = await world.server.ask({ method: 'POST', url: `${url}?kind=participants`, headers, payload });
    expect(looked.statusCode, looked.body).toBeLessThan(300);
    const known = await rowsOf(looked.headers['x-request-id']);
    expect(known).toEqual([expect.objectContaining({ action: 'bringFile', purpose: 'import' })]);
    expect(known[0]?.record_ids).toContain(world.participations.open);
    const { digest } = looked.json<{ preview: { digest: string } }>().preview;
    const confirmed = await world.server.ask({
      ...{ method: 'POST', url: `${url}/confirmation`, payload: { digest, basis: 'prov' } },
      headers: await world.headersOf('team_leader'),
    });
    expect(confirmed.statusCode, confirmed.body).toBeLessThan(300);
    const keys = await keysOfParticipants();
    const [written] = await rowsOf(confirmed.headers['x-request-id']);
    // The known participation and its person, the new ones of both.
    expect(written?.record_ids.filter((id) => keys.has(id)).length).toBeGreaterThanOrEqual(3);
  });

  it('nothing by which anybody could be known', async () => {
    const { rows } = await world.own.asOwner((client) =>
      client.query<{ text: string }>('select to_jsonb(e)::text as text from access.audit_entry e'),
    );
    expect(rows.length).toBeGreaterThan(300);
    const telling = rows.filter(({ text }) => /Agda|Bo Alm|Hemlig|Nils|Nora|Gerd|Gert|\D(?:19|20)\d{6}-?\d{4}\D/.test(text));
    expect(telling).toEqual([]);
  });
});

describe('a request that can not be audited', () => {
  it('is not answered, and writes nothing', async () => {
    await world.own.asOwner((client) =>
      client.query(`create function public.refuse() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$;
        create trigger refuse before insert on access.audit_entry execute function public.refuse()`),
    );
    const before = await keysOfParticipants();
    for (const { operationId, what, expected } of ROUTE_ROWS) {
      if (!touching('participants').includes(operationId) && !touching('users').includes(operationId)) continue;
      const who = WHO.find((one) => IN_TEAM.concat('administrator').includes(one) && expected[one] < 300);
      if (!who || ROUTE_CASES[`${operationId} ${what}`]?.fresh) continue;
      const { answer } = await ask(operationId, what, who);
      expect(answer.statusCode, `${operationId} ${what}`).toBe(500);
      expect([...before].filter((id) => answer.body.includes(id))).toEqual([]);
    }
    expect(await keysOfParticipants()).toEqual(before);
  });
});
