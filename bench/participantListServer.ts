/**
 * A server of its own for the participant list's benchmark: `ours`, the whole of Samla, or `plain`, a bare HTTP server that runs
 * the same queries on a pool and gives the same bytes. Reads its settings as JSON from the second argument, prints its port.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { createSamlaServer } from '../src/main.ts';
import { personPlace } from '../src/participants/personPlace.ts';
import { clockFrom } from '../src/platform/clock.ts';
import type { ServerLogin } from '../src/platform/database/driver.ts';
import { identityCipher } from '../src/platform/database/identityCipher.ts';
import { keyFileIn, openInstallation } from '../src/platform/database/installation.ts';
import { loadMasterKey } from '../src/platform/database/masterKey.ts';
import { installationNames } from '../src/platform/database/names.ts';

export type ServerSettings = {
  readonly folder: string;
  readonly catalogue: string;
  readonly server: ServerLogin;
  readonly database: string;
  readonly interventionId: string;
};

const POOL_SIZE = 12;

async function startOurs({ folder, catalogue, server }: ServerSettings): Promise<number> {
  const clock = clockFrom({});
  const installation = await openInstallation({
    owner: { server, catalogue },
    keyFile: keyFileIn(folder),
    masterKey: undefined,
    clock,
    say: () => undefined,
    poolSize: POOL_SIZE,
  });
  // More is asked than anybody may in a minute: the limits would answer instead.
  const samla = await createSamlaServer(installation, clock, { callLimits: { ofAddress: 1e9, ofUser: 1e9, heavyOfUser: 1e9 } });
  return Number(new URL(await samla.listen({ port: 0, host: '127.0.0.1' })).port);
}

const CURRENT = `recorded_to = 'infinity' and person_id is not null and not wrong_registration and intervention_id = $1`;
const COUNT = `select count(*)::integer as total from participants.participation_version where ${CURRENT}`;
const PAGE = `
  select page.participation_id, page.person_id, page.protected, page.intervention_id, page.municipality, page.enrolled::text, page.closed::text, page.closing_reason,
    person.birth_year, person.given_name_cipher, person.family_name_cipher
  from (
    select participation_id, person_id, protected, intervention_id, municipality, enrolled, closed, closing_reason
    from participants.participation_version where ${CURRENT} order by enrolled desc, participation_id limit $2 offset $3
  ) page
  left join participants.person_version person on person.person_id = page.person_id and person.recorded_to = 'infinity'
  order by page.enrolled desc, page.participation_id`;
const INTERVENTIONS = 'select id, name from interventions.intervention';

/** No session, no role of the asker, no audit; the pool's login sees everything. */
async function startPlain({ folder, catalogue, server, database, interventionId }: ServerSettings): Promise<number> {
  const names = installationNames(catalogue);
  const key = loadMasterKey(undefined, keyFileIn(folder), false);
  const login = { host: server.host, port: server.port, user: names.app, password: key.appPassword(catalogue), database };
  const before = new pg.Client(login);
  await before.connect();
  const { rows } = await before.query<{ wrapped: Buffer }>('select access.read_data_key() as wrapped');
  await before.end();
  const cipher = identityCipher(key.unwrap(rows[0]?.wrapped ?? Buffer.alloc(0)));
  const pool = new pg.Pool({ ...login, max: POOL_SIZE, options: `-c role=${names.families.operator}` });
  const shown = (id: string, stored: Buffer | null, column: string): string =>
    stored === null ? '' : cipher.decrypt(stored, personPlace(id, column));

  const http = createServer((request, response) => {
    void (async () => {
      const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
      const offset = Number(searchParams.get('offset') ?? 0);
      const { rows: counted } = await pool.query<{ total: number }>(COUNT, [interventionId]);
      const { rows: page } = await pool.query(PAGE, [interventionId, Number(searchParams.get('limit') ?? 50), offset]);
      const { rows: interventions } = await pool.query<{ id: string; name: string }>(INTERVENTIONS);
      const nameOf = new Map(interventions.map(({ id, name }) => [id, name]));
      const participants = page.map((row) => ({
        participationId: row.participation_id,
        name: [shown(row.person_id, row.given_name_cipher, 'given name'), shown(row.person_id, row.family_name_cipher, 'family name')]
          .filter((part) => part !== '')
          .join(' '),
        birthYear: row.birth_year,
        protected: row.protected,
        intervention: nameOf.get(row.intervention_id) ?? '',
        municipality: row.municipality,
        enrolled: row.enrolled,
        closed: row.closed,
        closingReason: row.closing_reason,
      }));
      response.setHeader('content-type', 'application/json; charset=utf-8');
      response.end(JSON.stringify({ total: counted[0]?.total, offset, participants }));
    })();
  });
  return new Promise((resolve) => {
    // The edge to Node: a server that listens on a port has such an address.
    http.listen(0, '127.0.0.1', () => resolve((http.address() as AddressInfo).port));
  });
}

const [, script, way, settings] = process.argv;
if (script === import.meta.filename && settings !== undefined) {
  // The edge to the parent, which wrote it.
  const read = JSON.parse(settings) as ServerSettings;
  process.stdout.write(`${await (way === 'ours' ? startOurs(read) : startPlain(read))}\n`);
}
