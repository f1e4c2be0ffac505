import { randomBytes } from 'node:crypto';
import { keepPasskeyStep, type PasskeyUse } from '../../src/access/passkeyQueries.ts';
import { passkeysAt, type Passkeys } from '../../src/access/passkeys.ts';
import { SoftAuthenticator } from '../softAuthenticator.ts';
import { WHO, type AccessAssociation, type Who } from './accessWorld.ts';

/** As the table of routes takes it: what is asked, and a cookie beside that of the session. */
type Ask = { readonly url: string; readonly payload: object; readonly cookie: string };

const SITE = { origin: 'http://localhost:3000', rpId: 'localhost' };

/** A passkey of everybody and of a colleague, and what each browser was given to have signed, once for each question. */
export type PasskeyWorld = {
  readonly at: Passkeys;
  idOf(who: Who | 'colleague'): string;
  logIn(who: Who, key: 'right' | 'unknown'): Ask;
  prove(who: Who, key: 'own' | 'colleague'): Ask;
  add(who: Who): Ask;
};

export async function passkeyWorld({ database, asOwner, users }: AccessAssociation, colleague: string): Promise<PasskeyWorld> {
  const cipher = await database.cipher();
  const at = new Date();
  const keys = new Map<string, { readonly id: string; readonly key: SoftAuthenticator }>();
  for (const [who, userId] of [...users, ['colleague', colleague] as const]) {
    const [id, key, handle] = [crypto.randomUUID(), new SoftAuthenticator(SITE.origin), randomBytes(32)];
    const { credentialId, publicKey } = key.kept(handle);
    await asOwner((client) =>
      client.query(
        `insert into access.passkey (id, user_id, credential_id, user_handle, public_key, counter, transports, name, is_synced, made_at)
         values ($1, $2, $3, $4, $5, 0, '{internal}', 'Min telefon', false, now())`,
        [id, userId, credentialId, handle, publicKey],
      ),
    );
    keys.set(who, { id, key });
  }
  const steps = new Map<string, { readonly cookie: string; readonly challenge: string }>();
  const keep = async (name: string, use: PasskeyUse, userId: string | null): Promise<void> => {
    const [token, challenge] = [`${database.entry.slug}~${name.replaceAll(' ', '-')}`, randomBytes(32).toString('base64url')];
    const step = { userId, challenge, handle: randomBytes(32).toString('base64url') };
    await database.beforeLogin((db) => keepPasskeyStep(db, [use, token], step, cipher, [at, new Date(at.getTime() + 3_600_000)]));
    steps.set(name, { challenge, cookie: `samla-passkey=${token}` });
  };
  for (const who of WHO) {
    for (const key of ['right', 'unknown']) await keep(`login ${who} ${key}`, 'login', null);
    for (const key of ['own', 'colleague']) await keep(`proof ${who} ${key}`, 'proof', users.get(who) ?? colleague);
    await keep(`adding ${who}`, 'adding', users.get(who) ?? colleague);
  }
  const stepOf = (name: string) => steps.get(name) ?? { cookie: '', challenge: '' };
  const keyOf = (who: string): SoftAuthenticator => keys.get(who)?.key ?? new SoftAuthenticator(SITE.origin);
  return {
    at: passkeysAt(SITE),
    idOf: (who) => keys.get(who)?.id ?? crypto.randomUUID(),
    logIn(who, key) {
      const { cookie, challenge } = stepOf(`login ${who} ${key}`);
      const shown = keyOf(key === 'right' ? 'colleague' : 'nobody has it').show({ challenge, rpId: SITE.rpId });
      return { url: '/api/passkey-login', payload: { ...shown, userHandle: shown.userHandle ?? 'AAAA' }, cookie };
    },
    prove(who, key) {
      const { cookie, challenge } = stepOf(`proof ${who} ${key}`);
      return { url: '/api/session/proof/passkey', payload: keyOf(key === 'own' ? who : key).show({ challenge, rpId: SITE.rpId }), cookie };
    },
    add(who) {
      const { cookie, challenge } = stepOf(`adding ${who}`);
      const made = new SoftAuthenticator(SITE.origin).make({
        challenge,
        rp: { id: SITE.rpId, name: 'Samla' },
        user: { id: randomBytes(32).toString('base64url'), name: 'x', displayName: 'x' },
      });
      return { url: '/api/factors/passkeys', payload: { name: 'Ny nyckel', made }, cookie };
    },
  };
}
