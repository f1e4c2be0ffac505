import { expect } from 'vitest';
import { crc32 } from '../src/platform/crc32.ts';
import { encodeCp437 } from '../src/finance/codePages.ts';
import { ledgerFaultText, type LedgerFaults } from '../src/finance/ledgerFault.ts';
import type { LedgerFile, Voucher } from '../src/finance/ledgerFile.ts';
import { readSie } from '../src/finance/sieReader.ts';
import type { Result } from '../src/shared/result.ts';

export const HEAD = [
  '#FLAGGA 0',
  '#SIETYP 4',
  '#ORGNR 999901-0003',
  '#FNAMN "Övre förbundet"',
  '#RAR 0 20180101 20181231',
  '#KONTO 1930 "Bank"',
  '#IB 0 1930 100.00',
];
export const RENT = ['#VER A 7 20180131 "Hyra"', '{', '   #TRANS 6010 {6 "190"} 5891.49', '   #TRANS 1930 {} -5891.49', '}'];

export const bytesOf = (lines: readonly string[], end = '\r\n'): Uint8Array => encodeCp437(lines.map((line) => line + end).join(''));

export function reading(
  lines: readonly string[] | Uint8Array,
  fileName?: string,
): { result: Result<LedgerFile, LedgerFaults>; vouchers: Voucher[] } {
  const vouchers: Voucher[] = [];
  const bytes = lines instanceof Uint8Array ? lines : bytesOf(lines);
  const result = readSie(bytes, { sink: (batch) => vouchers.push(...batch), crc32, ...(fileName === undefined ? {} : { fileName }) });
  return { result, vouchers };
}

export function taken(lines: readonly string[] | Uint8Array, fileName?: string): { file: LedgerFile; vouchers: Voucher[] } {
  const { result, vouchers } = reading(lines, fileName);
  if (!result.ok) throw new Error(result.error.faults.map(ledgerFaultText).join('\n'));
  return { file: result.value, vouchers };
}

export function faults(lines: readonly string[] | Uint8Array): (readonly [string, number | null])[] {
  const { result, vouchers } = reading(lines);
  if (result.ok) throw new Error('the file was taken');
  expect(vouchers.length).toBeLessThanOrEqual(500);
  for (const fault of result.error.faults) expect(fault.reason.length > 10 && fault.mend.length > 10).toBe(true);
  return result.error.faults.map(({ code, line }) => [code, line]);
}

export function withChecksum(lines: readonly string[], fields: string): string[] {
  return ['#FLAGGA 0', '#KSUMMA', ...lines, `#KSUMMA ${crc32(encodeCp437(fields), 0)}`];
}
