import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { FEATURES } from '../scripts/housePlan.ts';
import { ROOT } from './sourceTree.ts';

/** The glossary's rows as cells: English, Swedish, source, one sentence. */
const rows = readFileSync(path.join(ROOT, 'GLOSSARY.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| English'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const terms = rows.map(([english = '']) => english);

describe('the glossary', () => {
  it.each(FEATURES)('explains the folder %s', (feature) => {
    expect(terms).toContain(feature);
  });

  it('gives each term its Swedish word, source and sentence', () => {
    expect(rows.filter((cells) => cells.length !== 4 || cells.includes(''))).toEqual([]);
    expect(rows.filter((cells) => !cells[3]?.endsWith('.'))).toEqual([]);
  });

  it('has one meaning for a term', () => {
    expect(terms.filter((term, place) => terms.indexOf(term) !== place)).toEqual([]);
  });
});
