import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { missingOptionalPackages } from './lockFile.ts';

test('package-lock.json names every optional package, or npm ci refuses it (mend: node scripts/completeLock.ts)', () => {
  const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
  expect([...missingOptionalPackages(lock).keys()]).toEqual([]);
});

test("a compiler's package for another system is found missing, and locked for that system alone", () => {
  const parent = {
    version: '2.0.0',
    dev: true,
    optionalDependencies: { '@c/core-linux-arm-gnueabihf': '2.0.0', '@c/core-linux-x64-musl': '2.0.0' },
  };
  const packages = { '': {}, 'node_modules/@c/core': parent, 'node_modules/@c/core-linux-x64-musl': { version: '2.0.0' } };
  expect([...missingOptionalPackages({ packages })]).toEqual([
    [
      'node_modules/@c/core-linux-arm-gnueabihf',
      { version: '2.0.0', cpu: ['arm'], dev: true, libc: ['glibc'], optional: true, os: ['linux'] },
    ],
  ]);
});

test('a package that lies inside its parent counts', () => {
  const inside = { version: '1.0.0', optionalDependencies: { fsevents: '1.0.0' } };
  const packages = { 'node_modules/a/node_modules/b': inside, 'node_modules/a/node_modules/fsevents': { version: '1.0.0' } };
  expect(missingOptionalPackages({ packages }).size).toBe(0);
});

test('what is no platform package is not guessed', () => {
  const packages = { '': { optionalDependencies: { colours: '^1.0.0' } } };
  expect(() => missingOptionalPackages({ packages })).toThrow(/colours/u);
});
