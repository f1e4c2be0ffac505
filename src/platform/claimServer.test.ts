import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimServer } from './claimServer.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'samla-claim-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('a second server on the same data folder is told which process has it, and what to do', async () => {
  const first = await claimServer(join(folder, 'data'));
  expect(first.ok).toBe(true);
  const second = await claimServer(join(folder, 'data'));
  expect(second).toMatchObject({ ok: false, error: { code: 'already-running' } });
  expect(!second.ok && second.error.text).toMatch(new RegExp(`körs redan.*data \\(process ${process.pid}\\).*SAMLA_DATA`, 'u'));
  if (first.ok) await first.value.release();
});

test('when the first server has let go, the next one may have the folder', async () => {
  const first = await claimServer(folder);
  if (first.ok) await first.value.release();
  const next = await claimServer(folder);
  expect(next.ok).toBe(true);
  if (next.ok) await next.value.release();
});

test('servers on folders of their own do not disturb each other', async () => {
  const claims = await Promise.all([claimServer(join(folder, 'a')), claimServer(join(folder, 'b'))]);
  expect(claims.map((claim) => claim.ok)).toEqual([true, true]);
  for (const claim of claims) if (claim.ok) await claim.value.release();
});
