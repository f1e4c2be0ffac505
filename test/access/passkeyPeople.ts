import { expect } from 'vitest';
import type { OwnFactors } from '../../src/access/factorsApi.ts';
import type { MadePasskey, PasskeyOptions, PasskeyRequest } from '../../src/access/passkeyApi.ts';
import { passkeysAt } from '../../src/access/passkeys.ts';
import type { Role } from '../../src/platform/roles.ts';
import { SoftAuthenticator, type Lie } from '../softAuthenticator.ts';
import { settableClock } from '../testDatabase.ts';
import { accessAssociation, accessServer, auditLog, cookieOf, type AccessServer } from './accessWorld.ts';

export const ORIGIN = 'https://samla.prov.example';
const START = '2018-09-05T06:00:00Z';

export type Headers = { readonly cookie: string };
type Answer = Awaited<ReturnType<AccessServer['ask']>>;
export const NOBODY: Headers = { cookie: '' };

/** Status and code of a fault, which is empty when all was well. */
export const saying = (answer: Answer): [number, string] => [
  answer.statusCode,
  answer.statusCode < 300 ? '' : answer.json<{ code: string }>().code,
];
/** What the browser has after an answer: its session and what it was given beside. */
export const and = (headers: Headers, answer: Answer): Headers => ({
  cookie: [headers.cookie, cookieOf(answer)].filter((one) => one !== '').join('; '),
});

/** An association whose users have devices with passkeys, on a morning that goes on when it is told to. */
export async function passkeyPeople() {
  const clock = settableClock(START);
  let minutes = 0;
  const association = await accessAssociation(clock);
  const passkeys = passkeysAt({ origin: ORIGIN, rpId: new URL(ORIGIN).hostname });
  const server = await accessServer(association, clock, { passkeys });
  const send = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, headers: Headers, payload?: object): Promise<Answer> =>
    server.ask({ method, url, headers, ...(payload ? { payload } : {}) });
  const add = async (headers: Headers, key: SoftAuthenticator, lie: Lie = {}): Promise<Answer> => {
    const begun = await send('POST', '/api/factors/passkeys/options', headers);
    if (begun.statusCode !== 200) return begun;
    const made: MadePasskey = key.make(begun.json<PasskeyOptions>(), lie);
    return send('POST', '/api/factors/passkeys', and(headers, begun), { name: 'Min telefon', made });
  };
  const beginLogin = () => send('POST', '/api/passkey-login', NOBODY, { association: association.database.entry.slug });
  return {
    association,
    clock,
    server,
    send,
    add,
    beginLogin,
    later(by: number): void {
      minutes += by;
      clock.set(new Date(Date.parse(START) + minutes * 60_000).toISOString());
    },
    keysOf: async (headers: Headers) => (await send('GET', '/api/factors', headers)).json<OwnFactors>().passkeys,
    async logIn(key: SoftAuthenticator, lie: Lie = {}): Promise<Answer> {
      const begun = await beginLogin();
      return send('PUT', '/api/passkey-login', and(NOBODY, begun), key.show(begun.json<PasskeyRequest>(), lie));
    },
    lastLogin: async () => (await auditLog(association, 'logIn')).at(-1),
    /** A user with a passkey of their own. */
    async withKey(who: Role): Promise<{ headers: Headers; key: SoftAuthenticator }> {
      const [headers, key] = [await server.logIn(association, who), new SoftAuthenticator(ORIGIN)];
      expect(saying(await add(headers, key))).toEqual([204, '']);
      return { headers, key };
    },
  };
}
