import { describe, expect, it } from 'vitest';
import { crc32 } from '../platform/crc32.ts';
import { HEAD, RENT, reading, taken, faults } from '../../test/ledgerLines.ts';
import { sieReader } from './sieReader.ts';
import { ledgerFaultText, MAX_FAULTS } from './ledgerFault.ts';

describe('a ledger file is refused', () => {
  it.each([
    ['an empty file', [], [['empty', null]]],
    ['a file of empty lines', ['', '  ', ''], [['empty', null]]],
    ['a web page', ['', '<html><body>404</body></html>'], [['web-page', 2]]],
    ['SIE 5', ['<?xml version="1.0"?><Sie/>'], [['unknown-kind', 1]]],
    ['another text', ['Datum;Konto;Belopp', '2018-01-01;1930;5'], [['not-a-ledger', 1]]],
    ['a file of other tags', ['#!/bin/sh', '# hej'], [['not-a-ledger', null]]],
    ['an unknown type', ['#SIETYP 7', '#RAR 0 20180101 20181231'], [['unknown-kind', 1]]],
    ['a year that is missing', ['#SIETYP 4', '#IB 0 1930 5', ...RENT], [['missing-year', null]]],
    [
      'a year without days',
      ['#SIETYP 1', '#RAR 0 20180101 20180230'],
      [
        ['bad-date', 2],
        ['missing-year', null],
      ],
    ],
    ['a voucher out of balance', [...HEAD, ...RENT, '#VER A 8 20180131 ""', '{', '#TRANS 1930 {} 1', '}'], [['unbalanced', 13]]],
    ['a voucher on a day that is not', [...HEAD, '#VER A 8 20180231 ""', '{', '}'], [['bad-date', 8]]],
    ['a voucher without day', [...HEAD, '#VER A 8', '{', '}'], [['bad-date', 8]]],
    ['an amount of letters', [...HEAD, '#VER A 8 20180131 ""', '{', '#TRANS 1930 {} tolv', '#TRANS 4010 {} 12', '}'], [['bad-amount', 10]]],
    ['an amount finer than öre', [...HEAD, '#VER A 8 20180131 ""', '{', '#TRANS 1930 {} 0.005', '}'], [['bad-amount', 10]]],
    ['an amount with exponent', [...HEAD, '#IB 0 2010 1e3'], [['bad-amount', 8]]],
    ['an amount too large to be exact', [...HEAD, '#IB 0 2010 90071992547409.93'], [['bad-amount', 8]]],
    [
      'a row that is cut off',
      [...HEAD, '#VER A 8 20180131 ""', '{', '#TRANS 1930 {'],
      [
        ['truncated', 8],
        ['broken-line', 10],
      ],
    ],
    ['a text that is cut off', [...HEAD, '#KONTO 4010 "Köp av'], [['broken-line', 8]]],
    ['a balance that is cut off', [...HEAD, '#IB 0 19'], [['bad-amount', 8]]],
    ['a row without account', [...HEAD, '#VER A 8 20180131 ""', '{', '#TRANS {} -100', '}'], [['broken-line', 10]]],
    ['a dimension without object', [...HEAD, '#VER A 8 20180131 ""', '{', '#TRANS 1930 {6} 0', '}'], [['broken-line', 10]]],
    ['a brace that is open at the end', [...HEAD, ...RENT.slice(0, -1)], [['truncated', 8]]],
    ['a brace that is open at the next voucher', [...HEAD, ...RENT.slice(0, -1), ...RENT], [['truncated', 8]]],
    ['a voucher without block', [...HEAD, '#VER A 8 20180131 ""', ...RENT], [['truncated', 8]]],
    ['a row outside vouchers', [...HEAD, '#TRANS 1930 {} 0'], [['bad-voucher-block', 8]]],
    [
      'braces of nothing',
      [...HEAD, '{', '}'],
      [
        ['bad-voucher-block', 8],
        ['bad-voucher-block', 9],
      ],
    ],
    ['a line that begins with no tag', [...HEAD, 'resten av en rad"', ...RENT], [['broken-line', 8]]],
    ['a month that is not', [...HEAD, '#PSALDO 0 201813 3010 {} 1'], [['bad-date', 8]]],
  ] as const)('for %s', (_, lines, expected) => {
    expect(faults(lines)).toEqual(expected);
  });

  it('with all faults at once, but no more than a hundred of them', () => {
    const lines = [...HEAD, ...Array.from({ length: 250 }, (_, i) => `#IB 0 ${1000 + i} x`)];
    const { result } = reading(lines);
    if (result.ok) throw new Error('the file was taken');
    expect([result.error.count, result.error.faults.length]).toEqual([250, MAX_FAULTS]);
  });

  it('in words that say where, what and how to mend, and repeat nothing long', () => {
    const { result } = reading([...HEAD, '#VER A 8 191212121212 ""', '{', '#TRANS 1930 {} 191212121212x', '#TRANS 1930 {} abc', '}']);
    if (result.ok) throw new Error('the file was taken');
    const texts = result.error.faults.map(ledgerFaultText);
    expect(texts[2]).toBe(
      'Rad 11: Transaktionen (#TRANS) har inget belopp i kronor och ören ("abc"). Rätta beloppet i ekonomisystemet och exportera filen på nytt. Ett belopp skrivs med siffror, punkt och högst två decimaler.',
    );
    expect(texts.join(' ')).not.toContain('1912');
  });

  it('when a line never ends', () => {
    const reader = sieReader({ sink: () => undefined, crc32 });
    for (let i = 0; i < 40; i++) reader.push(new Uint8Array(50_000).fill(35));
    const result = reader.end();
    expect(result.ok || result.error.faults[0]?.code).toBe('broken-line');
  });
});

describe('warnings', () => {
  const codes = (lines: readonly string[]): (readonly [string, number | null])[] =>
    taken(lines).file.warnings.map(({ code, line }) => [code, line]);

  it('tell of an organisation number that is missing, unreadable or has a wrong check digit', () => {
    expect(codes(HEAD.filter((line) => !line.startsWith('#ORGNR')))).toEqual([['no-organisation-number', null]]);
    expect(codes(HEAD.map((line) => line.replace('999901-0003', '12345')))).toEqual([['doubtful-organisation-number', 3]]);
    expect(codes(HEAD.map((line) => line.replace('999901-0003', '999901-0004')))).toEqual([['doubtful-organisation-number', 3]]);
    expect(codes(HEAD)).toEqual([]);
  });

  it('tell of a voucher outside the year', () => {
    expect(codes([...HEAD, ...RENT, ...RENT.map((line) => line.replace('20180131', '20190102'))])).toEqual([['voucher-outside-year', 13]]);
  });
});
