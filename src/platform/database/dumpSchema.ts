import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acquireEmbeddedPostgres } from '../embeddedPostgres/acquireEmbeddedPostgres.ts';
import { clockFrom } from '../clock.ts';
import { withClient } from './driver.ts';
import { keyFileIn, openInstallation } from './installation.ts';
import { installationNames } from './names.ts';
import { readSchema } from './readSchema.ts';

// Writes db/schema.sql and the row types from the migrated database; with --check it only says whether they are up to date.
const ROOT = join(import.meta.dirname, '../../..');
const SCHEMA_SQL = join(ROOT, 'db/schema.sql');
const ROW_TYPES = join(ROOT, 'src/platform/database/schema.ts');
const CATALOGUE = 'samla';

const folder = mkdtempSync(join(tmpdir(), 'samla-schema-'));
const running = await acquireEmbeddedPostgres({ dataDir: join(folder, 'postgres'), say: () => undefined, fast: true, loopback: true });
if (!running.ok) throw new Error(running.error.text);
try {
  const { host, port, user, password } = running.value;
  const server = { host, port, user, password };
  const installation = await openInstallation({
    owner: { server, catalogue: CATALOGUE },
    keyFile: keyFileIn(folder),
    masterKey: undefined,
    clock: clockFrom({}),
    say: () => undefined,
  });
  await installation.close();
  const { template } = installationNames(CATALOGUE);
  const sql = await withClient(server, template, (client) => readSchema(client, CATALOGUE));
  const typesFile = join(folder, 'schema.ts');
  execFileSync(process.execPath, [
    join(ROOT, 'node_modules/kysely-codegen/dist/cli/bin.js'),
    ...[
      '--url',
      `postgres://${user}:${encodeURIComponent(password)}@${host}:${port}/${template}`,
      '--dialect',
      'postgres',
      '--date-parser',
      'string',
    ],
    ...['--exclude-pattern', 'migrations.*', '--type-mapping', '{"int8":"number"}', '--log-level', 'error', '--out-file', typesFile],
  ]);
  const stale = [[SCHEMA_SQL, sql] as const, [ROW_TYPES, readFileSync(typesFile, 'utf8')] as const].filter(
    ([path, text]) => readOrEmpty(path) !== text,
  );
  if (process.argv.includes('--check')) {
    for (const [path] of stale) console.error(`${path} är inte som den migrerade databasen. Kör npm run schema.`);
    process.exitCode = stale.length > 0 ? 1 : 0;
  } else for (const [path, text] of stale) writeFileSync(path, text);
} finally {
  await running.value.release();
  rmSync(folder, { recursive: true, force: true });
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
