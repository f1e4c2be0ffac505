import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '..');

/** A source file: its path from the root with `/` between folders, and its text. */
export type SourceFile = { readonly file: string; readonly text: string };

/** Every TypeScript file below `folder`, tests too. */
export function sourceTree(folder: string): SourceFile[] {
  return filesBelow(folder)
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') }));
}

/** Paths of all files below `folder`, sorted; none where the folder is missing. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(path.join(ROOT, folder))) return [];
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .toSorted();
}

/** The schemas that the migrations make. */
export function migratedSchemas(): string[] {
  const texts = filesBelow('migrations')
    .filter((file) => file.endsWith('.sql'))
    .map((file) => readFileSync(path.join(ROOT, file), 'utf8'));
  return texts.flatMap((text) => [...text.matchAll(/^\s*create schema (?:if not exists )?"?(\w+)/gim)].flatMap((match) => match[1] ?? []));
}
