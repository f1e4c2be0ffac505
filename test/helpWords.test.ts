import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '../src/web/ui-kit/words.en.json' with { type: 'json' };
import sv from '../src/web/ui-kit/words.sv.json' with { type: 'json' };
import { ROOT } from './sourceTree.ts';

/** English term and its sentence in the glossary. */
const glossary = new Map(
  readFileSync(path.join(ROOT, 'GLOSSARY.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map((cells) => [cells[1] ?? '', (cells[4] ?? '').replaceAll('*', '')]),
);

describe('the words that pages explain', () => {
  it.each(Object.entries(en))('say of %s in English what the glossary says', (_key, { word, text }) => {
    expect(glossary.get(word)).toBe(text);
  });

  it('are explained in both languages, in whole sentences', () => {
    expect(Object.keys(sv)).toEqual(Object.keys(en));
    for (const [key, { word, text }] of Object.entries(sv)) {
      expect(word.trim(), key).not.toBe('');
      expect(text, key).toMatch(/^[\p{Lu}\d].*\.$/u);
    }
  });
});
