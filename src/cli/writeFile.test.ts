import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { writeFile } from './writeFile.ts';

const folder = mkdtempSync(join(tmpdir(), 'samla-out-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const BYTES = new TextEncoder().encode('rapport');

it('a file that is asked for is written', () => {
  writeFile(join(folder, 'rapport.txt'), BYTES);
  expect(readFileSync(join(folder, 'rapport.txt'), 'utf8')).toBe('rapport');
});

it('a place where nothing can be written is told of in plain Swedish, with what to do', () => {
  writeFileSync(join(folder, 'fil'), '');
  expect(() => writeFile(join(folder, 'ingen', 'rapport.txt'), BYTES)).toThrow(
    /^Filen .*rapport\.txt går inte att skriva\. Mappen finns inte\. Skapa den först, eller välj en annan, och kör kommandot igen\.$/,
  );
  expect(() => writeFile(join(folder, 'fil', 'rapport.txt'), BYTES)).toThrow(/En del av sökvägen är en fil/);
  expect(() => writeFile(folder, BYTES)).toThrow(/Det är en mapp\. Lägg till ett filnamn/);
});
