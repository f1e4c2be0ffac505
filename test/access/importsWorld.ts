import { randomUUID } from 'node:crypto';
import { hashPassword } from '../../src/access/password.ts';
import { insertRoleAssignment } from '../../src/access/roleQueries.ts';
import { insertUser } from '../../src/access/userQueries.ts';
import type { ImportAnswer } from '../../src/imports/importApi.ts';
import { operation, operator } from '../testDatabase.ts';
import { emailOf, namedSheet, PASSWORD, person, type AccessAssociation, type AccessServer } from './accessWorld.ts';

/** Files that the leaders of Kraften (own) and of Navet (other) brought: done, waiting, and one to drop. What was done changed nothing. */
export type ImportsWorld = {
  readonly ownDone: string;
  /** One more that changed nothing, to take back. */
  readonly ownSame: string;
  readonly ownOpen: string;
  readonly ownSpare: string;
  readonly otherDone: string;
  readonly otherOpen: string;
  /** Of the economist. */
  readonly ledgerDone: string;
};

/** One voucher of another year than those that others count. */
export const LEDGER_FILE = Buffer.from(
  '#FLAGGA 0\n#PROGRAM "Prov" 1\n#FORMAT PC8\n#GEN 20170101\n#SIETYP 4\n#FNAMN "Prov"\n#RAR 0 20160101 20161231\n#KONTO 1930 "Bank"\n#KONTO 5010 "Lokal"\n' +
    '#VER "A" "1" 20160201 "Hyra"\n{\n#TRANS 5010 {} 100.00\n#TRANS 1930 {} -100.00\n}\n',
);
const OWN = namedSheet([person('k1', 'Kraften', 'K', '2018-02-01', 'Agda Ek')]);
const OTHER = namedSheet([person('n1', 'Navet', 'M', '2018-02-10', 'Nils Björk')]);

export async function importsWorld(association: AccessAssociation, server: AccessServer): Promise<ImportsWorld> {
  await addLeader(association, 'navet_leader', 'Navet');
  return {
    ownDone: await bring(association, server, 'team_leader', OWN, true),
    ownSame: await bring(association, server, 'team_leader', OWN, true),
    ownOpen: await bring(association, server, 'team_leader', OWN, false),
    ownSpare: await bring(association, server, 'team_leader', OWN, false),
    otherDone: await bring(association, server, 'navet_leader', OTHER, true),
    ledgerDone: await bring(association, server, 'economist', LEDGER_FILE, true, 'ledger'),
    otherOpen: await bring(association, server, 'navet_leader', OTHER, false),
  };
}

/** One more team for somebody who leads one already. */
export async function addRole({ database, interventions, users }: AccessAssociation, who: string, intervention: string): Promise<void> {
  const interventionId = interventions.get(intervention) ?? '';
  await database.write(operator, operation, ({ db, today }) =>
    insertRoleAssignment(db, { userId: users.get(who) ?? '', role: 'team_leader', interventionId, from: today, grantedBy: 'prov' }),
  );
}

/** A leader of one more team. */
export async function addLeader({ database, interventions }: AccessAssociation, who: string, intervention: string): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD);
  await database.write(operator, operation, async ({ db, now, today }) => {
    const userId = await insertUser(db, { email: emailOf(who), name: `Prov ${who}`, passwordHash, temporary: false, createdAt: now });
    const interventionId = interventions.get(intervention) ?? '';
    await insertRoleAssignment(db, { userId, role: 'team_leader', interventionId, from: today, grantedBy: 'prov' });
  });
}

async function bring(
  association: AccessAssociation,
  server: AccessServer,
  who: string,
  file: Uint8Array,
  isDone: boolean,
  kind = 'participants',
): Promise<string> {
  const cookie = await server.logIn(association, who);
  const url = `/api/imports/${randomUUID()}`;
  const headers = { ...cookie, 'content-type': 'application/octet-stream' };
  const brought = await server.ask({ method: 'POST', url: `${url}?kind=${kind}`, headers, payload: Buffer.from(file) });
  const { import: head, preview } = brought.json<ImportAnswer>();
  if (!isDone) return head.id;
  const payload = { digest: preview?.digest, basis: 'prov' };
  const done = await server.ask({ method: 'POST', url: `${url}/confirmation`, headers: cookie, payload });
  if (done.statusCode !== 200) throw new Error(`the import failed: ${done.body}`);
  return head.id;
}
