import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { haveShared, sharedFile } from '../sharedFolder.ts';
import { ROOT } from '../sourceTree.ts';

type Row = { readonly requirement: string; readonly how: string; readonly by: string };
const HOWS = ['met by test', 'met by configuration', 'not applicable because', 'open'];

const csv = (text: string): Row[] => parse(text, { columns: true, skip_empty_lines: true });
const rows = csv(readFileSync(path.join(ROOT, 'docs/asvs.csv'), 'utf8'));
const met = rows.filter(({ how }) => how === 'met by test');

/** The test that a row names, found in its file by its whole title. */
function isThere(by: string): boolean {
  const [file = '', ...title] = by.split(': ');
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  const quoted = title.join(': ');
  return [quoted, quoted.replaceAll("'", "\\'")].some((one) => ["'", '"', '`'].some((mark) => text.includes(`${mark}${one}${mark}`)));
}

describe('every requirement of ASVS 5.0 at level 1 and 2', () => {
  it.runIf(haveShared)('has one row, and no other has', () => {
    const standard: Record<string, string>[] = parse(Buffer.from(sharedFile('testdata/asvs-5.0.0.csv')), {
      columns: true,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
    });
    const asked = standard.filter((one) => one['L'] === '1' || one['L'] === '2').map((one) => one['req_id']);
    expect(asked.length).toBe(253);
    expect(rows.map(({ requirement }) => requirement)).toEqual(asked);
  });

  it('says how it is met, and where or why', () => {
    for (const { requirement, how, by } of rows) {
      expect(HOWS, requirement).toContain(how);
      expect(by.length, requirement).toBeGreaterThan(10);
    }
    const count = (what: string): number => rows.filter(({ how }) => how === what).length;
    console.info(HOWS.map((how) => `${count(how)} ${how}`).join(', '));
  });

  it('that is met by a test names one that is there and holds the number in its title', () => {
    const missing = met.filter(({ by }) => !isThere(by)).map(({ requirement, by }) => `${requirement}: ${by}`);
    expect(missing).toEqual([]);
    const unnumbered = met.filter(({ requirement, by }) => !new RegExp(`\\b${requirement.replaceAll('.', '\\.')}(?![.\\d])`).test(by));
    expect(unnumbered).toEqual([]);
  });

  it('shares its test with at most four others', () => {
    const counts = new Map<string, number>();
    for (const { by } of met) counts.set(by, (counts.get(by) ?? 0) + 1);
    expect([...counts].filter(([, count]) => count > 5)).toEqual([]);
  });

  it('applies, but for a third at most', () => {
    expect(rows.filter(({ how }) => how.startsWith('not applicable')).length).toBeLessThanOrEqual(rows.length / 3);
  });

  it('is met by a document that has the part which the row names', () => {
    const page = readFileSync(path.join(ROOT, 'docs/security.md'), 'utf8');
    const named = rows.flatMap(({ by }) =>
      [...by.matchAll(/docs\/security\.md, ([A-Z][\w ]+?)(?=[,:.;]|$)/g)].map(([, part]) => part ?? ''),
    );
    expect(named.length).toBeGreaterThan(10);
    expect([...new Set(named)].filter((part) => !page.includes(`\n## ${part}`))).toEqual([]);
  });
});
