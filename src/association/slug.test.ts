import { describe, expect, it } from 'vitest';
import { isSlug, slugFrom } from './slug.ts';

describe('the address name of an association', () => {
  it('is made from its name with the letters an address can hold', () => {
    expect(slugFrom('Samordningsförbundet Norra Västmanland')).toBe('samordningsforbundet-norra-vastmanland');
    expect(slugFrom('Åre & Östersund (Jämtland)')).toBe('are-ostersund-jamtland');
    expect(slugFrom('  Finsam–Malmö  ')).toBe('finsam-malmo');
    expect(slugFrom('Idé')).toBe('ide');
  });

  it('is always one, however long or odd the name', () => {
    expect(slugFrom('协调')).toBe('forbund');
    for (const name of ['x'.repeat(100), 'Samordningsförbundet Södra Dalarnas och A', '-- --'])
      expect(isSlug(slugFrom(name)), name).toBe(true);
  });

  it('has lower-case letters, digits and single hyphens inside', () => {
    expect(['norra', 'a-1', 'n0rra-sodra'].every(isSlug)).toBe(true);
    expect(['', 'Norra', '-a', 'a-', 'a--b', 'å', 'a b', 'x'.repeat(41)].some(isSlug)).toBe(false);
  });
});
