import { existsSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeClosedFolder } from './closedFolder.ts';

/** Adds values to a file that is only ever added to, one line of JSON each; on the disk when it is done. For its owner alone. */
export async function appendLines(file: string, values: readonly unknown[]): Promise<void> {
  if (values.length === 0) return;
  if (!existsSync(file)) makeClosedFolder(dirname(file));
  const handle = await open(file, 'a', 0o600);
  try {
    // A line that was cut off when the machine stopped ends here; an empty line says nothing.
    await handle.appendFile(`\n${values.map((value) => JSON.stringify(value)).join('\n')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The values of such a file in their order, without lines that can't be read. Undefined where there is no file. */
export async function readLines(file: string): Promise<unknown[] | undefined> {
  if (!existsSync(file)) return undefined;
  return (await readFile(file, 'utf8')).split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as unknown];
    } catch {
      return [];
    }
  });
}
