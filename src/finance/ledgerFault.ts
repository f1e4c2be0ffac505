/** What makes a ledger file refused. Nothing of a refused file is stored. */
export const LEDGER_FAULT_CODES = [
  'empty',
  'web-page',
  'not-a-ledger',
  'unknown-kind',
  'missing-year',
  'broken-line',
  'bad-amount',
  'bad-date',
  'bad-voucher-block',
  'unbalanced',
  'wrong-checksum',
  'truncated',
  'other-organisation',
  'other-year',
  'too-large',
] as const;
export type LedgerFaultCode = (typeof LEDGER_FAULT_CODES)[number];

/** Plain Swedish sentences, without anything that may be an identity number. `line` is null when the fault is the whole file's. */
export type LedgerFault = {
  readonly code: LedgerFaultCode;
  readonly line: number | null;
  readonly reason: string;
  readonly mend: string;
};

/** All faults in line order, but at most `MAX_FAULTS` of them; `count` is how many there were. Never empty. */
export type LedgerFaults = { readonly faults: readonly LedgerFault[]; readonly count: number };

export const MAX_FAULTS = 100;

/** What the file's owner should know but what stops nothing. */
export type LedgerWarning = {
  readonly code: 'no-organisation-number' | 'doubtful-organisation-number' | 'lost-characters' | 'voucher-outside-year' | 'read-as-import';
  readonly line: number | null;
  readonly text: string;
};

const EXPORT_AGAIN = 'Exportera filen på nytt ur ekonomisystemet.';
const MEND: Readonly<Record<LedgerFaultCode, string>> = {
  empty: EXPORT_AGAIN,
  'web-page': 'Hämta filen på nytt ur ekonomisystemet; troligen sparades en felsida i stället för filen.',
  'not-a-ledger': 'Exportera bokföringen som SIE (typ 4) ur ekonomisystemet.',
  'unknown-kind': 'Exportera bokföringen som SIE typ 1, 2, 3 eller 4.',
  'missing-year': 'Exportera filen på nytt med räkenskapsåret angivet (#RAR 0 med första och sista dag).',
  'broken-line': EXPORT_AGAIN,
  'bad-amount':
    'Rätta beloppet i ekonomisystemet och exportera filen på nytt. Ett belopp skrivs med siffror, punkt och högst två decimaler.',
  'bad-date': 'Rätta dagen i ekonomisystemet och exportera filen på nytt. En dag skrivs ÅÅÅÅMMDD.',
  'bad-voucher-block': EXPORT_AGAIN,
  unbalanced: 'Rätta verifikationen i ekonomisystemet så att debet och kredit är lika, och exportera filen på nytt.',
  'wrong-checksum': 'Filen har ändrats efter exporten eller skadats på vägen. Exportera den på nytt och ändra inget i den.',
  truncated: 'Filen är avbruten. Exportera eller hämta den på nytt.',
  'other-organisation':
    'Välj det egna förbundets fil. Är det den, så rätta organisationsnumret (#ORGNR) i ekonomisystemet och exportera filen på nytt.',
  'other-year': 'Exportera filen med samma räkenskapsår som förut, eller rätta #RAR.',
  'too-large': 'Exportera ett räkenskapsår i taget ur ekonomisystemet. Är filen ändå så stor, exportera den på nytt; den kan vara skadad.',
};

export const ledgerFault = (code: LedgerFaultCode, line: number | null, reason: string): LedgerFault => ({
  code,
  line,
  reason,
  mend: MEND[code],
});

/** One line for a terminal or a list: where, what, how to mend. */
export const ledgerFaultText = (fault: LedgerFault): string =>
  `${fault.line === null ? '' : `Rad ${fault.line}: `}${fault.reason} ${fault.mend}`;

/** Collects faults, keeping the first `MAX_FAULTS` and the count of all. */
export class FaultList {
  readonly #kept: LedgerFault[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(code: LedgerFaultCode, line: number | null, reason: string): void {
    this.#count += 1;
    if (this.#kept.length < MAX_FAULTS) this.#kept.push(ledgerFault(code, line, reason));
  }

  /** By line, those of the whole file last. */
  result(): LedgerFaults {
    const place = (fault: LedgerFault): number => fault.line ?? Number.MAX_SAFE_INTEGER;
    return { faults: this.#kept.toSorted((a, b) => place(a) - place(b)), count: this.#count };
  }
}
