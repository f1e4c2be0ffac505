import { beforeAll, describe, expect, it } from 'vitest';
import { accessAssociation, emailOf, type AccessAssociation } from '../../test/access/accessWorld.ts';
import { operation, operator, settableClock } from '../../test/testDatabase.ts';
import type { ReadHandle, WriteHandle } from '../platform/database/transaction.ts';
import { localDate } from '../shared/localDate.ts';
import { insertRoleAssignment, listRolesHeld } from './roleQueries.ts';
import { findUserByEmail, findUserNames, insertUser, listUsers, setOneTimePassword, setUserLeft } from './userQueries.ts';

const clock = settableClock('2018-09-05T10:00:00Z');
const TODAY = localDate('2018-09-05');
let association: AccessAssociation;
beforeAll(async () => {
  association = await accessAssociation(clock);
});

const read = <T>(work: (db: ReadHandle) => Promise<T>): Promise<T> => association.database.read(operator, operation, ({ db }) => work(db));
const write = <T>(work: (db: WriteHandle) => Promise<T>): Promise<T> =>
  association.database.write(operator, operation, ({ db }) => work(db));
const account = async (email: string) =>
  (
    await association.asOwner((client) =>
      client.query(
        'select name, password_hash, password_is_temporary, password_expires_at, left_at, version from access.user_account where email = $1',
        [email],
      ),
    )
  ).rows[0];
const newUser = (email: string, temporary = true, name = 'Ny Användare') =>
  write((db) => insertUser(db, { email, name, passwordHash: 'hash', temporary, createdAt: clock.now() }));

describe('a user', () => {
  it('is kept with the address as it is compared, and found however it is typed', async () => {
    const id = await newUser('  Ny.Person@Prov.Example ', true, '  Ny Person ');
    expect(await read((db) => findUserByEmail(db, 'NY.PERSON@prov.example '))).toEqual({ id, name: 'Ny Person', leftAt: null });
    expect(await read((db) => findUserByEmail(db, 'annan@prov.example'))).toBeUndefined();
    await expect(newUser('ny.person@PROV.example')).rejects.toThrow(/user_account_email_key/);
  });

  it('with a one-time password has it for two weeks; with an own one, for good (V6.2.10)', async () => {
    await newUser('engang@prov.example', true);
    await newUser('egen@prov.example', false);
    expect(await account('engang@prov.example')).toMatchObject({
      password_is_temporary: true,
      password_expires_at: new Date('2018-09-19T10:00:00Z'),
    });
    expect(await account('egen@prov.example')).toMatchObject({ password_is_temporary: false, password_expires_at: null });
  });

  it('who has lost the password gets a one-time password, and is logged out', async () => {
    const id = await newUser('glomt@prov.example', false);
    await association.asOwner((client) =>
      client.query(`insert into access.session values (sha256('x'), $1, now(), now(), now() + interval '1 hour')`, [id]),
    );
    await write((db) => setOneTimePassword(db, id, 'another hash', clock.now()));
    expect(await account('glomt@prov.example')).toMatchObject({
      password_hash: 'another hash',
      password_is_temporary: true,
      password_expires_at: new Date('2018-09-19T10:00:00Z'),
      version: 2,
    });
    expect((await association.asOwner((client) => client.query('select from access.session where user_id = $1', [id]))).rows).toHaveLength(
      0,
    );
    expect(await account(emailOf('coordinator'))).toMatchObject({ version: 1 });
  });

  it('who leaves is out, and nobody else is (V7.4.5)', async () => {
    const id = await newUser('slutar@prov.example');
    await association.asOwner((client) =>
      client.query(
        `insert into access.session values (sha256('y'), $1, now(), now(), now() + interval '1 hour'), (sha256('z'), $2, now(), now(), now() + interval '1 hour')`,
        [id, association.users.get('auditor')],
      ),
    );
    await write((db) => setUserLeft(db, id, clock.now()));
    expect(await read((db) => findUserByEmail(db, 'slutar@prov.example'))).toMatchObject({ leftAt: clock.now() });
    expect(
      (await association.asOwner((client) => client.query<{ user_id: string }>('select user_id from access.session'))).rows.map(
        ({ user_id }) => user_id,
      ),
    ).toEqual([association.users.get('auditor')]);
  });
});

describe('roles', () => {
  it('are held from their first day to their last, both included', async () => {
    const id = await newUser('roller@prov.example');
    await write((db) => insertRoleAssignment(db, { userId: id, role: 'economist', interventionId: null, from: TODAY, grantedBy: 'prov' }));
    await association.asOwner((client) =>
      client.query(`update access.role_assignment set valid_to = '2018-09-10' where user_id = $1`, [id]),
    );
    const held = (day: string) => read((db) => listRolesHeld(db, id, localDate(day)));
    expect([await held('2018-09-04'), await held('2018-09-05'), await held('2018-09-10'), await held('2018-09-11')]).toMatchObject([
      [],
      [{ role: 'economist', interventionId: null, to: '2018-09-10' }],
      [{ role: 'economist', interventionId: null }],
      [],
    ]);
  });

  it('that see persons are for one intervention, office roles for none', async () => {
    const id = await newUser('fel@prov.example');
    const give = (role: 'team_member' | 'economist', interventionId: string | null) =>
      write((db) => insertRoleAssignment(db, { userId: id, role, interventionId, from: TODAY, grantedBy: 'prov' }));
    await expect(give('team_member', null)).rejects.toThrow(/role_target/);
    await expect(give('economist', association.interventions.get('Navet') ?? '')).rejects.toThrow(/role_target/);
    await give('team_member', association.interventions.get('Navet') ?? '');
    await expect(give('team_member', association.interventions.get('Navet') ?? '')).rejects.toThrow(/role_once/);
    await expect(give('economist', null)).rejects.toThrow(/role_circles_apart/);
  });
});

describe('the list of users', () => {
  it('is in Swedish order of name, with the roles that are held now or later', async () => {
    for (const name of ['Örjan', 'Åke', 'Ängla', 'Zoe']) await newUser(`${name.toLowerCase()}@lista.example`, true, name);
    const users = await read((db) => listUsers(db, TODAY));
    expect(users.filter(({ email }) => email.endsWith('@lista.example')).map(({ name }) => name)).toEqual(['Zoe', 'Åke', 'Ängla', 'Örjan']);
    expect(users.find(({ email }) => email === emailOf('counsellor'))?.roles).toEqual([
      {
        ...{ role: 'counsellor', interventionId: association.interventions.get('Kraften'), partyId: null, group: null },
        ...{ from: '2018-09-05', to: null, isPending: false },
      },
    ]);
    const later = await read((db) => listUsers(db, localDate('2018-09-11')));
    expect(later.find(({ email }) => email === 'roller@prov.example')?.roles).toEqual([]);
  });
});

describe('the names of colleagues', () => {
  const as = (family: 'figures' | 'team') => ({ family, role: family, userId: null, name: 'test' });
  const names = (family: 'figures' | 'team', emails: readonly string[]) =>
    association.database.read(as(family), operation, ({ db }) => findUserNames(db, emails));

  it('are told of the addresses that are known already, and of no others', async () => {
    const asked = [emailOf('coordinator'), emailOf('coordinator'), 'Olle Operatör', 'nobody@prov.example'];
    expect(await names('figures', asked)).toEqual(new Map([[emailOf('coordinator'), 'Prov coordinator']]));
    expect(await names('figures', [])).toEqual(new Map());
  });

  it('are not asked for by the teams, who see no addresses', async () => {
    await expect(names('team', [emailOf('coordinator')])).rejects.toThrow(/permission denied/);
  });
});
