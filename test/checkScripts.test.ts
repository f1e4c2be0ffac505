import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { ROOT } from './sourceTree.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'samla-check-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, text: string): string {
  const target = path.join(root, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
  return target;
}

/** A program in the house's `node_modules/.bin` that prints and ends as told. */
function program(name: string, exit: number, output = ''): void {
  chmodSync(write(`node_modules/.bin/${name}`, `#!/bin/sh\ncat <<'OUTPUT'\n${output}\nOUTPUT\nexit ${exit}\n`), 0o755);
}

function run(script: string, ...args: string[]): { status: number | null; text: string } {
  const bin = path.join(root, 'node_modules', '.bin');
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env['PATH']}` };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', env });
  return { status, text: stdout + stderr };
}

describe('texts in two languages', () => {
  const texts = (language: 'sv' | 'en', content: unknown): string =>
    write(`src/participants/ui/texts.${language}.json`, JSON.stringify(content));
  const check = (): { status: number | null; text: string } => run(path.join(ROOT, 'scripts/checkTexts.mjs'), root);

  it('pass when they have the same keys and placeholders', () => {
    texts('sv', { closing: { title: 'Avslut {{ day }}', open_one: 'en öppen', open_other: '{{count}} öppna' } });
    texts('en', { closing: { open_other: '{{count, number}} open', open_one: '{{count}} open', title: 'Closing {{day}}' } });
    expect(check()).toEqual({ status: 0, text: '1 pairs of texts, 0 faults\n' });
  });

  it.each([
    ['the English file is missing', { a: 'a' }, undefined, 'texts.en.json: is missing'],
    ['the Swedish file is missing', undefined, { a: 'a' }, 'texts.sv.json: is missing'],
    ['an English text is missing', { a: 'a', b: { c: 'c' } }, { a: 'a', b: {} }, 'texts.en.json: b.c is missing'],
    ['a Swedish text is missing', { a: 'a' }, { a: 'a', d: 'd' }, 'texts.sv.json: d is missing'],
    ['an English text is empty', { a: 'a' }, { a: ' ' }, 'texts.en.json: a is no text'],
    ['a placeholder differs', { a: '{{from}}–{{to}}' }, { a: '{{from}}–{{too}}' }, 'a has {{from}} {{too}}'],
    ['a count is left out of many', { a_other: '{{count}} öppna' }, { a_other: 'open' }, 'a_other has no placeholder'],
    ['a tag differs', { a: '<strong>a</strong>' }, { a: 'a' }, 'the Swedish text </strong> <strong>'],
  ])('fail when %s', (_what, swedish, english, fault) => {
    if (swedish) texts('sv', swedish);
    if (english) texts('en', english);
    const { status, text } = check();
    expect(text).toContain(fault);
    expect(status).toBe(1);
  });

  it('fail when a file is no JSON', () => {
    texts('sv', {});
    write('src/participants/ui/texts.en.json', '{ a: }');
    expect(check().status).toBe(1);
  });
});

describe('the dependency audit', () => {
  const audit = (): { status: number | null; text: string } => run(path.join(ROOT, 'scripts/auditDependencies.mjs'));
  const report = (high: number, critical: number): string =>
    JSON.stringify({
      vulnerabilities: {
        thing: { name: 'thing', severity: high > 0 ? 'high' : 'critical', range: '<2', via: [{ title: 'Reads too much' }] },
      },
      metadata: { vulnerabilities: { low: 1, moderate: 2, high, critical } },
    });

  it.each([
    ['high', 1, 0],
    ['critical', 0, 1],
  ])('fails on a %s finding and names it', (severity, high, critical) => {
    program('npm', 1, report(high, critical));
    expect(audit().text).toContain(`thing <2 (${severity}): Reads too much`);
    expect(audit().status).toBe(1);
  });

  it('passes on lesser findings', () => {
    program(
      'npm',
      0,
      JSON.stringify({ vulnerabilities: {}, metadata: { vulnerabilities: { low: 1, moderate: 2, high: 0, critical: 0 } } }),
    );
    expect(audit()).toEqual({ status: 0, text: 'dependency audit: 0 critical, 0 high, 2 moderate, 1 low\n' });
  });

  it.each(['', '{"message":"405 Method Not Allowed"}', 'npm error code ENOTFOUND'])(
    'says that it did not check when npm answers "%s"',
    (answer) => {
      program('npm', 1, answer);
      expect(audit()).toEqual({ status: 0, text: 'dependency audit: not checked (the registry did not answer)\n' });
    },
  );
});

describe('the check of everything', () => {
  const check = (...names: string[]): { status: number | null; text: string } => run(path.join(root, 'scripts/check.mjs'), ...names);
  beforeEach(() => {
    mkdirSync(path.join(root, 'scripts'));
    copyFileSync(path.join(ROOT, 'scripts/check.mjs'), path.join(root, 'scripts/check.mjs'));
    for (const name of ['oxfmt', 'oxlint', 'tsc', 'knip']) program(name, 0);
    symlinkSync(process.execPath, path.join(root, 'node_modules/.bin/node'));
    for (const script of ['checkImports.ts', 'checkTexts.mjs', 'auditDependencies.mjs']) write(`scripts/${script}`, '');
  });

  it('passes when each part does, and says what there is nothing of yet', () => {
    const { status, text } = check();
    expect(status).toBe(0);
    expect(text).toContain('there is no src/web yet');
    expect(text).toContain('there is no src/main.ts yet');
  });

  it('runs the rest when one fails, shows what that one said, and fails', () => {
    program('oxlint', 1, 'a habit that leads to faults');
    write('scripts/checkTexts.mjs', `console.log('no English'); process.exit(1);`);
    const { status, text } = check();
    expect(status).toBe(1);
    expect(text).toContain('a habit that leads to faults');
    expect(text).toMatch(/audit +ok/);
    expect(text).toContain('2 of 9 failed: lint, texts');
  });

  it('fails when a program is missing', () => {
    rmSync(path.join(root, 'node_modules/.bin/tsc'));
    write('node_modules/.bin/tsc', 'not a program');
    const { status, text } = check('types');
    expect(status).toBe(1);
    expect(text).toContain('1 of 1 failed: types');
  });

  it('checks pages, schema and dead code once they are there', () => {
    write('src/web/main.tsx', '');
    write('src/main.ts', '');
    write('src/platform/database/dumpSchema.ts', `process.exit(process.argv[2] === '--check' ? 1 : 0);`);
    const { text } = check();
    expect(text).toContain('1 of 9 failed: schema');
    expect(text).not.toContain('skipped');
  });

  it('asks for an installation first', () => {
    rmSync(path.join(root, 'node_modules'), { recursive: true });
    expect(check().text).toContain('npm ci');
  });
});
