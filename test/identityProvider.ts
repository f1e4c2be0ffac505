import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { Provider, type Configuration } from 'oidc-provider';

export const NUMBER_CLAIM = 'https://id.oidc.se/claim/personalIdentityNumber';
export const LEVEL_3 = 'http://id.elegnamnden.se/loa/1.0/loa3';
export const LEVEL_2 = 'http://id.elegnamnden.se/loa/1.0/loa2';
const CLIENT = { id: 'samla', secret: 'a secret of the test alone' };

/** Whom a test proves to be next, and how well. */
export type Proving = { number: string; level: string };

export type TestProvider = {
  readonly env: Readonly<Record<string, string>>;
  readonly proving: Proving;
  /** What a person does at the provider: follows the address, proves who it is. @returns the query that the browser comes back with */
  visit(url: string): Promise<string>;
  close(): Promise<void>;
};

/** What a person meets at the provider. */
const FORM = `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Prov-legitimation</title><style>form { display: grid; gap: 1rem; max-width: 20rem; margin: 3rem auto; font: 1rem sans-serif; } input, select, button { font: inherit; padding: .5rem; width: 100%; box-sizing: border-box; }</style>
<form method="post"><h1>Prov-legitimation</h1><label>Personnummer, tolv siffror <input name="number" inputmode="numeric" required pattern="\\d{12}"></label>
<label>Tillitsnivå <select name="level"><option value="${LEVEL_3}">3</option><option value="${LEVEL_2}">2</option></select></label><button>Legitimera</button></form>`;

/** A real OpenID provider on this computer, with the Swedish profile's claims. */
export async function startProvider(returnTo: string, port = 0): Promise<TestProvider> {
  const proving: Proving = { number: '', level: LEVEL_3 };
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the provider has no port');
  const issuer = `http://127.0.0.1:${address.port}`;
  const configuration: Configuration = {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [returnTo],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    acrValues: [LEVEL_3, LEVEL_2],
    claims: { openid: ['sub', 'acr', NUMBER_CLAIM], 'https://id.oidc.se/scope/naturalPersonNumber': [NUMBER_CLAIM] },
    scopes: ['openid', 'https://id.oidc.se/scope/naturalPersonNumber'],
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/prove/${uid}` },
    cookies: { keys: ['a key of the test alone'] },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: async () => ({ sub, ...(/^\d{12}$/.test(sub) ? { [NUMBER_CLAIM]: sub } : {}) }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({ accountId: oidc.session?.accountId ?? '', clientId: oidc.client?.clientId ?? '' });
      grant.addOIDCScope('openid https://id.oidc.se/scope/naturalPersonNumber');
      await grant.save();
      return grant;
    },
  };
  const provider = new Provider(issuer, configuration);
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/prove/')) return void answer(request, response);
    if (request.method !== 'POST') return void response.setHeader('content-type', 'text/html; charset=utf-8').end(FORM);
    void text(request).then((sent) => {
      const form = new URLSearchParams(sent);
      const accountId = form.get('number') || 'somebody';
      return provider.interactionFinished(request, response, { login: { accountId, acr: form.get('level') ?? LEVEL_3, remember: false } });
    });
  });
  return {
    env: { SAMLA_OIDC: issuer, SAMLA_OIDC_CLIENT: CLIENT.id, SAMLA_OIDC_SECRET: CLIENT.secret, SAMLA_ADDRESS: new URL(returnTo).origin },
    proving,
    async visit(url) {
      const cookies = new Map<string, string>();
      for (let at = url, hops = 0; hops < 8; hops += 1) {
        if (at.startsWith(returnTo)) return new URL(at).search.slice(1);
        const isProving = new URL(at).pathname.startsWith('/prove/');
        const response = await fetch(at, {
          redirect: 'manual',
          ...(isProving ? { method: 'POST', body: new URLSearchParams({ ...proving }) } : {}),
          headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        });
        for (const set of response.headers.getSetCookie()) {
          const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=');
          cookies.set(name, value);
        }
        const location = response.headers.get('location');
        if (location === null) throw new Error(`the provider answered ${response.status} at ${at}: ${await response.text()}`);
        at = new URL(location, at).href;
      }
      throw new Error('the provider sends the browser round and round');
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

if (import.meta.main) {
  const [own = 'http://localhost:3000', port = '3999'] = process.argv.slice(2);
  const { env } = await startProvider(new URL('/-/e-identification', own).href, Number(port));
  console.info('Prov-legitimation är igång. Starta Samla med:');
  console.info(
    Object.entries(env)
      .map(([name, value]) => `${name}='${value}'`)
      .join(' '),
  );
}
