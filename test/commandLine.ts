import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, inject } from 'vitest';
import { commandsFor } from '../src/cli/commands.ts';
import { runCommand } from '../src/cli/runCommand.ts';
import type { Ended } from './samlaProcess.ts';

/** The command line in this process, on the test server as an operator's own PostgreSQL. Far quicker than a process each. */
export function commandLineIn(env: Readonly<Record<string, string>>): { run(...args: string[]): Promise<Ended> } {
  const { login, catalogue, keyFile } = inject('testServer');
  const url = `postgres://${login.user}:${encodeURIComponent(login.password)}@/${catalogue}?host=${encodeURIComponent(login.host)}&port=${login.port}`;
  return {
    async run(...args) {
      const [out, err]: [string[], string[]] = [[], []];
      const settings = {
        DATABASE_URL: url,
        SAMLA_DATA: dirname(dirname(keyFile)),
        SAMLA_OPERATOR: 'Olle Operatör',
        SAMLA_NOW: '2018-09-05T10:00:00Z',
        ...env,
      };
      const code = await runCommand(await commandsFor(args[0]), args, settings, {
        out: (text) => out.push(`${text}\n`),
        err: (text) => err.push(`${text}\n`),
      });
      return { code, out: out.join(''), err: err.join('') };
    },
  };
}

/** The same with a folder for files, gone after the test file. Call it at the top of one. */
export function commandLine(): ReturnType<typeof commandLineIn> & { file(name: string, content: string | Uint8Array): string } {
  const files = mkdtempSync(join(tmpdir(), 'samla-files-'));
  afterAll(() => rmSync(files, { recursive: true, force: true }));
  return {
    ...commandLineIn({}),
    file(name, content) {
      const path = join(files, name);
      writeFileSync(path, content);
      return path;
    },
  };
}

/** Ends well, with data alone on standard output; gives it. */
export function expectSuccess({ code, out, err }: Ended): string {
  expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
  expectDecent(err);
  return out;
}

/** Ends with 1, says what is wrong on standard error and nothing on standard output; gives what it says. */
export function expectRefusal({ code, out, err }: Ended): string {
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err.length).toBeGreaterThan(10);
  expectDecent(err);
  return err;
}

/** What is said to an operator: no way through the program, no SQL, no identity number, and not that something went wrong "somewhere". */
function expectDecent(err: string): void {
  expect(err).not.toMatch(/\n\s+at |node:internal|\.ts:\d+|Error:|select |insert |undefined|\[object|Något gick fel/);
  expect(err).not.toMatch(/(?<!\d)(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[678]\d|9[01])[-+]?\d{4}(?!\d)/);
}
