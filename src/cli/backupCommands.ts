import { resolve } from 'node:path';
import type { BackupSummary } from '../platform/backup/backupContent.ts';
import { checkBackupKey } from '../platform/backup/readBackup.ts';
import { verifyBackup } from '../platform/backup/verifyBackup.ts';
import { makeBackup, type BackupPlace } from '../privacy/backupJobs.ts';
import { restoreAssociation } from '../privacy/restoreJobs.ts';
import { textOption, type Command, type CommandContext } from './command.ts';

/** Backs up an association while the server runs, or reads a backup through without restoring it. */
export const backupCommand: Command = {
  words: ['backup'],
  usage: 'FIL --association NAMN | --verify FIL',
  positionals: 1,
  options: { verify: { type: 'boolean' } },
  async run(context, args) {
    const file = resolve(args.positionals[0] ?? '');
    if (args.options['verify'] === true) {
      context.say('Läser igenom säkerhetskopian …');
      for (const line of lines(await verifyBackup(file, context.masterKey()))) context.print(line);
      context.say('Säkerhetskopian är hel och går att läsa.');
      return;
    }
    const association = await context.association();
    const said = { at: 0 };
    const progress = (rows: number): void => {
      if (performance.now() - said.at < 2_000) return;
      said.at = performance.now();
      context.say(`Kopierar … ${rows.toLocaleString('sv-SE')} rader`);
    };
    const made = await makeBackup(await placeOf(context), association, file, progress, context.say);
    context.print(file);
    context.say(`Säkerhetskopian av "${association.entry.name}" är gjord och läst igenom: ${sizeOf(made)}.`);
    context.say('Den går bara att läsa med huvudnyckeln. Förvara nyckeln på ett annat ställe än kopian.');
  },
};

/** Makes an association anew from a backup, in an installation that does not have it. */
export const restoreCommand: Command = {
  words: ['restore'],
  usage: 'FIL [--deletions GALLRINGSLISTA] [--despite-differences]',
  positionals: 1,
  options: { deletions: { type: 'string' }, 'despite-differences': { type: 'boolean' } },
  async run(context, args) {
    const file = resolve(args.positionals[0] ?? '');
    // Before an installation is made, which another key would be the key of.
    await checkBackupKey(file, context.masterKey());
    const deletions = textOption(args, 'deletions');
    if (deletions !== undefined) context.readFile(deletions);
    const restored = await restoreAssociation(await placeOf(context), file, context.say, {
      deletions,
      despiteDifferences: args.options['despite-differences'] === true,
    });
    context.print(restored.head.association.slug);
    context.say(
      `"${restored.head.association.name}" är återläst: ${sizeOf(restored)}. Kopian gjordes ${restored.head.madeAt} av ${restored.head.madeBy}.`,
    );
    context.say(
      'Behörigheter och lösenord är som de var då: gå igenom användarna. Alla måste logga in på nytt, och länkar som var öppna gäller inte.',
    );
  },
};

const placeOf = async (context: CommandContext): Promise<BackupPlace> => ({
  installation: await context.installation(),
  dataFolder: context.dataFolder,
  clock: context.clock,
  actor: context.operator,
});

const sizeOf = ({ tables, rows, bytes }: BackupSummary): string =>
  `${tables} tabeller, ${rows.toLocaleString('sv-SE')} rader, ${(bytes / 1_000_000).toLocaleString('sv-SE', { maximumFractionDigits: 1 })} MB`;

const lines = (summary: BackupSummary): string[] => [
  `Förbund: ${summary.head.association.name} (${summary.head.association.slug})`,
  `Gjord: ${summary.head.madeAt} av ${summary.head.madeBy}`,
  `Innehåll: ${sizeOf(summary)}`,
  `Schema: ${summary.head.migrations.at(-1)?.name ?? ''}`,
];
