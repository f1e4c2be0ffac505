import excel from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { documentFullOf, HOSTILE_TEXTS } from '../../test/documents/hostileDocument.ts';
import { interimReportSample } from '../../test/documents/interimReportSample.ts';
import type { BlockDocument } from './blockDocument.ts';
import { xlsxDocument } from './xlsxDocument.ts';

async function read(document: BlockDocument): Promise<excel.Workbook> {
  const workbook = new excel.Workbook();
  const bytes = await xlsxDocument(document);
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  return workbook;
}

const column = (sheet: excel.Worksheet | undefined, number: number): unknown[] => {
  const values: unknown[] = [];
  sheet?.eachRow((row) => values.push(row.getCell(number).value));
  return values;
};

describe('an interim report as a workbook', () => {
  let workbook: excel.Workbook;
  let economy: excel.Worksheet | undefined;
  beforeAll(async () => {
    workbook = await read(interimReportSample);
    economy = workbook.worksheets.at(-1);
  });

  it('has a sheet per table, named after it', () => {
    expect(workbook.worksheets.map((sheet) => sheet.name).slice(0, 4)).toEqual([
      'Tabell 1 Styrelsens ledamöter o',
      'Tabell 2 Tjänster i teamen, and',
      'Tabell 3 Nya, avslutade och kva',
      'Tabell 4 Deltagare per folkbokf',
    ]);
    expect(workbook.worksheets).toHaveLength(9);
  });

  it('holds real numbers with formats, and keeps no value empty', () => {
    const summa = column(economy, 1).indexOf('Summa') + 1;
    let cell: excel.Cell | undefined;
    economy?.eachRow((row) => {
      if (row.getCell(1).value === 'Summa') cell = row.getCell(2);
    });
    expect(summa).toBeGreaterThan(0);
    expect(cell?.value).toBe(-1714.5);
    expect(cell?.numFmt).toBe('#,##0.0');
  });

  it('says what it is: mark, caption, notes and provenance', () => {
    const words = column(economy, 1).join('\n');
    expect(words).toContain(interimReportSample.mark);
    expect(words).toContain('Tabell 9. Budget, prognos och utfall 2018');
    expect(words).toContain('Kostnader har minustecken.');
    expect(words).toContain('Underlag: bokförda belopp på resultatkonton · n\u00a0=\u00a0214');
  });

  it('freezes the headings and repeats them in print, with the mark in the margins', () => {
    expect(economy?.views[0]).toMatchObject({ state: 'frozen', ySplit: 5, xSplit: 1 });
    expect(economy?.getCell(5, 2).value).toBe('Budget 2018');
    expect(economy?.headerFooter.oddHeader).toContain(interimReportSample.mark);
  });

  it('says when the document was made', () => {
    expect(workbook.created.toISOString()).toBe('2018-09-20T10:00:00.000Z');
  });
});

describe('text as data', () => {
  it.each(HOSTILE_TEXTS)('%j is never a formula (V1.3.3)', async (text) => {
    const workbook = await read(documentFullOf(text));
    for (const sheet of workbook.worksheets) {
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          expect(cell.formula).toBeUndefined();
          expect([excel.ValueType.String, excel.ValueType.Number, excel.ValueType.Null, excel.ValueType.Merge]).toContain(cell.type);
        }),
      );
    }
  });

  it('a report without tables still opens', async () => {
    expect((await read({ ...interimReportSample, blocks: [] })).worksheets).toHaveLength(1);
  });
});
