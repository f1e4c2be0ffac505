import type { Page } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commandsFor } from '../src/cli/commands.ts';
import { runCommand } from '../src/cli/runCommand.ts';
import { apiPaths } from '../src/web/paths.ts';
import { expect } from './demo.ts';

const folder = process.env['SAMLA_E2E_DATA'];
/** Whether the server's data can be reached; that of a server which ran before, only when it is told. */
export const canImport = folder !== undefined;
export const CANNOT_IMPORT = 'set SAMLA_E2E_DATA to the data folder of the server in SAMLA_E2E_URL to import beside it';

export type ImportedFile = {
  readonly kind: 'participants' | 'ledger' | 'budget';
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The year of a budget. */
  readonly year?: number;
  /** ISO instant that the import is recorded at, when it is not now. */
  readonly at?: string;
};

export type OwnAssociation = { readonly name: string; readonly slug: string };

/** An empty association of its own beside the demo, made by the command line. */
export async function createAssociation(name: string): Promise<OwnAssociation> {
  // Where a test is tried again, its first association is still there.
  const unique = `${name} ${Date.now()}`;
  return { name: unique, slug: (await samla(['association', 'create', unique])).trim() };
}

/** Adds a user, or gives one who is there another role. @returns the one-time password, empty for one who was there */
export async function addUser(
  { name: association, slug }: OwnAssociation,
  { mailbox, name, role, intervention }: { mailbox: string; name: string; role: string; intervention?: string },
): Promise<{ email: string; password: string }> {
  const email = `${mailbox}@${slug}.example`;
  const words = ['user', 'add', email, '--name', name, '--role', role, '--association', association];
  const password = await samla([...words, ...(intervention === undefined ? [] : ['--intervention', intervention])]);
  return { email, password: password.trim() };
}

/**
 * An association with files imported by the command line, and its coordinator logged in on the page.
 * @returns the association's slug
 */
export async function importAndLogIn(page: Page, name: string, files: readonly ImportedFile[]): Promise<string> {
  const own = await createAssociation(name);
  for (const file of files) await importFile(own.name, file);
  const { email, password } = await addUser(own, { mailbox: 'coordinator', name: 'Ulrika Sandell', role: 'coordinator' });
  const answer = await page.request.post(apiPaths.session(), { data: { association: own.slug, email, password } });
  expect(answer.status()).toBe(200);
  return own.slug;
}

async function importFile(association: string, { kind, name, bytes, year, at }: ImportedFile): Promise<void> {
  const files = mkdtempSync(path.join(tmpdir(), 'samla-e2e-files-'));
  try {
    const file = path.join(files, name);
    writeFileSync(file, bytes);
    const ofYear = year === undefined ? [] : ['--year', String(year)];
    await samla(['import', kind, file, '--association', association, ...ofYear], at === undefined ? {} : { SAMLA_NOW: at });
  } finally {
    rmSync(files, { recursive: true, force: true });
  }
}

/** The command line in this process, far quicker than a process each. Gives what it prints. */
export async function samla(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  const [out, err]: [string[], string[]] = [[], []];
  const settings = { SAMLA_DATA: folder, SAMLA_OPERATOR: 'Olle Operatör', ...env };
  const code = await runCommand(await commandsFor(words[0]), words, settings, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  });
  if (code !== 0) throw new Error(`samla ${words.join(' ')}: ${err.join('\n')}`);
  return out.join('\n');
}
