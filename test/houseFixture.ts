import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Files of a small house, by path from its root. */
export type Files = Readonly<Record<string, string>>;

const PACKAGES = [
  'kysely',
  'pg',
  'typebox',
  'fastify',
  'csv-parse',
  'docx',
  'react',
  'i18next',
  'react-i18next',
  '@tanstack/react-query',
  'react-aria-components',
  'vite',
  'undeclared',
];

/** A package.json that declares all of these but two: vite is for development, one is there by chance. */
const MANIFEST = {
  name: 'house',
  type: 'module',
  dependencies: Object.fromEntries(PACKAGES.filter((name) => name !== 'vite' && name !== 'undeclared').map((name) => [name, '1.0.0'])),
  devDependencies: { vite: '1.0.0' },
};

/** Builds a house in a temporary folder, gives its root to `visit`, and takes it down again. */
export async function inHouse<T>(files: Files, visit: (root: string) => T | Promise<T>): Promise<T> {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'samla-house-')));
  try {
    write(root, 'package.json', JSON.stringify(MANIFEST));
    for (const name of PACKAGES) {
      write(root, `node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', type: 'module', exports: './main.js' }));
      write(root, `node_modules/${name}/main.js`, 'export {};\n');
    }
    for (const [file, text] of Object.entries(files)) write(root, file, text);
    return await visit(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function write(root: string, file: string, text: string): void {
  const target = path.join(root, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}
