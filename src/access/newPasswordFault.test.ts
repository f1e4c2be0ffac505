import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { newPasswordFault } from './newPasswordFault.ts';

const codeOf = async (password: string, leaked?: readonly string[]): Promise<string | undefined> =>
  (await newPasswordFault(password, [], leaked && { has: async (one) => leaked.includes(one) }))?.code;

describe('a new password', () => {
  it('is none of the commonest of twelve characters and more, in capitals or not (V6.2.4)', async () => {
    for (const password of ['1q2w3e4r5t6y', 'q1w2e3r4t5y6', '1QAZ2wsx3edc', '123qweasdzxc'])
      expect(await codeOf(password), password).toBe('password-known');
    expect(await codeOf('kvasten på månen')).toBeUndefined();
    const lines = readFileSync(new URL('commonPasswords.txt', import.meta.url), 'ascii')
      .trimEnd()
      .split('\n');
    expect(new Set(lines.filter((line) => /^[0-9a-f]{14}$/.test(line))).size).toBeGreaterThanOrEqual(3000);
  });

  it('is none that the installation’s list of leaked ones has (V6.2.12)', async () => {
    expect(await codeOf('kvasten på månen', ['kvasten på månen'])).toBe('password-known');
    expect(await codeOf('kvasten på taket', ['kvasten på månen'])).toBeUndefined();
  });

  it('says first what is wrong in itself', async () => {
    expect(await codeOf('kort', ['kort'])).toBe('password-short');
  });
});
