import { addFeedback } from '../../src/association/accessibilityQueries.ts';
import { randomUUID } from 'node:crypto';
import type { EIdentification } from '../../src/access/eIdentification.ts';
import { newInvitationToken } from '../../src/access/invitation.ts';
import { insertInvitation } from '../../src/access/invitationQueries.ts';
import { insertRoleAssignment } from '../../src/access/roleQueries.ts';
import { insertUser } from '../../src/access/userQueries.ts';
import { hashPassword } from '../../src/access/password.ts';
import { findIntervention, findInterventionNames } from '../../src/interventions/interventionQueries.ts';
import { listParticipations } from '../../src/participants/participationQueries.ts';
import { importParticipants } from '../../src/participants/participantImport.ts';
import type { AssociationDatabase } from '../../src/platform/database/association.ts';
import { adoptReport } from '../../src/reports/reportFilesReport.ts';
import { insertReport } from '../../src/reports/reportQueries.ts';
import { teamPartKey } from '../../src/reports/sectionKey.ts';
import { NO_PLAN } from '../../src/reports/sectionPlan.ts';
import { insertPlan } from '../../src/reports/sectionPlanQueries.ts';
import { localDate } from '../../src/shared/localDate.ts';
import type { SheetRow } from '../participantSheets.ts';
import { operation, operator, testAssociation } from '../testDatabase.ts';
import { provableUsers } from './provableUsers.ts';
import { passkeyWorld, type PasskeyWorld } from './passkeyWorld.ts';
import { addForeignWords } from './foreignWords.ts';
import { addLogSample, type AsOwner } from './logSamples.ts';
import { addConsentWithPaper, addSubjectRequest } from './subjectRequests.ts';
import { backupsKept } from './backupsKept.ts';
import { addWeedings, makeArchiveFile, type Weedings } from './weedings.ts';
import { savedViews } from './savedViews.ts';
import { importsWorld, type ImportsWorld } from './importsWorld.ts';
import {
  accessAssociation,
  accessServer,
  addressOf,
  emailOf,
  leave,
  namedSheet,
  PASSWORD,
  person,
  WHO,
  type AccessAssociation,
  type AccessServer,
  type Who,
} from './accessWorld.ts';

/** The association that is asked, a neighbour whose records are foreign to all, and a logged-in browser of everybody. */
export type RouteWorld = {
  readonly own: AccessAssociation;
  readonly foreign: { readonly database: AssociationDatabase };
  /** One for each who asks, since each can be seen to once. */
  readonly feedback: { readonly own: ReadonlyMap<Who, string>; readonly foreign: string };
  readonly interventions: { readonly foreign: string };
  readonly imports: ImportsWorld;
  /** An adopted one, drafts – `ripe` to be adopted, `shared` with a part each of Kraften's and Navet's team –, and the neighbour's. */
  readonly reports: Readonly<Record<'own' | 'draft' | 'ripe' | 'shared' | 'foreign', string>>;
  /** Participations of Kraften – one that lasts, one closed, one of a protected person, an anonymous one that was corrected –, of Navet, and of the neighbour. */
  readonly participations: Readonly<Record<'open' | 'closed' | 'hidden' | 'corrected' | 'other' | 'foreign', string>>;
  /** Samples of the access log: one to be judged, one whose check can be finished, and the neighbour's. */
  readonly logSamples: Readonly<Record<'own' | 'judged' | 'foreign', string>>;
  /** Requests to know what is kept, of the lasting participation's person – one to be ended –, and the neighbour's; and a signed paper. */
  readonly subjectRequests: Readonly<Record<'own' | 'ending' | 'foreign' | 'paper', string>>;
  /** The plan carried out, and what is stopped, here and at the neighbour's. */
  readonly weedings: Weedings & { readonly foreign: Weedings };
  /** A user to give, take and end things of, and one of the neighbour. */
  readonly spare: { readonly user: string; readonly role: string; readonly waiting: string; readonly waitingElsewhere: string };
  readonly foreignUser: string;
  /** Another logged-in browser of everybody, and of a colleague. */
  readonly sessions: ReadonlyMap<string, string>;
  /** A saved view of everybody to change, one to remove, and one of a colleague. */
  readonly views: ReadonlyMap<string, string>;
  /** A link to choose a password for everybody's question, and one that nobody uses. */
  readonly tokens: ReadonlyMap<string, string>;
  /** A login under way at the provider for each who asks, and the code of an authenticator so many seconds from now. */
  readonly loginSteps: ReadonlyMap<Who, string>;
  codeOf(who: Who, secondsFromNow: number): string;
  readonly eIdentification: EIdentification;
  readonly passkeys: PasskeyWorld;
  /** Of those who have changed theirs on the way. */
  readonly passwords: Map<Who, string>;
  readonly server: AccessServer;
  /** The cookie of who asks: kept from one question to the next, or `fresh` for a question that ends the session. */
  headersOf(who: Who, fresh?: boolean, from?: string): Promise<Record<string, string>>;
};

/** Where more is asked than anybody may in a minute, the limits would answer instead. */
const CALL_LIMITS =
  process.env['SAMLA_PROVE_TIMES'] === undefined ? undefined : { ofAddress: 1_000_000, ofUser: 1_000_000, heavyOfUser: 1_000_000 };

const NEIGHBOURS = [person('g1', 'Grannen', 'K', '2018-02-01', 'Gerd Gran'), person('g2', 'Grannen', 'M', '2018-02-02', 'Gert Gren')];

const ANONYMOUS = { rad_id: 'a1', insats: 'Kraften', kön: 'K', anonym: 'ja', inskriven: '2018-01-01' };

/** A wrong registration, which is due to be weeded and goes to an archive first. */
const MISTAKEN = person('f1', 'Kraften', 'M', '2018-01-05', 'Felix Ask', { avslutad: '2018-01-06', avslutsorsak: 'felregistrering' });

async function importRows(database: AssociationDatabase, rows: readonly SheetRow[]): Promise<void> {
  const imported = await importParticipants(database, operator, namedSheet(rows), 'prov');
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
}

/** @param more what else the server is given, such as a log that is read or a carrier of letters */
export async function routeWorld(more: Parameters<typeof accessServer>[2] = {}): Promise<RouteWorld> {
  const own = await accessAssociation();
  for (const avslutsorsak of ['', 'felregistrering']) await importRows(own.database, [{ ...ANONYMOUS, avslutsorsak }]);
  await importRows(own.database, [MISTAKEN]);
  const { database: foreignDatabase, user: foreignUser, asOwner: asForeignOwner } = await neighbour(own);
  const foreign = { database: foreignDatabase };
  const { spare, tokens } = await spareUsers(own);
  const sessions = await spareSessions(own, spare.user);
  const views = await savedViews(own, spare.user);
  const reports = {
    own: await addReport(own.database, true),
    draft: await addReport(own.database, false),
    ripe: await addReport(own.database, false),
    shared: await addReport(own.database, false, [...own.interventions.values()]),
    foreign: await addReport(foreign.database, false),
  };
  const feedback = {
    own: new Map(await Promise.all(WHO.map(async (who) => [who, await addSomeFeedback(own.database)] as const))),
    foreign: await addSomeFeedback(foreign.database),
  };
  const participations = {
    open: await participationOf(own.database, 'k1'),
    closed: await participationOf(own.database, 'k2'),
    hidden: await participationOf(own.database, 'k3'),
    corrected: await participationOf(own.database, 'a1'),
    other: await participationOf(own.database, 'n1'),
    foreign: await participationOf(foreign.database, 'g1'),
  };
  const neighbours = { database: foreignDatabase, asOwner: asForeignOwner, user: foreignUser };
  await addForeignWords({ own, writer: spare.user, neighbours, reports, participations });
  const officer = own.users.get('data_protection_officer') ?? '';
  const logSamples = {
    own: await addLogSample(own.asOwner, officer, false),
    judged: await addLogSample(own.asOwner, officer, true),
    foreign: await addLogSample(asForeignOwner, foreignUser, false),
  };
  const [person, foreignPerson] = [await personOf(own.database, 'k1'), await personOf(foreign.database, 'g1')];
  const subjectRequests = {
    own: await addSubjectRequest(own.asOwner, officer, person),
    ending: await addSubjectRequest(own.asOwner, officer, person),
    foreign: await addSubjectRequest(asForeignOwner, foreignUser, foreignPerson),
    paper: await addConsentWithPaper(own.database, participations.open),
  };
  const weedings = {
    ...(await addWeedings(own.asOwner, spare.user, await addSomeFeedback(own.database), [participations.open, participations.closed])),
    foreign: await addWeedings(asForeignOwner, foreignUser, await addSomeFeedback(foreign.database), [
      participations.foreign,
      await participationOf(foreign.database, 'g2'),
    ]),
  };
  const interventions = { foreign: await foreignIntervention(foreign.database) };
  const { loginSteps, codeOf, eIdentification } = await provableUsers(own, spare.user);
  const passkeys = await passkeyWorld(own, spare.user);
  const server = await accessServer(own, undefined, {
    eIdentification,
    passkeys: passkeys.at,
    callLimits: CALL_LIMITS,
    backups: backupsKept(),
    ...more,
  });
  const imports = await importsWorld(own, server);
  const passwords = new Map<Who, string>();
  const kept = new Map<Who, { cookie: string }>([['left', await server.logIn(own, 'left')]]);
  await leave(own, 'left');
  kept.set('team_leader', await makeArchiveFile(own, server, weedings.orderedFile));
  return {
    own,
    foreign,
    interventions,
    imports,
    feedback,
    spare,
    foreignUser,
    sessions,
    views,
    tokens,
    loginSteps,
    codeOf,
    eIdentification,
    passkeys,
    reports,
    participations,
    logSamples,
    subjectRequests,
    weedings,
    passwords,
    server,
    async headersOf(who, fresh = false, from = addressOf(who)) {
      if (who === 'nobody') return {};
      const headers = kept.get(who) ?? (await server.logIn(own, who, passwords.get(who), from));
      // Whoever has left can't log in again, and must be refused with the cookie of before.
      if (fresh && who !== 'left') kept.delete(who);
      else kept.set(who, headers);
      return headers;
    },
  };
}

async function neighbour({ installation }: AccessAssociation): Promise<{ database: AssociationDatabase; user: string; asOwner: AsOwner }> {
  const made = await testAssociation();
  const database = await installation.findBySlug(made.database.entry.slug);
  if (!database) throw new Error('the neighbour is not in the catalogue');
  await importRows(database, NEIGHBOURS);
  const passwordHash = await hashPassword(PASSWORD);
  const user = await database.write(operator, operation, ({ db, now }) =>
    insertUser(db, { email: emailOf('granne'), name: 'Granne', passwordHash, temporary: false, createdAt: now }),
  );
  return { database, user, asOwner: made.asOwner };
}

/** The participation of a row of the sheets above. */
const participationOf = async (database: AssociationDatabase, rowKey: string): Promise<string> => (await rowOf(database, rowKey))?.id ?? '';
async function personOf(database: AssociationDatabase, rowKey: string): Promise<string> {
  const values = (await rowOf(database, rowKey))?.values;
  return values?.kind === 'person' ? values.personId : '';
}
async function rowOf(database: AssociationDatabase, rowKey: string) {
  const found = await database.read(operator, operation, async ({ db }) => {
    const names = await findInterventionNames(db);
    return listParticipations(db, { rowKeys: [rowKey] }, names);
  });
  return found[0];
}

async function foreignIntervention(database: AssociationDatabase): Promise<string> {
  const found = await database.read(operator, operation, ({ db }) => findIntervention(db, 'Grannen'));
  if (!found) throw new Error('the neighbour has no intervention');
  return found.id;
}

async function addReport(database: AssociationDatabase, adopted: boolean, teams: readonly string[] = []): Promise<string> {
  const period = { from: localDate('2018-01-01'), to: localDate('2018-08-31') };
  const id = await database.write(operator, operation, async ({ db, now }) => {
    const made = await insertReport(db, period, { now, name: 'prov' });
    for (const team of teams) await insertPlan(db, made, teamPartKey(team), NO_PLAN, { now, name: 'prov' });
    return made;
  });
  const done = adopted ? await adoptReport(database, operator, operation, id, localDate('2018-10-01'), '§ 1') : undefined;
  if (done && !done.ok) throw new Error(done.error.text);
  return id;
}

async function addSomeFeedback(database: AssociationDatabase): Promise<string> {
  const id = crypto.randomUUID();
  const cipher = await database.cipher();
  const one = { id, page: 'Siffror', message: 'Svårt att läsa.', contact: '' };
  await database.beforeLogin((db) => addFeedback(db, cipher, one, new Date()));
  return id;
}

async function spareUsers({ database, interventions }: AccessAssociation): Promise<Pick<RouteWorld, 'spare' | 'tokens'>> {
  const spare = { role: randomUUID(), waiting: randomUUID(), waitingElsewhere: randomUUID() };
  const tokens = new Map<string, string>();
  const user = await database.write(operator, operation, async ({ db, now: at, today: from }) => {
    const add = (who: string) =>
      insertUser(db, { email: emailOf(who), name: `Extra ${who}`, passwordHash: null, temporary: true, createdAt: at });
    const userId = await add('extra');
    await insertRoleAssignment(db, { id: spare.role, userId, role: 'economist', interventionId: null, from, grantedBy: 'prov' });
    for (const [id, insats] of [
      [spare.waiting, 'Kraften'],
      [spare.waitingElsewhere, 'Navet'],
    ] as const) {
      const asked = { id, userId: await add(insats), role: 'team_member', interventionId: interventions.get(insats) ?? '', from } as const;
      await insertRoleAssignment(db, { ...asked, grantedBy: 'prov', approval: 'pending' });
    }
    for (const who of ['unused', ...WHO]) {
      const token = newInvitationToken();
      tokens.set(who, token);
      await insertInvitation(db, { userId: await add(`inbjuden-${who}`), purpose: 'invitation', token, by: 'prov', at, delivery: 'sent' });
    }
    return userId;
  });
  return { spare: { user, ...spare }, tokens };
}

async function spareSessions({ asOwner, users }: AccessAssociation, colleague: string): Promise<ReadonlyMap<string, string>> {
  const sessions = new Map([...users, ['colleague', colleague] as const].map(([who]) => [who, randomUUID()]));
  await asOwner(async (client) => {
    for (const [who, id] of sessions)
      await client.query(
        `insert into access.session (id, token_hash, user_id, created_at, used_at, expires_at) values ($1, sha256($2::bytea), $3, now(), now(), now() + interval '1 hour')`,
        [id, id, users.get(who) ?? colleague],
      );
  });
  return sessions;
}
