import { accessSync, constants, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeClosedFolder } from '../closedFolder.ts';
import { fileFault } from './backupFault.ts';

/** A folder of backups, made where it is missing. */
export type BackupFolder = {
  pathOf(name: string): string;
  names(): string[];
  remove(names: readonly string[]): void;
};

/** Throws a UserError when the folder can't be made or read. */
export function openBackupFolder(path: string): BackupFolder {
  try {
    const folder = makeClosedFolder(path);
    readdirSync(folder);
    return {
      pathOf: (name) => join(folder, name),
      names: () => readdirSync(folder),
      remove(names) {
        for (const name of names) rmSync(join(folder, name), { force: true });
      },
    };
  } catch (error) {
    throw fileFault(error, path, 'write');
  }
}

/** What lies in a folder that can be read and written; undefined where it can't, or where it is not there. Makes nothing. */
export function namesInFolder(path: string): readonly string[] | undefined {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return readdirSync(path);
  } catch {
    return undefined;
  }
}
