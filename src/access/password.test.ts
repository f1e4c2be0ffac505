import { describe, expect, it } from 'vitest';
import { hashPassword, ONE_TIME_PASSWORD_DAYS, oneTimePassword, oneTimePasswordExpiry, verifyPassword } from './password.ts';
import { SHORTEST_PASSWORD } from './passwordFault.ts';

describe('a password', () => {
  it('is kept as an Argon2id hash with the parameters of OWASP and a salt of its own (V11.4.2)', async () => {
    const [one, two] = [await hashPassword('rätt häst'), await hashPassword('rätt häst')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
  });

  it('is right to the letter, and no part of it is left out (V6.2.8)', async () => {
    const hash = await hashPassword(`Rätt häst${'x'.repeat(150)}`);
    expect(await verifyPassword(hash, `Rätt häst${'x'.repeat(150)}`)).toBe(true);
    for (const wrong of [
      '',
      'Rätt häst',
      `rätt häst${'x'.repeat(150)}`,
      `Rätt häst${'x'.repeat(149)}`,
      `Rätt häst${'x'.repeat(149)}y`,
      ` Rätt häst${'x'.repeat(150)}`,
    ])
      expect(await verifyPassword(hash, wrong)).toBe(false);
  });

  it('that nobody has is never right, and takes as long to find out', async () => {
    const hash = await hashPassword('rätt häst');
    const time = async (stored: string | null | undefined): Promise<number> => {
      const begin = performance.now();
      for (let i = 0; i < 5; i += 1) expect(await verifyPassword(stored, 'fel häst')).toBe(false);
      return performance.now() - begin;
    };
    await time(hash);
    const [known, unknown, none] = [await time(hash), await time(undefined), await time(null)];
    // Generous, since other things run on the machine: without the work it would be a thousandth.
    expect(unknown).toBeGreaterThan(known / 4);
    expect(none).toBeGreaterThan(known / 4);
  });
});

describe('a one-time password', () => {
  it('is long enough, easy to read aloud, and never the same (V6.4.1)', () => {
    const made = Array.from({ length: 200 }, oneTimePassword);
    expect(made.filter((one) => !/^(?:[a-hj-kmnp-z2-9]{4}-){3}[a-hj-kmnp-z2-9]{4}$/.test(one))).toEqual([]);
    expect(new Set(made).size).toBe(200);
    expect(made[0]?.length).toBeGreaterThanOrEqual(SHORTEST_PASSWORD);
  });

  it('works for two weeks', () => {
    expect(oneTimePasswordExpiry(new Date('2018-09-05T10:00:00Z'))).toEqual(new Date('2018-09-19T10:00:00Z'));
    expect(ONE_TIME_PASSWORD_DAYS).toBe(14);
  });
});
