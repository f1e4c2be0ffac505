import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from './workbookSheet.ts';

type Fill = (workbook: ExcelJS.Workbook) => void;
async function workbook(fill: Fill): Promise<Uint8Array> {
  const made = new ExcelJS.Workbook();
  fill(made);
  return new Uint8Array(await made.xlsx.writeBuffer());
}
const HEADINGS = new Set(['insats', 'inskriven', 'försörjning', 'avslutad']);
const read = async (fill: Fill) => {
  const result = await readWorkbook(await workbook(fill), (text) => HEADINGS.has(text.toLowerCase()));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const reason = async (bytes: Uint8Array): Promise<string> => {
  const result = await readWorkbook(bytes, () => false);
  return result.ok ? '' : (result.error[0]?.reason ?? '');
};

describe('a workbook', () => {
  it('is read with days, numbers, formulas, rich text and yes as texts, on the lines that a person sees', async () => {
    const { sheet } = await read((made) => {
      const one = made.addWorksheet('Deltagare');
      one.addRow(['Insats', 'Inskriven', 'Nummer', 'Anonym', 'Summa', 'Namn']);
      one.addRow([]);
      one.addRow([
        'Kraften',
        new Date(Date.UTC(2018, 1, 1)),
        198501012382,
        true,
        { formula: '1+1', result: 2 },
        { richText: [{ text: 'Å' }, { text: 'sa ' }] },
      ]);
    });
    expect(sheet.header).toEqual(['Insats', 'Inskriven', 'Nummer', 'Anonym', 'Summa', 'Namn']);
    expect(sheet.rows).toEqual([{ line: 3, cells: ['Kraften', '2018-02-01', '198501012382', 'ja', '2', 'Åsa'] }]);
  });

  it('may have a title and merged groups of headings above its headings', async () => {
    const { sheet } = await read((made) => {
      const one = made.addWorksheet('Deltagare');
      one.addRow(['Deltagare i Kraften 2018']);
      one.mergeCells('A1:D1');
      one.addRow(['', '', 'vid inskrivning', 'vid avslut']);
      one.addRow(['Insats', 'Inskriven', 'Försörjning', 'Försörjning']);
      one.addRow(['Kraften', '2018-02-01', 'studiestöd', '']);
    });
    expect(sheet.header).toEqual(['Insats', 'Inskriven', 'Försörjning vid inskrivning', 'Försörjning vid avslut']);
    expect(sheet.rows.map(({ line }) => line)).toEqual([4]);
  });

  it('gives a heading that is merged over two columns to both, and one merged over two rows once', async () => {
    const { sheet } = await read((made) => {
      const one = made.addWorksheet('Deltagare');
      one.addRow(['Insats', 'vid inskrivning', '', 'Avslutad']);
      one.addRow(['', 'Försörjning', 'Sysselsättning', '']);
      one.mergeCells('B1:C1');
      one.mergeCells('A1:A2');
      one.mergeCells('D1:D2');
      one.addRow(['Kraften', 'studiestöd', 'studier', '']);
    });
    expect(sheet.header).toEqual(['Insats', 'Försörjning', 'Sysselsättning', 'Avslutad']);
    expect(sheet.rows).toHaveLength(1);
  });

  it('reads a heading that is merged over columns together with their names below it', async () => {
    const { sheet } = await read((made) => {
      const one = made.addWorksheet('Deltagare');
      one.addRow(['Insats', 'Försörjning', '', 'Inskriven']);
      one.addRow(['', 'vid inskrivning', 'vid avslut', '']);
      for (const cells of ['B1:C1', 'A1:A2', 'D1:D2']) one.mergeCells(cells);
      one.addRow(['Kraften', 'studiestöd', '', '2018-02-01']);
    });
    expect(sheet.header).toEqual(['Insats', 'Försörjning vid inskrivning', 'Försörjning vid avslut', 'Inskriven']);
    expect(sheet.rows).toEqual([{ line: 3, cells: ['Kraften', 'studiestöd', '', '2018-02-01'] }]);
  });

  it('leaves hidden sheets, and others than the first, out and says so', async () => {
    const { sheet, notices } = await read((made) => {
      made.addWorksheet('Gammalt', { state: 'hidden' }).addRow(['Insats', 'Fel']);
      made.addWorksheet('Tomt');
      made.addWorksheet('Deltagare').addRow(['Insats', 'Inskriven']);
      made.addWorksheet('Koder').addRow(['a']);
      made.addWorksheet('Dolt', { state: 'veryHidden' }).addRow(['a']);
    });
    expect(sheet.header).toEqual(['Insats', 'Inskriven']);
    expect(notices).toEqual([
      'Arbetsboken har flera blad. Bara "Deltagare" läses, inte "Koder".',
      'Dolda blad läses inte: "Gammalt", "Dolt".',
    ]);
  });

  it('is refused when it is empty, all hidden, damaged, or unpacks to more than a computer can hold (V5.2.3)', async () => {
    expect(await reason(await workbook((made) => made.addWorksheet('Tomt')))).toContain('tom');
    expect(await reason(await workbook((made) => made.addWorksheet('Dolt', { state: 'hidden' }).addRow(['a'])))).toContain('dolda');
    expect(await reason(new TextEncoder().encode('PK\u0003\u0004 xl/workbook.xml'))).toContain('för stor');
    const whole = await workbook((made) => made.addWorksheet('Deltagare').addRow(['Insats']));
    expect(await reason(new Uint8Array([...whole.subarray(0, 200).fill(7), ...whole.subarray(200)]))).toContain('skadad');
    const directory = whole.findIndex(
      (_, at) => whole[at] === 0x50 && whole[at + 1] === 0x4b && whole[at + 2] === 1 && whole[at + 3] === 2,
    );
    const claiming = Uint8Array.from(whole);
    new DataView(claiming.buffer).setUint32(directory + 24, 0x7fffffff, true);
    expect(await reason(claiming)).toContain('för stor');
  });

  it('that names other files or words that grow brings nothing of them (V1.5.1)', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'samla-entity-'));
    const secret = path.join(folder, 'hemligt.txt');
    writeFileSync(secret, 'HEMLIGT INNEHÅLL');
    const parts = unzipSync(
      await workbook((made) => {
        const one = made.addWorksheet('Deltagare');
        one.addRow(['Insats', 'Inskriven']);
        one.addRow(['BYTS UT', '2018-02-01']);
      }),
    );
    const strings = strFromU8(parts['xl/sharedStrings.xml'] ?? new Uint8Array());
    const entities = `<!DOCTYPE sst [<!ENTITY fil SYSTEM "${pathToFileURL(secret).href}"><!ENTITY a "VÄXER"><!ENTITY b "&a;&a;&a;&a;">]>`;
    for (const entity of ['&fil;', '&b;']) {
      const written = strings.replace(/<sst/, `${entities}<sst`).replace('BYTS UT', entity);
      expect(written).toContain(entity);
      const result = await readWorkbook(zipSync({ ...parts, 'xl/sharedStrings.xml': strToU8(written) }), () => false);
      const told = JSON.stringify(result);
      expect(told).not.toMatch(/HEMLIGT|VÄXERVÄXER/);
      expect(told).toMatch(/skadad|2018-02-01/);
    }
    rmSync(folder, { recursive: true, force: true });
  });

  it('is refused when it unpacks to more than it says', async () => {
    const lying = await workbook((made) => {
      const one = made.addWorksheet('Deltagare');
      for (let row = 0; row < 500; row += 1) one.addRow(['Insats', 'Inskriven', row]);
    });
    expect(await reason(lying)).toBe('');
    const view = new DataView(lying.buffer, lying.byteOffset, lying.byteLength);
    for (let at = 0; at + 46 < lying.length; at += 1) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 200, true);
    expect(await reason(lying)).toContain('skadad');
  });
});
