import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { EIdentification } from '../../src/access/eIdentification.ts';
import { keepLoginStep, linkIdentity } from '../../src/access/loginStepQueries.ts';
import { newCodeSecret } from '../../src/access/oneTimeCode.ts';
import { ok } from '../../src/shared/result.ts';
import { WHO, type AccessAssociation, type Who } from './accessWorld.ts';

const HALF_MINUTE_MS = 30_000;
const SLOW_MS = 5_000;
const KEPT = { state: 'x', nonce: 'x', verifier: 'x' };
const SOMEBODY = { issuer: 'https://prov.example', number: '198501012390' };

/** Everybody with a secret whose first code is awaited, and a provider that proves everyone to be `linked`, whose codes are in use. */
export async function provableUsers({ database, asOwner, users }: AccessAssociation, linked: string) {
  const secret = newCodeSecret();
  const cipher = await database.cipher();
  const at = new Date();
  const kept = (id: string, confirmed: boolean) =>
    asOwner((client) =>
      client.query(
        'insert into access.one_time_code (user_id, secret, begun_at, confirmed_at) values ($1, $2, now(), case when $3 then now() end)',
        [id, cipher.encrypt(secret, `one-time code ${id}`), confirmed],
      ),
    );
  for (const id of users.values()) await kept(id, false);
  await kept(linked, true);
  await database.beforeLogin((db) => linkIdentity(db, linked, SOMEBODY, cipher, at));
  const loginSteps = new Map<Who, string>();
  for (const who of WHO) {
    const token = `${database.entry.slug}~${randomBytes(16).toString('hex')}`;
    loginSteps.set(who, token);
    const until = new Date(at.getTime() + 3_600_000);
    await database.beforeLogin((db) => keepLoginStep(db, token, { userId: null, kept: KEPT }, cipher, [at, until]));
  }
  const eIdentification: EIdentification = {
    begin: async () => ok({ url: 'https://prov.example/prove', kept: KEPT }),
    finish: async () => ok(SOMEBODY),
  };
  const codeOf = (_: Who, secondsFromNow: number): string => {
    // A half-minute that is about to end would be over before the server looks.
    const left = HALF_MINUTE_MS - (Date.now() % HALF_MINUTE_MS);
    if (left < SLOW_MS) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, left);
    return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + secondsFromNow * 1000 });
  };
  return { loginSteps, codeOf, eIdentification };
}
