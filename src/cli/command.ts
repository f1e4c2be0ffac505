import type { ParseArgsOptionDescriptor } from 'node:util';
import type { AssociationDatabase } from '../platform/database/association.ts';
import type { Installation } from '../platform/database/installation.ts';
import type { MasterKey } from '../platform/database/masterKey.ts';
import type { Actor } from '../platform/database/transaction.ts';
import type { Clock } from '../platform/clock.ts';

export type CommandContext = {
  readonly clock: Clock;
  /** The named operator, for the audit log. */
  readonly operator: Actor;
  /** Where the installation keeps what is in no database. */
  readonly dataFolder: string;
  /** Opened when first asked for. */
  installation(): Promise<Installation>;
  /** The association of --association. Throws a UserError when it is missing or unknown. */
  association(): Promise<AssociationDatabase>;
  /** The master key that is there; none is made. Throws a UserError when it is missing. */
  masterKey(): MasterKey;
  /** Reads a file that the operator named. Throws a UserError when it can't be read. */
  readFile(path: string): Uint8Array;
  /** Data, on standard output once the command has succeeded. */
  print(text: string): void;
  /** Messages, on standard error. */
  say(text: string): void;
};

export type Arguments = {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
};

export type Command = {
  readonly words: readonly string[];
  /** One line: what comes after the words. */
  readonly usage: string;
  readonly positionals: number;
  readonly options: Readonly<Record<string, ParseArgsOptionDescriptor>>;
  run(context: CommandContext, args: Arguments): Promise<void>;
};

/** All commands, one a line. */
export const commandList = (commands: readonly Command[]): string =>
  commands.map(({ words, usage }) => `  samla ${[...words, usage].join(' ').trim()}`).join('\n');

export function textOption(args: Arguments, name: string): string | undefined {
  const value = args.options[name];
  return typeof value === 'string' ? value : undefined;
}
