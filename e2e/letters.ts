import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { letterText } from '../test/platform/letterText.ts';

/** Where the server puts its letters: given, or beside the data of the run's own server; undefined where they are not at hand. */
const DATA = process.env['SAMLA_E2E_DATA'];
export const LETTERS = process.env['SAMLA_E2E_MAIL'] ?? (DATA === undefined ? undefined : path.join(DATA, 'mail'));

/** The latest letter to an address. */
export async function letterTo(address: string): Promise<string> {
  const folder = LETTERS ?? '';
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml')).toSorted();
  const letters = await Promise.all(names.map(async (name) => letterText(await readFile(path.join(folder, name), 'latin1'))));
  return letters.findLast(({ headers }) => headers['to']?.includes(address))?.text ?? '';
}

/** The link in the latest letter to an address. */
export const linkTo = async (address: string): Promise<string> => /\/[\w-]+\/invitation#[\w-]{43}/.exec(await letterTo(address))?.[0] ?? '';
