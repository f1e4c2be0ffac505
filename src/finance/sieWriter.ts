import type { LocalDate } from '../shared/localDate.ts';
import type { Ore } from '../shared/money.ts';
import { encodeCp437 } from './codePages.ts';
import type { LedgerBalance, LedgerFile, ObjectRef, PeriodAmount, Voucher } from './ledgerFile.ts';
import { RunningSum, type Crc32 } from './runningSum.ts';

/** What a ledger file is written of. */
export type SieDocument = Pick<
  LedgerFile,
  'kind' | 'organisationNumber' | 'name' | 'program' | 'years' | 'accounts' | 'dimensions' | 'objects' | 'balances' | 'periodAmounts'
> & {
  /** #GEN */
  readonly writtenOn: LocalDate;
  readonly vouchers: readonly Omit<Voucher, 'line'>[];
};

const BALANCE_TAGS: Readonly<Record<LedgerBalance['kind'], string>> = {
  opening: '#IB',
  closing: '#UB',
  objectOpening: '#OIB',
  objectClosing: '#OUB',
  result: '#RES',
};
const PERIOD_TAGS: Readonly<Record<PeriodAmount['kind'], string>> = { outcome: '#PSALDO', budget: '#PBUDGET' };

/**
 * Writes a ledger file (SIE 4B): code page 437 with checksum, as an economy system exports it. What the code page lacks becomes "?",
 * line breaks become spaces, and a field cannot end in a backslash.
 */
export function writeSie(document: SieDocument, crc32: Crc32): Uint8Array {
  const out = new SieOutput(crc32);
  out.post('#FLAGGA', '0');
  out.startChecksum();
  out.post('#PROGRAM', quoted(document.program));
  out.post('#FORMAT', 'PC8');
  out.post('#GEN', compact(document.writtenOn));
  out.post('#SIETYP', document.kind.slice(0, 1));
  if (document.organisationNumber !== null) out.post('#ORGNR', document.organisationNumber);
  out.post('#FNAMN', quoted(document.name));
  for (const { index, from, to } of document.years) out.post('#RAR', String(index), compact(from), compact(to));
  for (const account of document.accounts) {
    out.post('#KONTO', account.number, quoted(account.name));
    if (account.type !== null) out.post('#KTYP', account.number, account.type);
    if (account.unit !== '') out.post('#ENHET', account.number, quoted(account.unit));
    for (const code of account.taxCodes) out.post('#SRU', account.number, quoted(code));
  }
  for (const { number, name, parent } of document.dimensions) {
    if (parent === null) out.post('#DIM', number, quoted(name));
    else out.post('#UNDERDIM', number, quoted(name), parent);
  }
  for (const { dimension, object, name } of document.objects) out.post('#OBJEKT', quoted(dimension), quoted(object), quoted(name));
  for (const { kind, yearIndex, account, objects, amount } of document.balances) {
    const list = kind === 'objectOpening' || kind === 'objectClosing' ? [objects] : [];
    out.post(BALANCE_TAGS[kind], String(yearIndex), account, ...list, kronor(amount));
  }
  for (const { kind, yearIndex, month, account, objects, amount } of document.periodAmounts) {
    out.post(PERIOD_TAGS[kind], String(yearIndex), compact(month).slice(0, 6), account, objects, kronor(amount));
  }
  for (const voucher of document.vouchers) writeVoucher(out, voucher);
  return out.end();
}

function writeVoucher(out: SieOutput, { series, number, date, text, registered, rows }: Omit<Voucher, 'line'>): void {
  out.post('#VER', quoted(series), quoted(number), compact(date), quoted(text), ...(registered === null ? [] : [compact(registered)]));
  out.brace('{');
  for (const row of rows) {
    const rest = row.date === null && row.text === '' ? [] : [row.date === null ? quoted('') : compact(row.date), quoted(row.text)];
    out.post('#TRANS', row.account, row.objects, kronor(row.amount), ...rest);
  }
  out.brace('}');
}

type Quoted = { readonly text: string };
type Field = string | Quoted | readonly ObjectRef[];

class SieOutput {
  readonly #parts: Uint8Array[] = [];
  readonly #crc32: Crc32;
  #sum: RunningSum;

  constructor(crc32: Crc32) {
    this.#crc32 = crc32;
    this.#sum = new RunningSum(crc32);
  }

  /** A tag and its fields; a plain string is written as it stands. */
  post(tag: string, ...fields: readonly Field[]): void {
    this.#sum.add(encodeCp437([tag, ...fields.flatMap(content)].join('')));
    this.#write(`${[tag, ...fields.map(written)].join(' ')}\r\n`);
  }

  brace(brace: '{' | '}'): void {
    this.#write(`${brace}\r\n`);
  }

  startChecksum(): void {
    this.#sum = new RunningSum(this.#crc32);
    this.#write('#KSUMMA\r\n');
  }

  end(): Uint8Array {
    this.#write(`#KSUMMA ${this.#sum.value}\r\n`);
    const bytes = new Uint8Array(this.#parts.reduce((length, part) => length + part.length, 0));
    let at = 0;
    for (const part of this.#parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  }

  #write(text: string): void {
    this.#parts.push(encodeCp437(text));
  }
}

const quoted = (text: string): Quoted => ({ text: text.replaceAll(/\p{Cc}+/gu, ' ').replace(/\\+$/u, '') });
const isList = (field: Field): field is readonly ObjectRef[] => Array.isArray(field);

function written(field: Field): string {
  if (typeof field === 'string') return field;
  if (isList(field))
    return `{${field.flatMap(({ dimension, object }) => [written(quoted(dimension)), written(quoted(object))]).join(' ')}}`;
  return `"${field.text.replaceAll('"', '\\"')}"`;
}

function content(field: Field): string[] {
  if (typeof field === 'string') return [field];
  return isList(field) ? field.flatMap(({ dimension, object }) => [quoted(dimension).text, quoted(object).text]) : [field.text];
}

const compact = (date: LocalDate): string => date.replaceAll('-', '');

function kronor(amount: Ore): string {
  const whole = Math.trunc(Math.abs(amount) / 100);
  return `${amount < 0 ? '-' : ''}${whole}.${String(Math.abs(amount) % 100).padStart(2, '0')}`;
}
