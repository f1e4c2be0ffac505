import { ore } from '../shared/money.ts';
import {
  ACCOUNT_TYPES,
  type AccountType,
  type LedgerAccount,
  type LedgerBalance,
  type LedgerDimension,
  type LedgerObject,
  type LedgerYear,
  type PeriodAmount,
} from './ledgerFile.ts';
import type { FaultList } from './ledgerFault.ts';
import type { SieLine } from './sieLine.ts';
import { SieDays, readAccount, readAmount } from './sieValues.ts';

type Reader = (header: SieHeader, line: SieLine) => void;
type AccountDraft = { -readonly [K in keyof LedgerAccount]: LedgerAccount[K] };

/** All posts of a ledger file but its vouchers. */
export class SieHeader {
  readonly #faults: FaultList;
  readonly #days = new SieDays();
  readonly accounts = new Map<string, AccountDraft>();
  readonly dimensions = new Map<string, LedgerDimension>();
  readonly objects = new Map<string, LedgerObject>();
  readonly years: LedgerYear[] = [];
  readonly balances: LedgerBalance[] = [];
  readonly periodAmounts: PeriodAmount[] = [];
  readonly details = new Map<string, readonly string[]>();
  /** #SIETYP as written, and where. */
  kind: { readonly text: string; readonly line: number } | undefined;
  organisation: { readonly text: string; readonly line: number } | undefined;
  name = '';
  program = '';

  constructor(faults: FaultList) {
    this.#faults = faults;
  }

  /** @returns false for a tag that is no part of the head, which the caller decides about. */
  read(tag: string, line: SieLine): boolean {
    const reader = READERS.get(tag);
    if (reader === undefined) return false;
    reader(this, line);
    return true;
  }

  /** #KONTO, #KTYP, #SRU and #ENHET may come in any order. */
  account(line: SieLine): AccountDraft | undefined {
    const number = readAccount(line, 1);
    if (number === undefined) {
      this.#faults.add('broken-line', line.number, `Raden (${line.text(0)}) saknar ett kontonummer.`);
      return undefined;
    }
    let account = this.accounts.get(number);
    if (account === undefined) {
      account = { number, name: '', type: null, taxCodes: [], unit: '' };
      this.accounts.set(number, account);
    }
    return account;
  }

  /** #RAR index from to. Both days empty is a year not told (4I). */
  year(line: SieLine): void {
    const index = yearIndex(line, 1);
    if (index === undefined) {
      this.#broken(line, 'årsnumret');
      return;
    }
    if (!line.fields.has(2) && !line.fields.has(3)) return;
    const from = this.#days.read(line.fields, 2);
    const to = this.#days.read(line.fields, 3);
    if (from === undefined || to === undefined || to < from) {
      this.#faults.add('bad-date', line.number, 'Räkenskapsåret (#RAR) har ingen första och sista dag som finns i kalendern.');
    } else {
      this.years.push({ index, from, to });
    }
  }

  /** #IB, #UB and #RES: year account amount. #OIB and #OUB: year account {objects} amount. */
  balance(kind: LedgerBalance['kind'], line: SieLine): void {
    const index = yearIndex(line, 1);
    const account = readAccount(line, 2);
    const afterObjects = line.afterList(3);
    const objects = line.objects(3, afterObjects);
    const amount = readAmount(line.fields, afterObjects);
    if (index === undefined || account === undefined || objects === undefined) this.#broken(line, 'årsnumret, kontot eller objektet');
    else if (Number.isNaN(amount)) this.#noAmount(line);
    else this.balances.push({ kind, yearIndex: index, account, objects, amount: ore(amount) });
  }

  /** #PSALDO and #PBUDGET: year month account {objects} amount. */
  periodAmount(kind: PeriodAmount['kind'], line: SieLine): void {
    const index = yearIndex(line, 1);
    const month = this.#days.month(line.fields, 2);
    const account = readAccount(line, 3);
    const afterObjects = line.afterList(4);
    const objects = line.objects(4, afterObjects);
    const amount = readAmount(line.fields, afterObjects);
    if (index === undefined || account === undefined || objects === undefined) this.#broken(line, 'årsnumret, kontot eller objektet');
    else if (month === undefined) this.#faults.add('bad-date', line.number, `Raden (${line.text(0)}) har ingen månad skriven ÅÅÅÅMM.`);
    else if (Number.isNaN(amount)) this.#noAmount(line);
    else this.periodAmounts.push({ kind, yearIndex: index, month, account, objects, amount: ore(amount) });
  }

  dimension(line: SieLine, parent: string | null): void {
    const number = line.text(1);
    if (number === '') this.#broken(line, 'dimensionens nummer');
    else this.dimensions.set(number, { number, name: line.text(2), parent });
  }

  object(line: SieLine): void {
    const dimension = line.text(1);
    const object = line.text(2);
    if (dimension === '' || object === '') this.#broken(line, 'dimensionen eller objektets nummer');
    else this.objects.set(JSON.stringify([dimension, object]), { dimension, object, name: line.text(3) });
  }

  #broken(line: SieLine, what: string): void {
    this.#faults.add('broken-line', line.number, `Raden (${line.text(0)}) är avbruten eller trasig: ${what} går inte att läsa.`);
  }

  #noAmount(line: SieLine): void {
    this.#faults.add('bad-amount', line.number, `Raden (${line.text(0)}) har inget belopp i kronor och ören.`);
  }
}

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['#SIETYP', (header, line) => void (header.kind = { text: line.text(1), line: line.number })],
  ['#ORGNR', (header, line) => void (header.organisation = { text: line.text(1), line: line.number })],
  ['#FNAMN', (header, line) => void (header.name = line.text(1))],
  ['#PROGRAM', (header, line) => void (header.program = `${line.text(1)} ${line.text(2)}`.trim())],
  ['#RAR', (header, line) => header.year(line)],
  ['#KONTO', (header, line) => void setOn(header.account(line), (account) => (account.name = line.text(2)))],
  ['#KTYP', (header, line) => void setOn(header.account(line), (account) => (account.type = accountType(line.text(2)) ?? account.type))],
  ['#SRU', (header, line) => void setOn(header.account(line), (account) => (account.taxCodes = [...account.taxCodes, line.text(2)]))],
  ['#ENHET', (header, line) => void setOn(header.account(line), (account) => (account.unit = line.text(2)))],
  ['#DIM', (header, line) => header.dimension(line, null)],
  ['#UNDERDIM', (header, line) => header.dimension(line, line.text(3))],
  ['#OBJEKT', (header, line) => header.object(line)],
  ['#IB', (header, line) => header.balance('opening', line)],
  ['#UB', (header, line) => header.balance('closing', line)],
  ['#OIB', (header, line) => header.balance('objectOpening', line)],
  ['#OUB', (header, line) => header.balance('objectClosing', line)],
  ['#RES', (header, line) => header.balance('result', line)],
  ['#PSALDO', (header, line) => header.periodAmount('outcome', line)],
  ['#PBUDGET', (header, line) => header.periodAmount('budget', line)],
  ...['FLAGGA', 'FORMAT', 'GEN', 'PROSA', 'FTYP', 'FNR', 'BKOD', 'ADRESS', 'TAXAR', 'OMFATTN', 'KPTYP', 'VALUTA'].map(
    (tag): [string, Reader] => [`#${tag}`, (header, line) => void header.details.set(tag, otherFields(line))],
  ),
]);

const accountType = (text: string): AccountType | undefined => ACCOUNT_TYPES.find((type) => type === text.toUpperCase());

function setOn(account: AccountDraft | undefined, set: (account: AccountDraft) => void): void {
  if (account !== undefined) set(account);
}

const otherFields = (line: SieLine): string[] => Array.from({ length: Math.max(0, line.fields.count - 1) }, (_, i) => line.text(i + 1));

/** 0, −1, −2 … as written in #RAR, #IB and their like. */
function yearIndex(line: SieLine, index: number): number | undefined {
  const text = line.text(index);
  return /^-?\d{1,2}$/u.test(text) ? Number(text) + 0 : undefined;
}
