import { join, resolve } from 'node:path';
import type { Clock } from '../clock.ts';
import { samlaDataFolder } from '../dataFolder.ts';
import { acquireEmbeddedPostgres } from '../embeddedPostgres/acquireEmbeddedPostgres.ts';
import { UserError } from '../userError.ts';
import { keyFileIn, openInstallation, type Installation } from './installation.ts';
import { parseDatabaseUrl, type OwnerLogin } from './login.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export type OpenDatabase = {
  readonly installation: Installation;
  readonly dataFolder: string;
  /** True when the database is the embedded one, which the demo may be loaded into by itself. */
  readonly embedded: boolean;
  close(): Promise<void>;
};

const CLONE = resolve(import.meta.dirname, '../../..');

export const dataFolderOf = (env: Environment): string => samlaDataFolder(env, CLONE);

/**
 * Opens the installation that the environment names: `DATABASE_URL`, or the embedded PostgreSQL in the data folder.
 * Throws a UserError when it can't be had, and leaves nothing running then.
 */
export async function openDatabase(env: Environment, clock: Clock, say: (text: string) => void, poolSize: number): Promise<OpenDatabase> {
  const dataFolder = dataFolderOf(env);
  const url = env['DATABASE_URL'];
  const embedded = url === undefined || url === '' ? await startEmbedded(dataFolder, say) : undefined;
  try {
    const owner = embedded?.owner ?? parseDatabaseUrl(url ?? '');
    const installation = await openInstallation({
      owner,
      keyFile: keyFileIn(dataFolder),
      masterKey: env['SAMLA_KEY'],
      clock,
      say,
      poolSize,
      revive: embedded?.revive,
    });
    return {
      installation,
      dataFolder,
      embedded: embedded !== undefined,
      async close() {
        await installation.close();
        await embedded?.release();
      },
    };
  } catch (error) {
    await embedded?.release();
    throw error;
  }
}

type Embedded = { readonly owner: OwnerLogin; readonly revive: () => Promise<void>; readonly release: () => Promise<void> };

async function startEmbedded(dataFolder: string, say: (text: string) => void): Promise<Embedded> {
  const acquire = async () => {
    const running = await acquireEmbeddedPostgres({ dataDir: join(dataFolder, 'postgres'), say });
    if (!running.ok) throw new UserError(running.error.code, running.error.text);
    return running.value;
  };
  const first = await acquire();
  const held = [first];
  const { host, port, user, password } = first;
  let reviving: Promise<void> | undefined;
  return {
    owner: { catalogue: 'samla', server: { host, port, user, password } },
    // A postmaster that was killed under us: started again on the same address, by whoever notices first.
    revive: () =>
      (reviving ??= acquire()
        .then((again) => void held.push(again))
        .finally(() => (reviving = undefined))),
    release: async () => {
      for (const use of held) await use.release();
    },
  };
}
