import type { LocalDate } from '../shared/localDate.ts';
import { LETTER_CLASSES } from './codePages.ts';
import { ZERO_ORE, ore } from '../shared/money.ts';
import type { Voucher, VoucherRow } from './ledgerFile.ts';
import type { SieLine } from './sieLine.ts';
import { NO_OBJECTS, SieUsualLists } from './sieUsualLists.ts';
import type { SieDays } from './sieValues.ts';

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const HASH = 35;
const PLUS = 43;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const NINE = 57;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;
const HIGH = 128;
const NO = -1;

/** When `content` holds this much it is to be emptied: about what a processor's nearest cache takes. */
export const CONTENT_ENOUGH = 1 << 14;
const CONTENT_BYTES = 1 << 18;

/**
 * Reads whole vouchers of the usual shape, nearly all of a large ledger, in one go over their bytes. Whatever is unusual – an escape,
 * a missing field, an odd amount, another tag between, any fault – is refused with −1, and the voucher is read line by line through
 * `SieFields`, which decides what it means: there must be no voucher that the two read differently.
 *
 * It is written out in long functions because this is where nearly all the time of reading a ledger goes: with a function for each
 * field it took three times as long.
 */
export class SieUsualVouchers {
  readonly #line: SieLine;
  readonly #days: SieDays;
  readonly #lists = new SieUsualLists();
  readonly #accounts: string[] = Array.from({ length: 10_000 }, () => '');
  /** The fields' bytes of the vouchers read, end to end: what a checksum is taken over. To be emptied now and then. */
  readonly content = new Uint8Array(CONTENT_BYTES);
  contentLength = 0;
  /** Whether texts in another encoding than CP437 are left to `SieFields`, for the checksum's sake. */
  plainOnly = false;
  /** The voucher read latest. */
  voucher: Voucher | undefined;

  // The latest field, and what the line has said so far.
  #from = 0;
  #to = 0;
  #high = 0;
  #series = '';
  #number = '';
  #row: VoucherRow = { account: '', objects: NO_OBJECTS, amount: ZERO_ORE, date: null, text: '' };
  #day: LocalDate | null = null;
  #text = '';
  #registered: LocalDate | null = null;

  constructor(line: SieLine, days: SieDays) {
    this.#line = line;
    this.#days = days;
  }

  /** The voucher that starts at `from` and ends before `to`, where a line starts. @returns where it ends, or −1 if it is not usual. */
  read(bytes: Uint8Array, from: number, to: number): number {
    const { contentLength } = this;
    const { number } = this.#line;
    const next = this.#voucher(bytes, from, to);
    if (next < 0 || this.contentLength > CONTENT_BYTES) {
      this.contentLength = contentLength;
      this.#line.number = number;
      return NO;
    }
    return next;
  }

  #voucher(bytes: Uint8Array, from: number, to: number): number {
    const line = this.#line;
    line.number += 1;
    let i = this.#head(bytes, from);
    if (i < 0 || i >= to || this.#day === null) return NO;
    const [series, number, date, text, registered, lineNumber] = [this.#series, this.#number, this.#day, this.#text, this.#registered, line.number];
    line.number += 1;
    i = afterBrace(bytes, i, OPEN);
    if (i < 0) return NO;
    const rows: VoucherRow[] = [];
    let sum = 0;
    for (;;) {
      if (i >= to) return NO;
      line.number += 1;
      const end = afterBrace(bytes, i, CLOSE);
      if (end > 0) {
        this.voucher = { series, number, date, text, registered, line: lineNumber, rows };
        return sum === 0 ? end : NO;
      }
      i = this.#transaction(bytes, i);
      if (i < 0) return NO;
      rows.push(this.#row);
      sum += this.#row.amount;
    }
  }

  /** A #TRANS line at `from`; a line feed must follow. @returns where the next line starts, or −1 for what is not usual. */
  #transaction(bytes: Uint8Array, from: number): number {
    let i = from;
    let byte = bytes[i] ?? 0;
    while (byte === SPACE || byte === TAB) byte = bytes[++i] ?? 0;
    // #TRANS
    if (byte !== HASH || bytes[i + 1] !== 84 || bytes[i + 2] !== 82 || bytes[i + 3] !== 65 || bytes[i + 4] !== 78 || bytes[i + 5] !== 83) return NO;
    const { content } = this;
    let used = this.contentLength;
    content[used] = HASH;
    content[used + 1] = 84;
    content[used + 2] = 82;
    content[used + 3] = 65;
    content[used + 4] = 78;
    content[used + 5] = 83;
    used += 6;
    i += 6;
    byte = bytes[i] ?? 0;
    if (byte !== SPACE && byte !== TAB) return NO;
    while (byte === SPACE || byte === TAB) byte = bytes[++i] ?? 0;

    const accountFrom = i;
    let account = 0;
    while (byte >= ZERO && byte <= NINE) {
      account = account * 10 + byte - ZERO;
      content[used++] = byte;
      byte = bytes[++i] ?? 0;
    }
    if (i - accountFrom !== 4 || (byte !== SPACE && byte !== TAB)) return NO;
    while (byte === SPACE || byte === TAB) byte = bytes[++i] ?? 0;

    if (byte !== OPEN) return NO;
    const listFrom = i + 1;
    let hash = 0;
    let isQuoted = false;
    byte = bytes[++i] ?? 0;
    while (byte !== CLOSE) {
      if (byte === QUOTE) isQuoted = !isQuoted;
      else if (byte > SPACE || isQuoted) content[used++] = byte;
      if ((byte < SPACE && byte !== TAB) || byte >= HIGH || byte === BACKSLASH || byte === OPEN) return NO;
      hash = (Math.imul(hash, 31) + byte) | 0;
      byte = bytes[++i] ?? 0;
    }
    const objects = i === listFrom ? NO_OBJECTS : this.#lists.of(bytes, listFrom, i, hash);
    if (objects === undefined) return NO;
    byte = bytes[++i] ?? 0;
    while (byte === SPACE || byte === TAB) byte = bytes[++i] ?? 0;

    const isMinus = byte === MINUS;
    if (isMinus || byte === PLUS) {
      content[used++] = byte;
      byte = bytes[++i] ?? 0;
    }
    const amountFrom = i;
    let amount = 0;
    while (byte >= ZERO && byte <= NINE) {
      amount = amount * 10 + (byte - ZERO);
      content[used++] = byte;
      byte = bytes[++i] ?? 0;
    }
    if (i === amountFrom || i > amountFrom + 12) return NO;
    amount *= 100;
    if (byte === POINT) {
      const tens = (bytes[i + 1] ?? 0) - ZERO;
      const ones = (bytes[i + 2] ?? 0) - ZERO;
      if (tens < 0 || tens > 9 || ones < 0 || ones > 9) return NO;
      amount += tens * 10 + ones;
      content[used++] = POINT;
      content[used++] = tens + ZERO;
      content[used++] = ones + ZERO;
      i += 3;
      byte = bytes[i] ?? 0;
    }
    if (byte > SPACE) return NO;

    let next: number;
    if (byte === RETURN && bytes[i + 1] === LINE_FEED) {
      this.#day = null;
      this.#text = '';
      this.contentLength = used;
      next = i + 2;
    } else {
      next = this.#dayAndText(bytes, i, used);
      if (next < 0) return NO;
    }
    this.#row = {
      account: this.#accounts[account] || this.#accountName(account, bytes, accountFrom),
      objects,
      amount: ore(isMinus ? -amount : amount),
      date: this.#day,
      text: this.#text,
    };
    return next;
  }

  /** A #VER line at `from`; otherwise as `#transaction`. */
  #head(bytes: Uint8Array, from: number): number {
    let i = from;
    // #VER
    if (bytes[i] !== HASH || bytes[i + 1] !== 86 || bytes[i + 2] !== 69 || bytes[i + 3] !== 82) return NO;
    const { content } = this;
    let used = this.contentLength;
    content[used] = HASH;
    content[used + 1] = 86;
    content[used + 2] = 69;
    content[used + 3] = 82;
    used += 4;
    i += 4;
    if (bytes[i] !== SPACE && bytes[i] !== TAB) return NO;
    while (bytes[i] === SPACE || bytes[i] === TAB) i++;
    i = this.#field(bytes, i, used);
    if (i < 0 || this.#high !== 0) return NO;
    used += this.#to - this.#from;
    this.#series = this.#line.textAt(bytes, this.#from, this.#to, 'plain');
    while (bytes[i] === SPACE || bytes[i] === TAB) i++;
    i = this.#field(bytes, i, used);
    if (i < 0 || this.#high !== 0) return NO;
    used += this.#to - this.#from;
    this.#number = this.#line.textAt(bytes, this.#from, this.#to, 'plain');
    return this.#dayAndText(bytes, i, used);
  }

  /** The fields that #TRANS and #VER have alike, from `at`: day and text, then what nobody asks for but #VER's day of registration. */
  #dayAndText(bytes: Uint8Array, at: number, contentLength: number): number {
    let i = at;
    let used = contentLength;
    let byte = bytes[i] ?? 0;
    this.#day = null;
    this.#text = '';
    this.#registered = null;
    for (let field = 0; ; field++) {
      while (byte === SPACE || byte === TAB) byte = bytes[++i] ?? 0;
      if (byte === RETURN) byte = bytes[++i] ?? 0;
      if (byte === LINE_FEED) {
        this.contentLength = used;
        return i + 1;
      }
      if (field === 0 && byte !== QUOTE) {
        i = this.#bareDay(bytes, i, used);
        if (i < 0) return NO;
        used += 8;
        byte = bytes[i] ?? 0;
        continue;
      }
      i = this.#field(bytes, i, used);
      if (i < 0) return NO;
      used += this.#to - this.#from;
      byte = bytes[i] ?? 0;
      if (field === 1) {
        if (!this.#readText(bytes)) return NO;
      } else if (this.#high !== 0 || (field === 0 && this.#to > this.#from)) {
        return NO;
      } else if (field === 2) {
        this.#registered = this.#dayOf(bytes) ?? null;
      }
    }
  }

  #readText(bytes: Uint8Array): boolean {
    const { sense } = this.#line;
    const isPlain = this.#high === 0 || (isPlainlyDos(bytes, this.#from, this.#to) && sense.isPlainlyDos());
    const encoding = isPlain ? 'plain' : sense.of(bytes, this.#from, this.#to);
    if (this.plainOnly && encoding !== 'plain' && encoding !== 'cp437') return false;
    this.#text = this.#line.textAt(bytes, this.#from, this.#to, encoding);
    return true;
  }

  /** Eight digits without quotes. */
  #bareDay(bytes: Uint8Array, at: number, contentLength: number): number {
    const { content } = this;
    let number = 0;
    let i = at;
    for (let used = contentLength; i < at + 8; i++) {
      const byte = bytes[i] ?? 0;
      if (byte < ZERO || byte > NINE) return NO;
      number = number * 10 + byte - ZERO;
      content[used++] = byte;
    }
    const byte = bytes[i] ?? 0;
    if (byte !== SPACE && byte !== TAB && byte !== RETURN && byte !== LINE_FEED) return NO;
    this.#day = this.#days.of(number) ?? null;
    return this.#day === null ? NO : i;
  }

  /** The field at `at`, which is no line end. @returns where it ends, or −1 when it is not usual. */
  #field(bytes: Uint8Array, at: number, contentLength: number): number {
    const { content } = this;
    let used = contentLength;
    let i = at;
    let high = 0;
    let byte = bytes[i] ?? 0;
    if (byte === QUOTE) {
      this.#from = i + 1;
      byte = bytes[++i] ?? 0;
      while (byte !== QUOTE) {
        if (byte === LINE_FEED || byte === BACKSLASH) return NO;
        high |= byte;
        content[used++] = byte;
        byte = bytes[++i] ?? 0;
      }
      this.#to = i;
      byte = bytes[++i] ?? 0;
    } else {
      this.#from = i;
      while (byte > SPACE) {
        if (byte === QUOTE || byte === OPEN || byte === CLOSE) return NO;
        high |= byte;
        content[used++] = byte;
        byte = bytes[++i] ?? 0;
      }
      this.#to = i;
      if (i === at) return NO;
    }
    this.#high = high & HIGH;
    return byte === SPACE || byte === LINE_FEED || byte === RETURN || byte === TAB ? i : NO;
  }

  #dayOf(bytes: Uint8Array): LocalDate | undefined {
    if (this.#to - this.#from !== 8) return undefined;
    let number = 0;
    for (let i = this.#from; i < this.#to; i++) {
      const digit = (bytes[i] ?? 0) - ZERO;
      if (digit < 0 || digit > 9) return undefined;
      number = number * 10 + digit;
    }
    return this.#days.of(number);
  }

  #accountName(account: number, bytes: Uint8Array, from: number): string {
    const name = this.#line.textAt(bytes, from, from + 4, 'plain');
    this.#accounts[account] = name;
    return name;
  }
}

function isPlainlyDos(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (LETTER_CLASSES[bytes[i] ?? 0] === 2) return false;
  return true;
}

/** Where the line after one with nothing but a brace starts, or −1 when the line at `from` is none such. */
function afterBrace(bytes: Uint8Array, from: number, brace: typeof OPEN | typeof CLOSE): number {
  if (bytes[from] !== brace) return NO;
  const i = bytes[from + 1] === RETURN ? from + 2 : from + 1;
  return bytes[i] === LINE_FEED ? i + 1 : NO;
}
