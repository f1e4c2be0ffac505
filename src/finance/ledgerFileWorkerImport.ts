import { crc32 } from '../platform/crc32.ts';
import type { Result } from '../shared/result.ts';
import type { LedgerFaults } from './ledgerFault.ts';
import type { LedgerFile } from './ledgerFile.ts';
import { readSie } from './sieReader.ts';

/** Checks a whole ledger file; runs on a worker thread. */
export const checkLedgerFile = ({
  bytes,
  fileName,
}: {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}): Result<LedgerFile, LedgerFaults> => readSie(bytes, { sink: () => undefined, crc32, fileName });
