import { join } from 'node:path';
import { copyOutStatement, listCopiedTables } from '../src/platform/backup/backupTables.ts';
import { copyOut } from '../src/platform/backup/copyRows.ts';
import { keyFileIn, openInstallation } from '../src/platform/database/installation.ts';
import { masterKeyOf } from '../src/platform/database/masterKey.ts';
import { readFileSync } from 'node:fs';
import { withClient } from '../src/platform/database/driver.ts';
import { clockFrom } from '../src/platform/clock.ts';
import { openBenchAssociation } from './associationFixture.ts';
import { fillWithParticipations } from './manyParticipations.ts';

export const name = 'Backup and restore of 20 000 participations, against a plain COPY of the same tables';

const PARTICIPATIONS = 20_000;

/** Ours: one snapshot, digests, gzip, encryption, the file on the disk. Plain: the same rows by COPY, thrown away. */
export async function run(print: (line: string) => void): Promise<void> {
  const association = await openBenchAssociation();
  try {
    await fillWithParticipations(association, PARTICIPATIONS);
    // The rows are made without the overlap rule, which a restore holds them to.
    await association.asOwner((client) =>
      client.query(`alter table participants.participation_version no force row level security;
        delete from participants.participation_version a using participants.participation_version b
          where a.person_id = b.person_id and a.intervention_id = b.intervention_id and a.participation_id > b.participation_id
            and not a.wrong_registration and not b.wrong_registration
            and daterange(a.enrolled, a.closed, '[]') && daterange(b.enrolled, b.closed, '[]');
        alter table participants.participation_version force row level security`),
    );
    const { installation, database, folder, server } = association;
    const secret = readFileSync(keyFileIn(folder), 'utf8').trim();
    const backup = {
      ...server,
      user: `${association.catalogue}_backup`,
      password: masterKeyOf(Buffer.from(secret, 'hex')).backupPassword(association.catalogue),
    };
    const plain = await timed(() =>
      withClient(backup, database.entry.database, async (client) => {
        for (const table of await listCopiedTables(client)) {
          const copied = copyOut(client, copyOutStatement(table).replace(/ order by .*\) to/, ') to'));
          while ((await copied.next()).done !== true);
        }
      }),
    );
    const file = join(folder, 'bench.samla');
    const made = await timed(() =>
      installation.backUp(database, { file, by: 'bench', attach: async () => ({}), progress: () => undefined }),
    );
    const other = await openInstallation({
      owner: { server, catalogue: 'samla_bench_other' },
      keyFile: '',
      masterKey: secret,
      clock: clockFrom({}),
      say: () => undefined,
    });
    const restored = await timed(() =>
      other.restore({ file, say: () => undefined, settle: async () => undefined, check: async () => undefined }),
    );
    await other.close();
    print(`${made.value.rows.toLocaleString('en')} rows, ${(made.value.bytes / 1e6).toFixed(1)} MB`);
    print(`plain COPY out ${plain.ms.toFixed(0)} ms   backup ${made.ms.toFixed(0)} ms   ratio ${(made.ms / plain.ms).toFixed(2)}`);
    print(`restore, with every row read back and compared: ${restored.ms.toFixed(0)} ms`);
  } finally {
    await association.close();
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
}
