import { beforeAll, describe, expect, it } from 'vitest';
import { accessAssociation, auditLog, emailOf, type AccessAssociation } from '../../test/access/accessWorld.ts';
import { beginLogin, findLogin, forgetLoginAttempts, logLogin, replacePassword } from './loginQueries.ts';
import { LOGIN_LIMIT } from './loginLimit.ts';

const AT = new Date('2018-09-05T10:00:00Z');
const minutesLater = (minutes: number): Date => new Date(AT.getTime() + minutes * 60_000);
let association: AccessAssociation;
beforeAll(async () => {
  association = await accessAssociation();
});

const begin = (email: string, address: string, at = AT): Promise<boolean> =>
  association.database.beforeLogin((db) => beginLogin(db, { email, address, at }));
const tries = async (count: number, of: (i: number) => Promise<boolean>): Promise<number> =>
  (await Promise.all(Array.from({ length: count }, (_, i) => of(i)))).filter(Boolean).length;
const find = (email: string) => association.database.beforeLogin((db) => findLogin(db, email));

describe('who may be logged in', () => {
  it('is found by address, however it was typed, and not after leaving', async () => {
    expect(await find(' COORDINATOR@prov.example ')).toMatchObject({
      userId: association.users.get('coordinator'),
      email: emailOf('coordinator'),
      passwordExpiresAt: null,
      passwordHash: expect.stringMatching(/^\$argon2id/),
    });
    expect(await find('nobody@prov.example')).toBeUndefined();
    expect(await find(`' or true --`)).toBeUndefined();
    await association.asOwner((client) =>
      client.query('update access.user_account set left_at = $1 where id = $2', [AT, association.users.get('left')]),
    );
    expect(await find(emailOf('left'))).toBeUndefined();
  });
});

describe('attempts at a password', () => {
  it('are taken from one address up to the limit, also when all come at once (V6.3.1)', async () => {
    expect(await tries(40, () => begin('all@prov.example', '192.0.2.1'))).toBe(LOGIN_LIMIT.onAccountFromAddress);
  });

  it('from one address shut nobody out who comes from another', async () => {
    expect(await begin('all@prov.example', '192.0.2.1')).toBe(false);
    expect(await begin('all@prov.example', '192.0.2.2')).toBe(true);
  });

  it('on one account from many addresses are taken up to a wider limit', async () => {
    expect(await tries(LOGIN_LIMIT.onAccount + 20, (i) => begin('wide@prov.example', `198.51.100.${i}`))).toBe(LOGIN_LIMIT.onAccount);
  });

  it('from one address on many accounts are taken up to a limit, too', async () => {
    expect(await tries(LOGIN_LIMIT.fromAddress + 20, (i) => begin(`spray${i}@prov.example`, '203.0.113.9'))).toBeGreaterThanOrEqual(
      LOGIN_LIMIT.fromAddress,
    );
    expect(await begin('spray-late@prov.example', '203.0.113.9')).toBe(false);
  });

  it('are forgotten after a quarter of an hour, and removed', async () => {
    expect(await begin('all@prov.example', '192.0.2.1', minutesLater(LOGIN_LIMIT.minutes))).toBe(false);
    expect(await begin('all@prov.example', '192.0.2.1', minutesLater(LOGIN_LIMIT.minutes + 1))).toBe(true);
    const { rows } = await association.asOwner((client) =>
      client.query('select from access.login_attempt where at < $1', [minutesLater(1)]),
    );
    expect(rows).toHaveLength(0);
  });

  it('count no more after the right password, on that account from that address', async () => {
    await tries(LOGIN_LIMIT.onAccountFromAddress, () => begin('right@prov.example', '192.0.2.7'));
    await tries(3, () => begin('other@prov.example', '192.0.2.7'));
    expect(await begin('right@prov.example', '192.0.2.7')).toBe(false);
    await association.database.beforeLogin((db) => forgetLoginAttempts(db, 'Right@prov.example', '192.0.2.7'));
    expect(await begin('right@prov.example', '192.0.2.7')).toBe(true);
    expect(await tries(20, () => begin('other@prov.example', '192.0.2.7'))).toBe(LOGIN_LIMIT.onAccountFromAddress - 3);
  });

  it('leave no address behind, neither of the person nor of the network', async () => {
    const { rows } = await association.asOwner((client) => client.query('select * from access.login_attempt'));
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(/prov\.example|192\.0/);
  });
});

describe('a login', () => {
  it('is audited with the user; of an address that nobody has nothing is kept', async () => {
    const candidate = await find(emailOf('auditor'));
    await association.database.beforeLogin((db) => logLogin(db, AT, candidate, 'done', 'rätt lösenord'));
    await association.database.beforeLogin((db) => logLogin(db, AT, undefined, 'denied', 'fel adress eller lösenord'));
    expect(await auditLog(association, 'logIn')).toEqual([
      {
        actor: emailOf('auditor'),
        role: 'none',
        action: 'logIn',
        reason: 'rätt lösenord',
        outcome: 'done',
        record_ids: [],
        user_id: candidate?.userId,
      },
      {
        actor: 'okänd',
        role: 'none',
        action: 'logIn',
        reason: 'fel adress eller lösenord',
        outcome: 'denied',
        record_ids: [],
        user_id: null,
      },
    ]);
  });
});

describe('a password that is replaced', () => {
  const replace = (oldHash: string, newHash: string, userId = association.users.get('economist') ?? '') =>
    association.database.beforeLogin((db) => replacePassword(db, { userId, oldHash, newHash, at: AT, role: 'economist' }));
  const account = async () =>
    (
      await association.asOwner((client) =>
        client.query<{ password_hash: string; password_is_temporary: boolean; version: number }>(
          'select password_hash, password_is_temporary, version from access.user_account where email = $1',
          [emailOf('economist')],
        ),
      )
    ).rows[0];

  it('must still be the one that was checked; then sessions end and one line is written', async () => {
    const user = association.users.get('economist');
    const old = (await account())?.password_hash ?? '';
    await association.asOwner((client) =>
      client.query(`update access.user_account set password_is_temporary = true, password_expires_at = now() where id = $1`, [user]),
    );
    await association.asOwner((client) =>
      client.query(
        `insert into access.session select sha256(n::text::bytea), $1, now(), now(), now() + interval '1 hour' from generate_series(1, 3) n`,
        [user],
      ),
    );
    expect(await replace('another hash', 'new hash')).toBe(false);
    expect(await account()).toMatchObject({ password_hash: old, version: 1 });
    expect(await replace(old, 'new hash')).toBe(true);
    expect(await account()).toEqual({ password_hash: 'new hash', password_is_temporary: false, version: 2 });
    expect(
      (await association.asOwner((client) => client.query('select from access.session where user_id = $1', [user]))).rows,
    ).toHaveLength(0);
    expect(await auditLog(association, 'changePassword')).toEqual([
      {
        actor: emailOf('economist'),
        role: 'economist',
        action: 'changePassword',
        reason: 'inloggad',
        outcome: 'done',
        record_ids: [user],
        user_id: user,
      },
    ]);
  });

  it('is not replaced for a user who has left', async () => {
    const { rows } = await association.asOwner((client) =>
      client.query<{ hash: string }>('select password_hash as hash from access.user_account where email = $1', [emailOf('left')]),
    );
    expect(await replace(rows[0]?.hash ?? '', 'new hash', association.users.get('left'))).toBe(false);
  });
});
