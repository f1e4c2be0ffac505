import { afterAll } from 'vitest';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { hashPassword } from '../../src/access/password.ts';
import { insertRoleAssignment } from '../../src/access/roleQueries.ts';
import { ROLE_TABLE, type Scope } from '../../src/access/roleTable.ts';
import { insertUser, setUserLeft } from '../../src/access/userQueries.ts';
import type { PartyFields } from '../../src/association/party.ts';
import { saveParty } from '../../src/association/partyQueries.ts';
import { listInterventions } from '../../src/interventions/interventionQueries.ts';
import { createSamlaServer } from '../../src/main.ts';
import { takeOver } from '../../src/participants/caseloadQueries.ts';
import { listParticipations } from '../../src/participants/participationQueries.ts';
import { importParticipants } from '../../src/participants/participantImport.ts';
import { clockFrom, type Clock } from '../../src/platform/clock.ts';
import type { AssociationDatabase } from '../../src/platform/database/association.ts';
import type { Installation } from '../../src/platform/database/installation.ts';
import type { WriteHandle } from '../../src/platform/database/transaction.ts';
import { ROLES, type Role } from '../../src/platform/roles.ts';
import { localDate } from '../../src/shared/localDate.ts';
import { REQUIRED_COLUMNS } from '../../src/participants/participantRow.ts';
import { sheet, type SheetRow } from '../participantSheets.ts';
import { operation, operator, testAssociation } from '../testDatabase.ts';

/** Everybody who may ask: nobody (not logged in), who has left, who has no role, and one of each role. */
export const WHO = ['nobody', 'left', 'roleless', ...ROLES] as const;
export type Who = (typeof WHO)[number];

export const PASSWORD = 'tolv gröna hästar';
export const emailOf = (who: string): string => `${who}@prov.example`;

/** An association with two interventions, a few participants in each, and a user of every kind; team roles are for Kraften. */
export type AccessAssociation = {
  readonly database: AssociationDatabase;
  readonly installation: Installation;
  readonly asOwner: Awaited<ReturnType<typeof testAssociation>>['asOwner'];
  readonly users: ReadonlyMap<string, string>;
  readonly interventions: ReadonlyMap<string, string>;
  readonly party: string;
  /** Who the participant with a login is. */
  readonly person: string;
};

/** What a role is held for in the association: the intervention Kraften, a group in it, its party, or a person in it. */
export function targetIn({ interventions, party, person: personId }: Omit<AccessAssociation, 'users'>, scope: Scope | undefined) {
  const interventionId = scope === 'intervention' || scope === 'group' ? (interventions.get('Kraften') ?? '') : null;
  const partyId = scope === 'party' ? party : null;
  return { interventionId, partyId, group: scope === 'group' ? 'Skogsgruppen' : null, ...(scope === 'person' ? { personId } : {}) };
}

const NAMED_COLUMNS = [...REQUIRED_COLUMNS, 'förnamn', 'efternamn', 'telefon'] as const;
/** A row of somebody without identity number, with a name. */
export const person = (key: string, insats: string, kön: 'K' | 'M', inskriven: string, name: string, more: SheetRow = {}): SheetRow => ({
  rad_id: key,
  insats,
  kön,
  födelseår: '1980',
  inskriven,
  förnamn: name.split(' ')[0] ?? '',
  efternamn: name.split(' ')[1] ?? '',
  ...more,
});
export const namedSheet = (rows: readonly SheetRow[]): Uint8Array => sheet(rows, NAMED_COLUMNS);

const PARTICIPANTS = [
  person('k1', 'Kraften', 'K', '2018-02-01', 'Agda Ek'),
  person('k2', 'Kraften', 'M', '2018-03-01', 'Bo Alm', { avslutad: '2018-05-01', avslutsorsak: 'studier' }),
  person('k3', 'Kraften', 'K', '2018-04-01', 'Hemlig Person', { skyddad: 'ja', folkbokföringskommun: 'Sala' }),
  person('n1', 'Navet', 'M', '2018-02-10', 'Nils Björk'),
  person('n2', 'Navet', 'K', '2018-03-10', 'Nora Lind'),
];

export const OWN_PARTICIPATIONS = 3;

export async function accessAssociation(clock: Clock = clockFrom({})): Promise<AccessAssociation> {
  const { database, installation, asOwner } = await testAssociation(clock);
  const imported = await importParticipants(database, operator, namedSheet(PARTICIPANTS), 'prov');
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
  const passwordHash = await hashPassword(PASSWORD);
  const users = new Map<string, string>();
  const made = await database.write(operator, operation, async ({ db, now, today }) => {
    const party = await addParty(db, now);
    const interventions = new Map((await listInterventions(db)).map(({ id, name }) => [name, id]));
    const person = (await listParticipations(db, { rowKeys: ['k2'] }, new Map([...interventions].map(([name, id]) => [id, name]))))[0];
    const personId = person?.values.kind === 'person' ? person.values.personId : '';
    const association = { database, installation, asOwner, interventions, party, person: personId };
    for (const who of ['left', 'roleless', ...ROLES])
      users.set(who, await insertUser(db, { email: emailOf(who), name: `Prov ${who}`, passwordHash, temporary: false, createdAt: now }));
    const give = (who: string, role: Role) =>
      insertRoleAssignment(db, {
        userId: users.get(who) ?? '',
        role,
        ...targetIn(association, ROLE_TABLE[role].heldFor[0]),
        from: today,
        grantedBy: 'prov',
      });
    for (const role of ROLES) await give(role, role);
    await give('left', 'coordinator');
    // All of Kraften's: what a counsellor does not have is tried in caseloadRoutes.test.ts.
    const named = new Map([...interventions].map(([name, id]) => [id, name]));
    const own = (await listParticipations(db, { rowKeys: ['k1', 'k2', 'k3'] }, named)).map(({ id }) => id);
    const told = { day: localDate('2018-01-01'), reason: 'prov' };
    await takeOver(db, own, 'counsellor', users.get('counsellor') ?? '', told, { at: now, name: 'prov' });
    return association;
  });
  return { ...made, users };
}

export async function addParty(db: WriteHandle, recordedAt: Date): Promise<string> {
  const id = crypto.randomUUID();
  const party: PartyFields = {
    kind: 'municipality',
    name: 'Sala kommun',
    isMember: true,
    share: null,
    email: '',
    from: localDate('2018-01-01'),
    to: '',
  };
  await saveParty(db, id, 0, party, { recordedAt, recordedBy: 'prov' });
  return id;
}

/** Everybody asks from an address of their own, so that one alone meets the limits on one. */
export const addressOf = (who: Who): string => `10.0.0.${WHO.indexOf(who) + 1}`;

export type AccessServer = {
  readonly app: FastifyInstance;
  ask(request: InjectOptions): Promise<LightMyRequestResponse>;
  /** Logs in and gives the cookie header. Throws when that fails. */
  logIn(association: AccessAssociation, who: string, password?: string, remoteAddress?: string): Promise<{ cookie: string }>;
};

/** The real server over the association's installation; closed after the test file. */
export async function accessServer(
  association: AccessAssociation,
  clock: Clock = clockFrom({}),
  options: Parameters<typeof createSamlaServer>[2] = {},
): Promise<AccessServer> {
  const app = await createSamlaServer(association.installation, clock, options);
  afterAll(() => app.close());
  const ask = (request: InjectOptions): Promise<LightMyRequestResponse> => app.inject(request);
  return {
    app,
    ask,
    async logIn(target, who, password = PASSWORD, remoteAddress = '127.0.0.1') {
      const answer = await ask({
        remoteAddress,
        method: 'POST',
        url: '/api/session',
        payload: { association: target.database.entry.name, email: emailOf(who), password },
      });
      if (answer.statusCode !== 200) throw new Error(`${who} could not log in: ${answer.statusCode} ${answer.body}`);
      return { cookie: cookieOf(answer) };
    },
  };
}

/** What a browser sends back of the cookies it was given. */
export const cookieOf = (answer: LightMyRequestResponse): string =>
  answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');

/** Takes a user's access away, as when somebody leaves. */
export const leave = (association: AccessAssociation, who: string): Promise<void> =>
  association.database.write(operator, operation, ({ db, now }) => setUserLeft(db, association.users.get(who) ?? '', now));

export type AuditRow = {
  readonly actor: string;
  readonly role: string;
  readonly action: string;
  readonly reason: string;
  readonly outcome: string;
  readonly record_ids: string[];
  readonly user_id: string | null;
};

/** The audit log, oldest first; only the owner of the database can read it. */
export const auditLog = async (association: Pick<AccessAssociation, 'asOwner'>, action?: string): Promise<AuditRow[]> =>
  association.asOwner(async (client) => {
    const { rows } = await client.query<AuditRow>(
      'select actor, role, action, reason, outcome, record_ids, user_id from access.audit_entry where $1::text is null or action = $1 order by id',
      [action ?? null],
    );
    return rows;
  });
