import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Test data that is kept outside the project. Where it is missing those tests are skipped, loudly; in CI it must be there. */
export const SHARED = resolve(process.env['SAMLA_SHARED'] ?? join(import.meta.dirname, '../../shared'));
export const haveShared = existsSync(join(SHARED, 'golden'));

if (!haveShared) {
  if (process.env['CI']) throw new Error(`SAMLA_SHARED: ${SHARED} is missing, and CI must have it`);
  console.warn(`SKIPPED: ${SHARED} is missing, so the golden sets and outside test data are not tried`);
}

export const sharedFile = (path: string): Uint8Array => readFileSync(join(SHARED, path));
export const sharedJson = <T>(path: string): T => JSON.parse(readFileSync(join(SHARED, path), 'utf8')) as T;
