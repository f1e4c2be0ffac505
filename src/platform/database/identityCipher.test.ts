import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identityCipher } from './identityCipher.ts';

const cipher = identityCipher(randomBytes(32));
const other = identityCipher(randomBytes(32));

describe('an identity column', () => {
  it('comes back as it was, whatever was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (plain, place) => {
        expect(cipher.decrypt(cipher.encrypt(plain, place), place)).toBe(plain);
      }),
    );
  });

  it('is never stored twice alike, and shows nothing of the name', () => {
    const [one, two] = [cipher.encrypt('Åsa Öberg', 'p1 given name'), cipher.encrypt('Åsa Öberg', 'p1 given name')];
    expect(one.equals(two)).toBe(false);
    expect(one.includes(Buffer.from('Åsa'))).toBe(false);
  });

  it('can not be moved to another person or column, nor read with another association’s key', () => {
    const stored = cipher.encrypt('Åsa', 'p1 given name');
    expect(() => cipher.decrypt(stored, 'p2 given name')).toThrow();
    expect(() => cipher.decrypt(stored, 'p1 family name')).toThrow();
    expect(() => other.decrypt(stored, 'p1 given name')).toThrow();
  });

  it('tells when a byte of it was changed, or some are missing (V11.3.3)', () => {
    const stored = cipher.encrypt('Åsa', 'x');
    for (let place = 0; place < stored.length; place += 1) {
      const changed = Buffer.from(stored);
      changed[place] = (changed[place] ?? 0) ^ 0x80;
      expect(() => cipher.decrypt(changed, 'x'), `byte ${place}`).toThrow();
    }
    for (const length of [0, 1, 13, 28, stored.length - 1])
      expect(() => cipher.decrypt(stored.subarray(0, length), 'x'), `${length} bytes`).toThrow();
  });
});

describe('the blind index', () => {
  it('is the same for the same text, 32 bytes, and different for another text or key', () => {
    const index = cipher.index('198501012390');
    expect(index).toHaveLength(32);
    expect(cipher.index('198501012390').equals(index)).toBe(true);
    expect(cipher.index('198501012382').equals(index)).toBe(false);
    expect(other.index('198501012390').equals(index)).toBe(false);
  });
});
