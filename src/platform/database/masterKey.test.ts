import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../userError.ts';
import { loadMasterKey, masterKeyOf } from './masterKey.ts';

const HEX = '0123456789abcdef'.repeat(4);
let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samla-key-'));
  file = join(folder, 'keys', 'master.key');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the master key', () => {
  it('is made for a new installation, in a file that its user alone may read (V11.6.1)', () => {
    const made = loadMasterKey(undefined, file, true);
    expect(readFileSync(file, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'keys')).mode & 0o777).toBe(0o700);
    expect(loadMasterKey(undefined, file, false).fingerprint()).toBe(made.fingerprint());
  });

  it('is another one in another installation', () => {
    expect(loadMasterKey(undefined, file, true).fingerprint()).not.toBe(
      loadMasterKey(undefined, join(folder, 'other'), true).fingerprint(),
    );
  });

  it('is never made anew for an installation that has content', () => {
    expect(() => loadMasterKey(undefined, file, false)).toThrow(/Lägg tillbaka nyckelfilen/);
    expect(() => statSync(file)).toThrow();
  });

  it('comes from SAMLA_KEY before the file, and then no file is made', () => {
    expect(loadMasterKey(HEX, file, true).fingerprint()).toBe(masterKeyOf(Buffer.from(HEX, 'hex')).fingerprint());
    expect(() => statSync(file)).toThrow();
    expect(loadMasterKey(HEX.toUpperCase(), file, false).fingerprint()).toBe(loadMasterKey(HEX, file, false).fingerprint());
  });

  it('is refused when it is not 64 hexadecimal digits, without being shown (V11.2.3)', () => {
    for (const text of ['kort', HEX.slice(1), `${HEX}0`, `${HEX.slice(1)}g`, ` ${HEX}`]) {
      expect(() => loadMasterKey(text, file, true), text).toThrow(UserError);
      expect(() => loadMasterKey(text, file, true), text).not.toThrow(text);
    }
    loadMasterKey(undefined, file, true);
    writeFileSync(file, 'skadad');
    expect(() => loadMasterKey(undefined, file, false)).toThrow(/64 hexadecimala/);
  });

  it.skipIf(process.getuid?.() === 0)('in a file that may not be read is the operator’s to mend', () => {
    loadMasterKey(undefined, file, true);
    chmodSync(file, 0o000);
    expect(() => loadMasterKey(undefined, file, false)).toThrow(/kan inte läsas \(EACCES\)/);
  });

  it('in a place that can not be written is the operator’s to mend', () => {
    writeFileSync(join(folder, 'keys'), 'a file where the folder should be');
    expect(() => loadMasterKey(undefined, file, true)).toThrow(/kan inte skrivas/);
  });
});

describe('what is made from the master key', () => {
  const key = masterKeyOf(randomBytes(32));
  const other = masterKeyOf(randomBytes(32));

  it('wraps a data key that it alone opens', () => {
    const dataKey = randomBytes(32);
    const wrapped = key.wrap(dataKey);
    expect(key.unwrap(wrapped)).toEqual(dataKey);
    expect(wrapped.includes(dataKey)).toBe(false);
    expect(key.wrap(dataKey)).not.toEqual(wrapped);
    expect(() => other.unwrap(wrapped)).toThrow();
  });

  it('tells when a wrapped key was changed or cut', () => {
    const wrapped = key.wrap(randomBytes(32));
    for (let place = 0; place < wrapped.length; place += 1) {
      const changed = Buffer.from(wrapped);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(() => key.unwrap(changed), `byte ${place}`).toThrow();
    }
    expect(() => key.unwrap(wrapped.subarray(0, -1))).toThrow();
  });

  it('is a different secret for each purpose and catalogue, the same every time', () => {
    const secrets = [
      key.secret('session cookies'),
      key.secret('other'),
      key.appPassword('samla'),
      key.appPassword('prov'),
      key.fingerprint(),
    ];
    expect(new Set(secrets).size).toBe(secrets.length);
    expect(key.secret('session cookies')).toBe(key.secret('session cookies'));
    expect(key.secret('session cookies').length).toBeGreaterThanOrEqual(32);
    expect(other.appPassword('samla')).not.toBe(key.appPassword('samla'));
  });
});
