import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { sealOpenedAudits } from '../access/auditJobs.ts';
import { clockFrom, type Clock } from '../platform/clock.ts';
import { keyFileIn } from '../platform/database/installation.ts';
import { loadMasterKey } from '../platform/database/masterKey.ts';
import { dataFolderOf, openDatabase, type Environment, type OpenDatabase } from '../platform/database/openDatabase.ts';
import type { Actor } from '../platform/database/transaction.ts';
import { faultLine } from '../platform/faultLine.ts';
import { maskIdentityNumbers } from '../platform/maskIdentityNumbers.ts';
import { UserError } from '../platform/userError.ts';
import { commandList, textOption, type Arguments, type Command, type CommandContext } from './command.ts';

export type Streams = { out(text: string): void; err(text: string): void };

/**
 * Runs one command line. Data goes to `out` only when all has succeeded, messages to `err`.
 * @returns the exit code: 0, or 1 when something is wrong that the operator can mend.
 */
export async function runCommand(commands: readonly Command[], argv: readonly string[], env: Environment, to: Streams): Promise<0 | 1> {
  const streams: Streams = { out: to.out, err: (text) => to.err(maskIdentityNumbers(text)) };
  let database: Promise<OpenDatabase> | undefined;
  const printed: string[] = [];
  try {
    const command = commands.find(({ words }) => words.every((word, i) => argv[i] === word));
    if (!command) throw new UserError('unknown-command', unknownCommand(commands, argv));
    const args = parse(command, argv.slice(command.words.length));
    const clock = clockFrom(env);
    const installation = async () => (await (database ??= openDatabase(env, clock, streams.err, 4))).installation;
    const context: CommandContext = {
      clock,
      operator: operatorOf(env),
      dataFolder: dataFolderOf(env),
      installation,
      async association() {
        const name = textOption(args, 'association')?.normalize('NFC').trim();
        if (!name) throw new UserError('option-missing', '--association saknas. Lägg till --association "Förbundets namn".');
        const found = await (await installation()).findByName(name);
        if (!found) throw new UserError('unknown-association', await unknownAssociation(await installation(), name));
        return found;
      },
      masterKey: () => loadMasterKey(env['SAMLA_KEY'], keyFileIn(dataFolderOf(env)), false),
      readFile,
      print: (text) => void printed.push(text),
      say: streams.err,
    };
    await command.run(context, args);
    await sealWritten(await database, clock, streams.err);
    for (const text of printed) streams.out(text);
    return 0;
  } catch (error) {
    for (const line of messageOf(error, env)) streams.err(line);
    return 1;
  } finally {
    await (await database?.catch(() => undefined))?.close();
  }
}

/** Rows that are sealed at once can't be changed unnoticed until a server does it. A command that has done its work has not failed by this. */
async function sealWritten(database: OpenDatabase | undefined, clock: Clock, say: (text: string) => void): Promise<void> {
  if (!database) return;
  await sealOpenedAudits(database.installation, database.dataFolder, clock, (association, error) => {
    const lines = error instanceof UserError ? [error.message, ...error.details] : [faultLine(`audit seal ${association}`, error)];
    for (const line of lines) say(line);
  });
}

export const operatorOf = (env: Environment): Actor => ({
  family: 'operator',
  role: 'operator',
  userId: null,
  name: env['SAMLA_OPERATOR'] || systemUser(),
});

function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return 'okänd operatör';
  }
}

function parse(command: Command, rest: readonly string[]): Arguments {
  const usage = `Så här: samla ${[...command.words, command.usage].join(' ').trim()}`;
  const options = { association: { type: 'string' as const }, ...command.options };
  const parsed = (() => {
    try {
      return parseArgs({ args: [...rest], options, allowPositionals: true, strict: true, tokens: true });
    } catch (error) {
      throw new UserError('arguments', `Kommandot går inte att läsa: ${argumentFault(error)}.`, [usage]);
    }
  })();
  const given = parsed.tokens.flatMap((token) => (token.kind === 'option' ? token.name : []));
  const twice = given.find((name, place) => given.indexOf(name) !== place);
  if (twice !== undefined)
    throw new UserError('arguments', `Valet --${twice} är angivet två gånger. Behåll det som ska gälla och ta bort det andra.`, [usage]);
  if (parsed.positionals.length !== command.positionals) {
    throw new UserError(
      'arguments',
      `Kommandot tar ${command.positionals} namn eller filer efter orden, men fick ${parsed.positionals.length}.`,
      [usage],
    );
  }
  const values: Record<string, string | boolean | undefined> = {};
  for (const [key, value] of Object.entries(parsed.values))
    if (typeof value === 'string' || typeof value === 'boolean') values[key] = value;
  return { positionals: parsed.positionals, options: values };
}

/** What the argument parser says, in Swedish. */
function argumentFault(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const option = /'(?:-\w, )?(--?[^' =]+)/u.exec(error instanceof Error ? error.message : '')?.[1] ?? '';
  switch (code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `valet ${option} finns inte här`;
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return `valet ${option} ska ${error instanceof Error && error.message.includes('does not take') ? 'stå utan värde' : 'följas av ett värde'}`;
    default:
      return 'ett val är fel skrivet';
  }
}

function readFile(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const reason =
      code === 'ENOENT' ? 'finns inte' : code === 'EACCES' ? 'får inte läsas' : code === 'EISDIR' ? 'är en mapp' : 'går inte att läsa';
    throw new UserError('file', `Filen ${path} ${reason}. Kontrollera sökvägen.`);
  }
}

function unknownCommand(commands: readonly Command[], argv: readonly string[]): string {
  const given = argv
    .filter((word) => !word.startsWith('-'))
    .slice(0, 2)
    .join(' ');
  const list = commandList(commands);
  return `${given === '' ? 'Inget kommando angavs.' : `Kommandot "${given}" finns inte.`} Det här finns:\n${list}`;
}

async function unknownAssociation(
  installation: { listAssociations(): Promise<readonly { name: string }[]> },
  name: string,
): Promise<string> {
  const names = (await installation.listAssociations()).map((entry) => `"${entry.name}"`);
  return `Förbundet "${name}" finns inte. ${names.length === 0 ? 'Inga förbund finns än: skapa ett med samla association create.' : `Det här finns: ${names.join(', ')}.`}`;
}

/** What the operator is told. A bug is told as one, without its trace unless SAMLA_DEBUG asks for it. */
function messageOf(error: unknown, env: Environment): string[] {
  if (error instanceof UserError) return [error.message, ...error.details];
  if (env['SAMLA_DEBUG']) return [faultLine('samla', error)];
  return ['Något gick fel i Samla, och ingenting är sparat. Kör om med SAMLA_DEBUG=1 och skicka texten till den som sköter Samla.'];
}
