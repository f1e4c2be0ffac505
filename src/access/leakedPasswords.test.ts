import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { UserError } from '../platform/userError.ts';
import { openLeakedPasswords } from './leakedPasswords.ts';

const folder = mkdtempSync(join(tmpdir(), 'samla-leaked-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sha1 = (password: string): string => createHash('sha1').update(password).digest('hex').toUpperCase();
function listOf(passwords: readonly string[], lineEnd = '\n', last = lineEnd): string {
  const file = join(folder, `${crypto.randomUUID()}.txt`);
  const lines = passwords.map((password, i) => `${sha1(password)}:${i * i}`).toSorted();
  writeFileSync(file, lines.join(lineEnd) + last);
  return file;
}

describe('a list of leaked passwords', () => {
  it.each([1, 2, 3, 17, 500])('knows all of its %i passwords and no other, from the first line to the last', async (count) => {
    const passwords = Array.from({ length: count }, (_, i) => `läckt ord ${i}`);
    for (const file of [listOf(passwords), listOf(passwords, '\r\n'), listOf(passwords, '\n', '')]) {
      const leaked = await openLeakedPasswords(file);
      const missed = await Promise.all(passwords.map(async (password) => !(await leaked?.has(password))));
      expect(missed.filter(Boolean)).toEqual([]);
      const found = await Promise.all(passwords.map((password) => leaked?.has(`${password} till`)));
      expect(found.filter(Boolean)).toEqual([]);
      await leaked?.close();
    }
  });

  it('is not asked where none is named', async () => {
    expect(await openLeakedPasswords(undefined)).toBeUndefined();
    expect(await openLeakedPasswords(' ')).toBeUndefined();
  });

  it('that is missing or something else is told at the start', async () => {
    await expect(openLeakedPasswords(join(folder, 'finns inte'))).rejects.toThrow(UserError);
    const file = join(folder, 'ord.txt');
    writeFileSync(file, 'hemligt\n');
    await expect(openLeakedPasswords(file)).rejects.toThrow('är ingen lista över läckta lösenord');
  });
});
