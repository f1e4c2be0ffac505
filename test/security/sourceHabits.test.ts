import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, sourceTree } from '../sourceTree.ts';

const program = sourceTree('src').filter(({ file }) => !/\.test\.tsx?$/.test(file));
const server = program.filter(({ file }) => !file.endsWith('.tsx') && !file.includes('/ui/') && !file.startsWith('src/web/'));
const pages = program.filter((file) => !server.includes(file));

/** Files that hold what is looked for, so that a new place is looked at by a person before it gets its row here. */
const holding = (files: typeof program, what: RegExp): string[] => files.filter(({ text }) => what.test(text)).map(({ file }) => file);

describe('the program', () => {
  it('is read whole by these rules', () => {
    expect(server.length).toBeGreaterThan(300);
    expect(pages.length).toBeGreaterThan(100);
  });

  it('makes no program out of text (V1.3.2)', () => {
    expect(holding(program, /\beval\s*\(|new Function\s*\(|set(?:Timeout|Interval)\s*\(\s*['"`]|node:vm\b/)).toEqual([]);
  });

  it('starts other programs by name and a list of words, never by a shell, and only the database’s own (V1.2.5)', () => {
    expect(holding(program, /\bshell\s*:\s*true|\bexec(?:Sync)?\b[^;]*from 'node:child_process'/)).toEqual([]);
    expect(holding(program, /node:child_process/)).toEqual([
      'src/platform/database/dumpSchema.ts',
      'src/platform/embeddedPostgres/postgresCommand.ts',
      'src/platform/embeddedPostgres/runningCommands.ts',
      'src/platform/embeddedPostgres/startPostmaster.ts',
    ]);
  });

  it('writes no markup of its own into a page: the editor’s, which is cleaned first, is the only one (V3.2.2)', () => {
    expect(holding(pages, /dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML|document\.write/)).toEqual([]);
    expect(holding(pages, /\bsetHTML\(/)).toEqual(['src/web/ui-kit/editor/TextEditor.tsx']);
  });

  it('takes chance from the cryptographic source alone (V11.5.1)', () => {
    expect(holding(program, /Math\.random/)).toEqual([]);
  });

  it('makes digests by SHA-256 alone, but to find a password in a list that others made (V11.4.1, V11.4.3)', () => {
    const own = program.filter(({ file }) => file !== 'src/access/leakedPasswords.ts');
    const used = own.flatMap(({ text }) =>
      [...text.matchAll(/(?:createHash|createHmac|hkdfSync|pbkdf2Sync)\(\s*['"]([\w-]+)/g)].map(([, name]) => name),
    );
    expect(used.length).toBeGreaterThan(5);
    expect([...new Set(used)]).toEqual(['sha256']);
  });

  it('enciphers by AES-256-GCM alone, by the library that Node brings (V11.2.1, V11.3.1, V11.3.2)', () => {
    const used = program.flatMap(({ text }) => [...text.matchAll(/create(?:C|Dec)ipheriv\(\s*['"]([\w-]+)/g)].map(([, name]) => name));
    expect(used.length).toBeGreaterThan(1);
    expect([...new Set(used)]).toEqual(['aes-256-gcm']);
  });

  it('takes no pattern from what somebody wrote (V1.2.9)', () => {
    // These build patterns from constants of their own.
    expect(holding(server, /new RegExp\(/)).toEqual([
      'src/finance/accountRanges.ts',
      'src/imports/harmlessFileName.ts',
      'src/reports/contradictions.ts',
      'src/shared/markdownImage.ts',
    ]);
  });

  it('listens to no message of another window (V3.5.5)', () => {
    expect(holding(pages, /addEventListener\(\s*['"]message['"]|onmessage\b/)).toEqual([]);
  });

  it('keeps things on the device in one place, which forgets drafts at logout (V14.3.3)', () => {
    expect(holding(pages, /\b(?:localStorage|sessionStorage|indexedDB|document\.cookie)\b/)).toEqual(['src/web/ui-kit/deviceMemory.ts']);
  });

  it('sends nothing to anybody else: pages name no other host (V14.2.3)', () => {
    const named = pages.flatMap(({ file, text }) =>
      [...text.matchAll(/['"`]https?:\/\/([^'"`/\s]+)/g)].map(([, host]) => `${file} ${host}`),
    );
    expect(named.filter((one) => !/ (?:www\.w3\.org|www\.digg\.se|localhost|example\.\w+|\$\{written\})$/.test(one))).toEqual([]);
  });

  it('asks no other system by itself: letters, the scanner, the database and what the operator names are all (V1.3.6, V13.2.4, V13.2.5, V15.3.2)', () => {
    expect(holding(server, /\bfetch\s*\(|node:https?\b|axios|undici/).filter((file) => !file.startsWith('src/cli/'))).toEqual([]);
    expect(holding(server, /\bconnect\b[^;]*from 'node:(?:net|tls)'/)).toEqual([
      'src/platform/antivirus/clamdScan.ts',
      'src/platform/embeddedPostgres/postmasterState.ts',
    ]);
  });
});

describe('the packages', () => {
  type Locked = { version?: string; resolved?: string; integrity?: string; link?: boolean; optional?: boolean };
  const packages = (): [string, Locked][] =>
    Object.entries(
      (JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> }).packages,
    ).filter(([name]) => name !== '');

  it('are listed with version and digest each, and come from the registry alone (V15.1.2)', () => {
    expect(packages().length).toBeGreaterThan(300);
    // Packages for other systems, which this one never fetches, are named without a digest.
    const here = packages().filter(([, { optional, integrity }]) => optional !== true || integrity !== undefined);
    expect(here.filter(([, { version, integrity }]) => version === undefined || !(integrity ?? '').startsWith('sha512-'))).toEqual([]);
    const elsewhere = packages().filter(
      ([, { resolved, link }]) => link === true || (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')),
    );
    expect(elsewhere).toEqual([]);
  });

  it('are those that the program needs, in exact versions (V15.2.3)', () => {
    const { dependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
    expect(Object.entries(dependencies).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    expect(Object.keys(dependencies).filter((name) => /vitest|playwright|axe|oxlint|knip|testing/.test(name))).toEqual([]);
  });
});
