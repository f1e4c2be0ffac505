import type { LocalDate } from '../shared/localDate.ts';
import type { Ore } from '../shared/money.ts';
import type { Period } from '../shared/period.ts';
import type { LedgerWarning } from './ledgerFault.ts';
import type { OrganisationNumber } from '../shared/organisationNumber.ts';

/**
 * The kinds of ledger file (SIE 4B): year balances, month balances, month balances per object, all vouchers of a year
 * (export), and vouchers to add (import).
 */
export const LEDGER_KINDS = ['1', '2', '3', '4E', '4I'] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

/** #KTYP: asset (tillgång), debt (skuld), cost (kostnad), income (intäkt). */
export const ACCOUNT_TYPES = ['T', 'S', 'K', 'I'] as const;
export type AccountType = (typeof ACCOUNT_TYPES)[number];

/** One object of a dimension, such as project 190 of dimension 6. Numbers are texts: "0001" is not "1". */
export type ObjectRef = { readonly dimension: string; readonly object: string };

export type LedgerAccount = {
  readonly number: string;
  readonly name: string;
  readonly type: AccountType | null;
  /** #SRU: codes of the tax return. */
  readonly taxCodes: readonly string[];
  /** #ENHET, '' when none. */
  readonly unit: string;
};
/** `parent` is the dimension above, for #UNDERDIM. */
export type LedgerDimension = { readonly number: string; readonly name: string; readonly parent: string | null };
export type LedgerObject = ObjectRef & { readonly name: string };

/** #RAR: `index` 0 is the file's own year, −1 the one before. */
export type LedgerYear = Period & { readonly index: number };

export const BALANCE_KINDS = ['opening', 'closing', 'objectOpening', 'objectClosing', 'result'] as const;
/** #IB, #UB, #OIB, #OUB, #RES of a year. Debit is +, so income and debts are −. */
export type LedgerBalance = {
  readonly kind: (typeof BALANCE_KINDS)[number];
  readonly yearIndex: number;
  readonly account: string;
  /** Empty but for `objectOpening` and `objectClosing`. */
  readonly objects: readonly ObjectRef[];
  readonly amount: Ore;
};

export const PERIOD_AMOUNT_KINDS = ['outcome', 'budget'] as const;
/** #PSALDO and #PBUDGET: the change in one month. Without objects it is the account's whole change. */
export type PeriodAmount = {
  readonly kind: (typeof PERIOD_AMOUNT_KINDS)[number];
  readonly yearIndex: number;
  /** The month's first day. */
  readonly month: LocalDate;
  readonly account: string;
  readonly objects: readonly ObjectRef[];
  readonly amount: Ore;
};

/** One #TRANS. Debit is +. */
export type VoucherRow = {
  readonly account: string;
  readonly objects: readonly ObjectRef[];
  readonly amount: Ore;
  /** Only told, never counted by: the voucher's day counts. */
  readonly date: LocalDate | null;
  readonly text: string;
};

/** One #VER with its #TRANS, whose amounts sum to zero. The bookkeepers' signatures are left out: no figure needs them. */
export type Voucher = {
  readonly series: string;
  readonly number: string;
  readonly date: LocalDate;
  readonly text: string;
  readonly registered: LocalDate | null;
  /** The line of #VER in the file. */
  readonly line: number;
  readonly rows: readonly VoucherRow[];
};

/** All of a ledger file but its vouchers, which go to the reader's sink. */
export type LedgerFile = {
  readonly kind: LedgerKind;
  /** Null when the file has none that can be read. */
  readonly organisationNumber: OrganisationNumber | null;
  /** #FNAMN */
  readonly name: string;
  /** #PROGRAM: name and version of the program that wrote the file. */
  readonly program: string;
  readonly years: readonly LedgerYear[];
  readonly accounts: readonly LedgerAccount[];
  readonly dimensions: readonly LedgerDimension[];
  readonly objects: readonly LedgerObject[];
  readonly balances: readonly LedgerBalance[];
  readonly periodAmounts: readonly PeriodAmount[];
  /** What else the head says, by tag without `#` (GEN, FTYP, KPTYP, VALUTA …): its fields as written. */
  readonly details: ReadonlyMap<string, readonly string[]>;
  readonly voucherCount: number;
  /** #TRANS only. */
  readonly transactionCount: number;
  /** #RTRANS and #BTRANS: what was added or struck later. Skipped, also in the voucher's sum. */
  readonly skippedCount: number;
  readonly checksum: 'absent' | 'verified';
  readonly warnings: readonly LedgerWarning[];
};
