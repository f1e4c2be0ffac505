import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLockFile, tryExclusiveLock, trySharedLock, waitForLock } from './processLock.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samla-lock-'));
  file = join(folder, 'some.lock');
  createLockFile(file);
});
afterEach(() => rmSync(folder, { recursive: true }));

test('one holder alone keeps everyone else out until it lets go', () => {
  const alone = tryExclusiveLock(file);
  expect(alone).toBeDefined();
  expect(tryExclusiveLock(file)).toBeUndefined();
  expect(trySharedLock(file)).toBeUndefined();
  alone?.release();
  const next = trySharedLock(file);
  expect(next).toBeDefined();
  next?.release();
});

test('many may share, and none is alone while one of them is left', () => {
  const first = trySharedLock(file);
  const second = trySharedLock(file);
  first?.release();
  first?.release(); // twice is once
  expect(tryExclusiveLock(file)).toBeUndefined();
  second?.release();
  const alone = tryExclusiveLock(file);
  expect(alone).toBeDefined();
  alone?.release();
});

test('a holder that is killed with kill -9 no longer counts', async () => {
  const script = `import { trySharedLock } from '${new URL('processLock.ts', import.meta.url).href}';
    trySharedLock(process.argv[1]); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  expect(tryExclusiveLock(file)).toBeUndefined();
  child.kill('SIGKILL');
  await ended;
  const alone = tryExclusiveLock(file);
  expect(alone).toBeDefined();
  alone?.release();
});

test('who waits gets the lock when it is free, and gives up when patience ends', async () => {
  const alone = tryExclusiveLock(file);
  expect(await waitForLock(() => trySharedLock(file), 30)).toBeUndefined();
  const waiting = waitForLock(() => trySharedLock(file), 5000);
  alone?.release();
  const got = await waiting;
  expect(got).toBeDefined();
  got?.release();
});

test('a lock leaves one empty file that only its owner may read', () => {
  const alone = tryExclusiveLock(file);
  expect(readdirSync(folder)).toEqual(['some.lock']);
  alone?.release();
  expect(statSync(file).size).toBe(0);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});
