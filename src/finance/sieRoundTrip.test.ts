import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../platform/crc32.ts';
import { dateFromParts, type LocalDate } from '../shared/localDate.ts';
import { ore } from '../shared/money.ts';
import { CP437_CODES, encodeCp437 } from './codePages.ts';
import type { LedgerFile, Voucher, VoucherRow } from './ledgerFile.ts';
import type { LedgerFaults } from './ledgerFault.ts';
import { readOrganisationNumber } from '../shared/organisationNumber.ts';
import { readSie, sieReader } from './sieReader.ts';
import { RunningSum } from './runningSum.ts';
import { writeSie, type SieDocument } from './sieWriter.ts';
import type { Result } from '../shared/result.ts';

const LETTERS = [...'abcåäöÅÄÖéÉü 0123456789"\\{}#-,.&'];
// A text of a ledger: no line breaks, and no backslash last (the format has no way to write it).
const text = fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 40 }).filter((one) => !one.endsWith('\\') && !one.includes('\\"'));
const day = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([month, date]) => dateFromParts(2018, month, date) as LocalDate);
const amount = fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }).map(ore);
const account = fc.integer({ min: 1000, max: 99_999 }).map(String);
const name = fc.string({ unit: fc.constantFrom(...'abÅö019 "'), minLength: 1, maxLength: 6 });
const objects = fc.array(fc.record({ dimension: fc.constantFrom('1', '6', '20'), object: name }), { maxLength: 3 });

const voucher: fc.Arbitrary<Omit<Voucher, 'line'>> = fc
  .record({
    series: fc.constantFrom('A', '', 'LÖN', '1'),
    number: fc.constantFrom('', '0', '7', '007', '123456789012'),
    date: day,
    text,
    registered: fc.option(day),
  })
  .chain((head) =>
    fc.array(fc.record({ account, objects, amount, date: fc.option(day), text }), { maxLength: 6 }).map((rows) => {
      const sum = rows.reduce((total, row) => total + row.amount, 0);
      const last: VoucherRow = { account: '1930', objects: [], amount: ore(sum === 0 ? 0 : -sum), date: null, text: '' };
      return { ...head, rows: [...rows, last] };
    }),
  );

const document: fc.Arbitrary<SieDocument> = fc.record({
  kind: fc.constant('4E' as const),
  organisationNumber: fc.constant(readOrganisationNumber('999901-0003') ?? null),
  name: text,
  program: fc.constant('Ekonomisystem 1.0'),
  writtenOn: day,
  years: fc.constant([{ index: 0, from: dateFromParts(2018, 1, 1) as LocalDate, to: dateFromParts(2018, 12, 31) as LocalDate }]),
  accounts: fc.uniqueArray(
    fc.record({
      number: account,
      name: text,
      type: fc.constantFrom('T', 'S', 'K', 'I', null),
      taxCodes: fc.array(fc.constantFrom('7201', '7'), { maxLength: 2 }),
      unit: fc.constantFrom('', 'Tim'),
    }),
    { maxLength: 4, selector: (one) => one.number },
  ),
  dimensions: fc.constant([
    { number: '6', name: 'Projekt', parent: null },
    { number: '61', name: 'Del', parent: '6' },
  ]),
  objects: fc.uniqueArray(fc.record({ dimension: fc.constant('6'), object: name, name: text }), {
    maxLength: 4,
    selector: (one) => one.object,
  }),
  balances: fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constantFrom('opening' as const, 'closing' as const, 'result' as const),
        yearIndex: fc.constantFrom(0, -1),
        account,
        objects: fc.constant([]),
        amount,
      }),
      fc.record({
        kind: fc.constantFrom('objectOpening' as const, 'objectClosing' as const),
        yearIndex: fc.constantFrom(0, -1),
        account,
        objects,
        amount,
      }),
    ),
    { minLength: 1, maxLength: 5 },
  ),
  periodAmounts: fc.array(
    fc.record({
      kind: fc.constantFrom('outcome' as const, 'budget' as const),
      yearIndex: fc.constantFrom(0, -1),
      month: fc.integer({ min: 1, max: 12 }).map((month) => dateFromParts(2018, month, 1) as LocalDate),
      account,
      objects,
      amount,
    }),
    { maxLength: 5 },
  ),
  vouchers: fc.array(voucher, { maxLength: 8 }),
});

type Reading = { readonly result: Result<LedgerFile, LedgerFaults>; readonly vouchers: readonly Voucher[] };

function readInPieces(bytes: Uint8Array, cuts: (at: number) => number): Reading {
  const vouchers: Voucher[] = [];
  const reader = sieReader({ sink: (batch) => vouchers.push(...batch), crc32 });
  for (let at = 0; at < bytes.length;) {
    const next = Math.min(bytes.length, cuts(at));
    // The reader may keep no hold of the piece.
    const piece = bytes.slice(at, next);
    reader.push(piece);
    piece.fill(0);
    at = next;
  }
  return { result: reader.end(), vouchers };
}

describe('a ledger file that was written', () => {
  it('reads back as what it was written of, checksum and all', () => {
    fc.assert(
      fc.property(document, (written) => {
        const vouchers: Omit<Voucher, 'line'>[] = [];
        const result = readSie(writeSie(written, crc32), {
          sink: (batch) => vouchers.push(...batch.map(({ line: _, ...rest }) => rest)),
          crc32,
        });
        if (!result.ok) throw new Error(JSON.stringify(result.error));
        const { kind, organisationNumber, years, accounts, dimensions, objects: read, balances, periodAmounts, checksum } = result.value;
        expect(checksum).toBe('verified');
        const { program: _, writtenOn: __, vouchers: expected, ...head } = written;
        expect({
          kind,
          organisationNumber,
          name: result.value.name,
          years,
          accounts,
          dimensions,
          objects: read,
          balances,
          periodAmounts,
        }).toEqual(head);
        expect(vouchers).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  it('is read alike however it is cut into pieces, and so by the short way of usual vouchers and the long one of lines', () => {
    fc.assert(
      fc.property(document, fc.integer({ min: 1, max: 300 }), (written, size) => {
        const bytes = writeSie(written, crc32);
        const whole = readInPieces(bytes, () => bytes.length);
        expect(readInPieces(bytes, (at) => at + size)).toEqual(whole);
        expect(readInPieces(bytes, (at) => bytes.indexOf(10, at) + 1)).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a ledger file with odd lines', () => {
  const odd = (usual: string, ...others: string[]): fc.Arbitrary<string> =>
    fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
  const space = odd(' ', '\t', '   ');
  const end = odd('\r\n', '\n', ' \r\n');
  const field = odd(
    '"Löner år 1"',
    '""',
    'Lön',
    '"ett \\"citat\\""',
    '"C:\\bok\\"',
    'Åter{föring}',
    '"a}b"',
    '"slut',
    '\u2551',
    '"Σ ß"',
    '"x\u0096"',
    '20180131',
    '"20180131"',
    '20180231',
  );
  const list = odd('{}', '{6 "190"}', '{ "1" "Nord" 6 0001 }', '{6}', '{', '{6 "a}b"}', '{6 "Ö 1"}', '{6 ""}');
  const number = odd('100.00', '-100.00', '+100', '-0', '0.005', '1,5', '.5', 'x', '', '100.5', '12345678901234567');
  const row = fc
    .tuple(
      odd('   ', '', '\t'),
      odd('#TRANS', '#trans', '#RTRANS', '#TRANSX', 'TRANS'),
      space,
      odd('1930', '4010', '', '"1930"', '12', '123456', 'FEL'),
      space,
      list,
      space,
      number,
      fc.option(fc.tuple(space, field, space, field, space, field)),
      end,
    )
    .map(([a, b, c, d, e, f, g, h, rest, z]) => [a, b, c, d, e, f, g, h, ...(rest ?? []), z].join(''));
  const head = fc
    .tuple(
      odd('#VER', '#ver', '#VER2', ' #VER'),
      space,
      field,
      space,
      odd('1', '""', '"Ö"', '007'),
      space,
      odd('20180131', '"20180131"', '', '20181301'),
      space,
      field,
      space,
      field,
      odd('', ' {'),
      end,
    )
    .map((parts) => parts.join(''));
  const block = fc
    .tuple(head, odd('{\r\n', '{\n', '', ' {\r\n', '{ }\r\n'), fc.array(row, { maxLength: 3 }), odd('}\r\n', '}\n', '', '} \r\n', '\r\n'))
    .map(([a, b, rows, d]) => [a, b, ...rows, d].join(''));

  it('is taken or refused for the same faults by the short way and the long one', () => {
    let takenFiles = 0;
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), fc.constantFrom('cp437', 'latin1'), (blocks, encoding) => {
        const lines = `#SIETYP 4\r\n#RAR 0 20180101 20181231\r\n#IB 0 1930 0\r\n${blocks.join('')}`;
        const bytes = encoding === 'cp437' ? encodeCp437(lines) : Uint8Array.from(lines, (character) => character.charCodeAt(0) & 255);
        const whole = readInPieces(bytes, () => bytes.length);
        if (whole.result.ok && whole.vouchers.length > 0) takenFiles += 1;
        expect(readInPieces(bytes, (at) => bytes.indexOf(10, at) + 1 || bytes.length)).toEqual(whole);
      }),
      { numRuns: 1500, seed: 4 },
    );
    expect(takenFiles).toBeGreaterThan(20);
  });
});

describe('the checksum and the code page', () => {
  it('are CRC-32, whatever the pieces, and CP437', () => {
    // The check value that every description of CRC-32 gives.
    expect(crc32(encodeCp437('123456789'), 0)).toBe(0xcbf43926);
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 3000 })), (pieces) => {
        const sum = new RunningSum(crc32);
        for (const piece of pieces) sum.add(Uint8Array.of(7, ...piece, 7), 1, piece.length + 1);
        expect(sum.value).toBe(crc32(Uint8Array.from(pieces.flatMap((piece) => [...piece])), 0));
      }),
    );
    const all = String.fromCharCode(...CP437_CODES);
    expect(new Set(all).size).toBe(256);
    expect([...encodeCp437(all)]).toEqual(Array.from({ length: 256 }, (_, byte) => byte));
    expect([...encodeCp437('åäöÅÄÖé€')]).toEqual([0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99, 0x82, 63]);
  });
});
