import type { LedgerFaultCode } from './ledgerFault.ts';

export type ForeignFile = { readonly code: LedgerFaultCode; readonly reason: string };

/** What a file is whose first line shows that it is no ledger file; undefined when the line begins with `#`. */
export function foreignFile(line: Uint8Array): ForeignFile | undefined {
  const start = String.fromCharCode(...line.subarray(0, 200))
    .trimStart()
    .toLowerCase();
  if (start.startsWith('#') && !start.includes('\0')) return undefined;
  if (start.startsWith('<?xml') || start.startsWith('<sie')) {
    return { code: 'unknown-kind', reason: 'Filen är XML, kanske SIE 5, och det formatet läses inte här.' };
  }
  if (start.startsWith('<')) return { code: 'web-page', reason: 'Filen är en webbsida och ingen huvudbok.' };
  if (start.startsWith('ÿþ') || start.startsWith('þÿ') || start.includes('\0')) {
    return { code: 'not-a-ledger', reason: 'Filen är ingen huvudbok: den är binär eller sparad som UTF-16.' };
  }
  return { code: 'not-a-ledger', reason: 'Filen är ingen huvudbok: den första raden börjar inte med #.' };
}
