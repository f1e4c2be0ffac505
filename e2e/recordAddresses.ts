import type { APIRequestContext } from '@playwright/test';
import { apiPaths, pagePaths } from '../src/web/paths.ts';
import { DEMO_USERS, demoPassword, SLUG, type DemoRole } from './demo.ts';
import { ADDRESSES } from './nothingFound.ts';

export type PageName = keyof typeof pagePaths;
/** A page, or another thing that an address may lead to. */
export type Place = { readonly page: PageName | 'refused' | 'missing'; readonly address: string };

/** What everybody who is logged in may see. */
const EVERYBODYS = ['password', 'sessions', 'loginWays', 'roles', 'accessibility', 'kit'] as const;

/** The pages about one record, and who may see them. */
const RECORDS_OF: Readonly<Partial<Record<DemoRole, readonly PageName[]>>> = {
  coordinator: ['retentionRule', 'weeding', 'report', 'reportSection', 'intervention', 'import'],
  economist: ['intervention', 'import'],
  administrator: ['user', 'retentionRule'],
  teamLeader: ['participant', 'readings', 'report', 'reportSection', 'intervention', 'import'],
  teamMember: ['participant', 'readings'],
  counsellor: ['participant', 'readings'],
  auditor: ['retentionRule', 'report', 'intervention', 'import'],
  boardMember: ['report'],
  steeringGroupMember: ['report'],
  dataProtectionOfficer: ['logSample', 'subjectRequest', 'retentionRule'],
};

/** What stands at an address for somebody who is not logged in. */
export const PLACES_OUTSIDE: readonly Place[] = [
  { page: 'start', address: pagePaths.start() },
  { page: 'association', address: pagePaths.association(SLUG) },
  { page: 'invitation', address: `${pagePaths.invitation(SLUG)}#finns-inte` },
  { page: 'eIdentification', address: pagePaths.eIdentification() },
  { page: 'accessibility', address: pagePaths.accessibility(SLUG) },
];

/** What nobody finds, and what a role may not see. */
const FAULTS: readonly Place[] = [
  { page: 'refused', address: pagePaths.users(SLUG) },
  { page: 'missing', address: `${pagePaths.association(SLUG)}nothing` },
];

/** Every address that a role may see; records are those that the role is told of. */
export async function placesOf(role: DemoRole, request: APIRequestContext): Promise<readonly Place[]> {
  const plain = new Set([...DEMO_USERS[role].pages, ...EVERYBODYS]);
  const records = await Promise.all((RECORDS_OF[role] ?? []).map((page) => recordPlaces(page, request)));
  return [...[...plain].map((page) => ({ page, address: ADDRESSES[page] })), ...records.flat(), ...(role === 'coordinator' ? FAULTS : [])];
}

async function recordPlaces(page: PageName, request: APIRequestContext): Promise<readonly Place[]> {
  const lists: Readonly<Partial<Record<PageName, () => Promise<readonly string[]>>>> = {
    report: async () => (await reports(request)).map((id) => pagePaths.report(SLUG, id)),
    reportSection: async () => {
      const all = await Promise.all((await reports(request)).map(async (id) => ({ id, sections: await sections(request, id) })));
      return all.flatMap(({ id, sections: [first] }) => (first === undefined ? [] : [pagePaths.reportSection(SLUG, id, first)]));
    },
    intervention: async () =>
      (await asked<{ interventions: { id: string }[] }>(request, apiPaths.interventionRecords())).interventions
        .slice(0, 1)
        .map(({ id }) => pagePaths.intervention(SLUG, id)),
    import: async () => {
      const { imports } = await asked<{ imports: { id: string; kind: string; status: string }[] }>(request, apiPaths.imports());
      const done = imports.filter(({ status }) => status === 'done');
      const firsts = done.filter(({ kind }, place) => done.findIndex((one) => one.kind === kind) === place);
      return firsts.map(({ id }) => pagePaths.import(SLUG, id));
    },
    retentionRule: async () => [pagePaths.retentionRule(SLUG, 'participation')],
    weeding: async () => [pagePaths.weeding(SLUG, await weeding(request))],
    logSample: async () => [pagePaths.logSample(SLUG, await logSample(request))],
    subjectRequest: async () => [pagePaths.subjectRequest(SLUG, await subjectRequest(request))],
    participant: async () => [pagePaths.participant(SLUG, await participant(request))],
    readings: async () => [pagePaths.readings(SLUG, await participant(request))],
    user: async () =>
      (await asked<{ users: { id: string }[] }>(request, apiPaths.users())).users.slice(0, 1).map(({ id }) => pagePaths.user(SLUG, id)),
  };
  const addresses = (await lists[page]?.()) ?? [];
  if (addresses.length === 0) throw new Error(`no address of ${page} is known`);
  return addresses.map((address) => ({ page, address }));
}

async function asked<T>(request: APIRequestContext, path: string, data?: object): Promise<T> {
  const answer = data === undefined ? await request.get(path) : await request.post(path, { data });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  // Tests know what they ask for.
  return (await answer.json()) as T;
}

/** The newest draft and the newest that is adopted, of those that are told. */
async function reports(request: APIRequestContext): Promise<readonly string[]> {
  const { reports: all } = await asked<{ reports: { id: string; status: string }[] }>(request, apiPaths.reports());
  return ['draft', 'adopted'].flatMap((status) =>
    all
      .filter((one) => one.status === status)
      .slice(0, 1)
      .map(({ id }) => id),
  );
}

const sections = async (request: APIRequestContext, id: string): Promise<readonly string[]> =>
  (await asked<{ sections: { section: string }[] }>(request, apiPaths.reportSections(id))).sections.map(({ section }) => section);

async function participant(request: APIRequestContext): Promise<string> {
  const search = { status: 'now', sort: 'name', descending: false, offset: 0, limit: 1 };
  const { participants } = await asked<{ participants: { participationId: string }[] }>(request, apiPaths.participantSearch(), search);
  const [first] = participants;
  if (first === undefined) throw new Error('no participant is shown to this role');
  return first.participationId;
}

/** A sample of all that the log holds: the demo has none of its own. */
async function logSample(request: APIRequestContext): Promise<string> {
  const { today } = await asked<{ today: string }>(request, apiPaths.session());
  const id = crypto.randomUUID();
  await asked(request, apiPaths.logSamples(), { id, from: '2013-01-01', to: today, count: 5 });
  return id;
}

/** A request of somebody whom the log names by a number: the demo has none of its own. */
async function subjectRequest(request: APIRequestContext): Promise<string> {
  const { today } = await asked<{ today: string }>(request, apiPaths.session());
  const search = { from: '2013-01-01', to: today, offset: 0, operation: 'import participants' };
  const { entries } = await asked<{ entries: { participants: string[] }[] }>(request, apiPaths.auditSearch(), search);
  const whom = entries.flatMap(({ participants }) => participants)[0];
  if (whom === undefined) throw new Error('the log names no participant');
  const id = crypto.randomUUID();
  await asked(request, apiPaths.subjectRequests(), { id, whom, receivedOn: today, identityChecked: 'id_card', note: '' });
  return id;
}

/** The plan carried out once: the demo has one link to choose a password that is old enough to be weeded. */
async function weeding(request: APIRequestContext): Promise<string> {
  const first = async () => (await asked<{ weedings: { id: string }[] }>(request, apiPaths.weedings())).weedings[0]?.id;
  const known = await first();
  if (known !== undefined) return known;
  const { today } = await asked<{ today: string }>(request, apiPaths.session());
  const value = { handling: 'weed', months: 12, countedFrom: 'event', ground: 'Arkivlagen 10 §.', archiveFirst: false, inForceFrom: today };
  const rule = { version: 0, value, decision: { day: today, paragraph: '§ 12', text: '' } };
  const proved = await request.post(apiPaths.ownProof(), { data: { password: demoPassword() } });
  const decided = await request.put(apiPaths.retentionRule('invitation'), { data: rule });
  if (!proved.ok() || !decided.ok()) throw new Error(`no rule: ${proved.status()} ${decided.status()} ${await decided.text()}`);
  const id = crypto.randomUUID();
  const ordered = await request.post(apiPaths.weedings(), { data: { id, kind: 'invitation', version: 1, due: 1 } });
  // Whoever looks at the same time in another width may have been first.
  if (!ordered.ok()) return (await first()) ?? Promise.reject(new Error(await ordered.text()));
  await asked(request, apiPaths.weedingBatch(id), {});
  return id;
}
