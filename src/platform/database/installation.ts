import { join } from 'node:path';
import { associationDatabase, type AssociationDatabase, type AssociationEntry } from './association.ts';
import { connectionShare } from './connectionShare.ts';
import { createAssociationDatabase, type NewAssociation } from './createAssociationDatabase.ts';
import { writeBackup } from '../backup/writeBackup.ts';
import type { Attachments, BackupSummary } from '../backup/backupContent.ts';
import { removeUnfinishedRestores, restoreBackup, type RestoreTask } from '../backup/restoreBackup.ts';
import { verifyBackup } from '../backup/verifyBackup.ts';
import { checkOut, openPool, withClient, type Connections, type Revive, type ServerLogin } from './driver.ts';
import { installationNames } from './names.ts';
import { prepareInstallation, type PrepareOptions } from './prepareInstallation.ts';

/** A migrated catalogue with its associations' databases. */
export type Installation = {
  listAssociations(): Promise<readonly AssociationEntry[]>;
  findByName(name: string): Promise<AssociationDatabase | undefined>;
  findBySlug(slug: string): Promise<AssociationDatabase | undefined>;
  /** The associations that have been asked for so far. */
  listOpened(): readonly AssociationDatabase[];
  /** Makes the association's database from the migrated template. Throws a UserError when the name or slug is taken. */
  createAssociation(association: NewAssociation): Promise<AssociationDatabase>;
  /** Writes all of an association, as it is at one instant, into one encrypted file, while others go on. */
  backUp(association: AssociationDatabase, request: BackupRequest): Promise<BackupSummary>;
  /** Reads such a file through without storing anything. Throws a UserError when it is not whole. */
  verifyBackup(file: string): Promise<BackupSummary>;
  /** Makes an association anew from such a file, whole or not at all. Throws a UserError when it can't. */
  restore(task: RestoreTask): Promise<BackupSummary>;
  /** Removes what a restore left that was killed; nothing while one is going on. */
  removeUnfinishedRestores(): Promise<void>;
  /** Does the work unless another process is doing what goes by this name, and then nothing. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T | undefined>;
  /** A secret of this installation for one purpose, such as signing session cookies. */
  secret(purpose: string): string;
  /** How full the connections to the databases are, all together. */
  connections(): Connections;
  close(): Promise<void>;
};

export type BackupRequest = {
  readonly file: string;
  /** Who makes it, as the audit log names them. */
  readonly by: string;
  /** What is kept with the rows, read from the association as it is in the file. */
  readonly attach: (asOfThen: AssociationDatabase) => Promise<Attachments>;
  readonly progress: (rows: number) => void;
};

export type InstallationOptions = PrepareOptions & {
  /** Connections to each association's database, at most. */
  readonly poolSize?: number;
  /** Connections that may stand idle, of all associations together: half of what the server takes, where nothing is said. */
  readonly keptOpen?: number;
  /** Starts the server again when it is gone; absent for a server that others run. */
  readonly revive?: Revive | undefined;
};

/** Opens an installation, brought first to what this program's migrations say. Throws a UserError when it can't be had. */
export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  const { owner, clock } = options;
  const names = installationNames(owner.catalogue);
  const key = await prepareInstallation(options, names);
  const poolSize = options.poolSize ?? 10;
  const appLogin: ServerLogin = { ...owner.server, user: names.app, password: key.appPassword(owner.catalogue) };
  const catalogue = openPool(owner.server, owner.catalogue, 2, options.revive);
  const share = connectionShare(options.keptOpen ?? Math.floor((await mostConnections(owner)) / 2));
  const entries = async (condition: string, values: readonly string[]): Promise<AssociationEntry[]> => {
    const client = await checkOut(catalogue);
    try {
      return (await client.query<AssociationEntry>(`${SELECT_ENTRY} ${condition}`, [...values])).rows;
    } finally {
      client.release();
    }
  };
  const opened = new Map<string, AssociationDatabase>();

  const open = (entry: AssociationEntry): AssociationDatabase => {
    const known = opened.get(entry.id);
    if (known) return known;
    const pool = openPool(appLogin, entry.database, poolSize, options.revive);
    share.join(pool);
    const made = associationDatabase({ entry, login: appLogin, names, clock, key: key.unwrap, pool });
    opened.set(entry.id, made);
    return made;
  };
  const find = async (column: 'name' | 'slug', value: string): Promise<AssociationDatabase | undefined> => {
    for (const known of opened.values()) if (known.entry[column] === value) return known;
    const [entry] = await entries(`where ${column} = $1`, [value]);
    return entry && open(entry);
  };

  return {
    listAssociations: () => entries('order by name', []),
    findByName: (name) => find('name', name),
    findBySlug: (slug) => find('slug', slug),
    listOpened: () => [...opened.values()],
    async createAssociation(association) {
      return open(await createAssociationDatabase(owner.server, names, association, clock.now(), key));
    },
    async backUp(association, { file, by, attach, progress }) {
      const { entry } = association;
      const createdAt = await withClient(owner.server, owner.catalogue, async (client) => {
        const { rows } = await client.query<{ createdAt: Date }>(
          'select created_at as "createdAt" from catalogue.association where id = $1',
          [entry.id],
        );
        return rows[0]?.createdAt.toISOString() ?? '';
      });
      const { id, name, slug, organisationNumber } = entry;
      return writeBackup({
        file,
        login: { ...owner.server, user: names.backup, password: key.backupPassword(owner.catalogue) },
        database: entry.database,
        key,
        head: { association: { id, name, slug, organisationNumber, createdAt }, madeAt: clock.now().toISOString(), madeBy: by },
        attach: (snapshot) => attach(association.seenFrom(snapshot)),
        progress,
      });
    },
    verifyBackup: (file) => verifyBackup(file, key),
    restore: (task) => restoreBackup({ owner, appLogin, names, key, clock }, task),
    removeUnfinishedRestores: () => removeUnfinishedRestores(owner),
    alone: (name, work) =>
      withClient(owner.server, owner.catalogue, async (client) => {
        // The lock is the connection's, so it goes with it, too.
        const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as held', [name]);
        return rows[0]?.held === true ? work() : undefined;
      }),
    secret: (purpose) => key.secret(purpose),
    connections() {
      const sum = { open: 0, idle: 0, waiting: 0 };
      for (const { connections } of opened.values()) {
        const { open: some, idle, waiting } = connections();
        sum.open += some;
        sum.idle += idle;
        sum.waiting += waiting;
      }
      return sum;
    },
    async close() {
      await Promise.all([catalogue.end(), ...[...opened.values()].map((database) => database.close())]);
    },
  };
}

const mostConnections = (owner: InstallationOptions['owner']): Promise<number> =>
  withClient(owner.server, owner.catalogue, async (client) => {
    const { rows } = await client.query<{ most: number }>(`select current_setting('max_connections')::integer as most`);
    return rows[0]?.most ?? 0;
  });

const SELECT_ENTRY =
  'select id, name, slug, organisation_number as "organisationNumber", database_name as database from catalogue.association';

/** The key file's place inside the data folder. */
export const keyFileIn = (dataFolder: string): string => join(dataFolder, 'keys', 'master.key');
