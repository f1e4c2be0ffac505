import { describe, expect, it } from 'vitest';
import { passwordFault, SHORTEST_PASSWORD } from './passwordFault.ts';

const KNOWN = ['anna.ek@sala.example', 'Anna Ek', 'Samordningsförbundet Norra Västmanland', 'norra'];
const codeOf = (password: string): string | undefined => passwordFault(password, KNOWN)?.code;

describe('a new password', () => {
  it('may be of any characters, words too (V6.2.5)', () => {
    for (const password of [
      'rätt häst batteri',
      'kvasten på månen',
      'x7Qp!mZr49_w',
      '839201746502',
      'ÅÄÖåäöÅÄÖåäö-fjärd',
      'bordslampa hatt',
      '🦊🐻🦉🐝🐌🐞🐜🦋🐛🐙🦑🦐',
    ])
      expect(codeOf(password), password).toBeUndefined();
    expect(codeOf('vinden blåser åt alla håll '.repeat(7).slice(0, 180))).toBeUndefined();
  });

  it(`has ${SHORTEST_PASSWORD} characters or more, counted as people count (V6.2.1)`, () => {
    expect(codeOf('häst batter')).toBe('password-short');
    expect(codeOf('häst batteri')).toBeUndefined();
    expect(codeOf('🦊🐻🦉🐝🐌🐞🐜🦋🐛🐙🦑')).toBe('password-short');
  });

  it('is more than what anybody would guess', () => {
    for (const password of [
      'password1234',
      'Lösenord2024!',
      'hemligthemligt',
      'aaaaaaaaaaaaaaaa',
      '123456789012',
      'abcdefghijklmn',
      'qwertyuiop12',
      'Sommar2024!!',
      'SommarVinter2023',
      'admin-admin-1',
      'Välkommen2025',
      'abc123abc123abc123',
      'fedcba987654',
      'Januari2019!!',
    ])
      expect(codeOf(password), password).toBe('password-guessed');
  });

  it('is more than who one is and where one works (V6.2.11)', () => {
    for (const password of [
      'annaek-annaek',
      'Anna.Ek@sala',
      'NorraVästmanland1',
      'samordningsförbundet',
      'Samla-Norra-2024',
      'anna norra 123',
      'Finsam Sala 2018',
    ])
      expect(codeOf(password), password).toBe('password-guessed');
    expect(passwordFault('annaek-annaek-x', ['bo@prov.example'])).toBeUndefined();
  });

  it('is told what to choose instead, and never shown', () => {
    expect(passwordFault('Lösenord2024!', KNOWN)?.text).toMatch(/Välj till exempel några ord/);
    expect(passwordFault('Lösenord2024!', KNOWN)?.text).not.toContain('2024');
  });
});
