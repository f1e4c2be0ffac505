import { ore } from '../shared/money.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { LedgerFile } from './ledgerFile.ts';
import { FaultList, type LedgerFaults } from './ledgerFault.ts';
import { SieChecksum } from './sieChecksum.ts';
import { finishLedger } from './sieFinish.ts';
import type { LineShape } from './sieFields.ts';
import { SieHeader } from './sieHeader.ts';
import { SieLine } from './sieLine.ts';
import { foreignFile } from './sieForeignFile.ts';
import { SieUsualLines, afterBrace } from './sieUsualLines.ts';
import { SieDays } from './sieValues.ts';
import { SieVouchers, type VoucherSink } from './sieVouchers.ts';

const LINE_FEED = 10;
const HASH = 35;
const CLOSE = 125;
const LONGEST_LINE = 1_000_000;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const TRANS = tagBytes('#TRANS');
const VER = tagBytes('#VER');
const NOTHING = new Uint8Array(0);
const LAST_LINE_FEED = Uint8Array.of(LINE_FEED);

const WHY_BROKEN: Readonly<Record<LineShape, string>> = {
  'unclosed quote': 'ett citattecken avslutas aldrig',
  'unclosed list': 'en objektlista avslutas aldrig',
  whole: 'den börjar inte med #',
};

export type SieReaderOptions = {
  /** Takes the vouchers in batches while the file is read. When `end` returns faults, undo what it stored. */
  readonly sink: VoucherSink;
  /** Tells an import file (4I) by its ending `.si`. Not needed, but the standard's own sign. */
  readonly fileName?: string;
};

export type SieReader = {
  /** The next bytes of the file, in pieces of any size. The reader keeps no hold of them. */
  push(chunk: Uint8Array): void;
  /** The file's head and counts, or all that is wrong with it: a ledger file is taken whole or not at all. */
  end(): Result<LedgerFile, LedgerFaults>;
};

/** Reads a ledger file (SIE types 1–4E and 4I) as it streams by. Memory is bounded by the head and one batch of vouchers. */
export function sieReader(options: SieReaderOptions): SieReader {
  const reader = new Reader(options);
  return { push: (chunk) => reader.push(chunk), end: () => reader.end() };
}

/** Reads a whole file at once. */
export function readSie(bytes: Uint8Array, options: SieReaderOptions): Result<LedgerFile, LedgerFaults> {
  const reader = sieReader(options);
  reader.push(bytes);
  return reader.end();
}

class Reader {
  readonly #fileName: string;
  readonly #faults = new FaultList();
  readonly #line = new SieLine();
  readonly #header = new SieHeader(this.#faults);
  readonly #vouchers: SieVouchers;
  readonly #usualLines: SieUsualLines;
  #carry: Uint8Array = NOTHING;
  #hasBegun = false;
  #isRefused = false;
  #knowsTag = false;
  #checksum: SieChecksum | undefined;
  #checksumLine = 0;
  #isVerified = false;
  // A tag that we do not know may open a block of its own, which is skipped with it.
  #unknownTag = false;
  #unknownBlock: number | undefined;

  constructor(options: SieReaderOptions) {
    this.#fileName = options.fileName ?? '';
    const days = new SieDays();
    this.#vouchers = new SieVouchers(this.#faults, days, options.sink);
    this.#usualLines = new SieUsualLines(this.#line, days);
  }

  push(chunk: Uint8Array): void {
    if (this.#isRefused) return;
    // Plain Uint8Arrays throughout: Node's Buffer among them would make every byte read slower.
    let bytes = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length);
    if (this.#carry.length > 0) {
      const first = bytes.indexOf(LINE_FEED) + 1;
      this.#carry = join(this.#carry, bytes.subarray(0, first > 0 ? first : bytes.length));
      bytes = bytes.subarray(first > 0 ? first : bytes.length);
      if (first > 0) {
        this.#lines(this.#carry, this.#carry.length);
        this.#carry = NOTHING;
      }
    }
    const whole = bytes.lastIndexOf(LINE_FEED) + 1;
    this.#lines(bytes, whole);
    // A copy: the caller may use its buffer again.
    if (whole < bytes.length) this.#carry = bytes.slice(whole);
    if (this.#carry.length <= LONGEST_LINE) return;
    this.#isRefused = true;
    this.#faults.add('broken-line', this.#line.number + 1, 'Raden är längre än en miljon tecken.');
  }

  end(): Result<LedgerFile, LedgerFaults> {
    if (this.#carry.length > 0) this.#lines(join(this.#carry, LAST_LINE_FEED), this.#carry.length + 1);
    if (this.#isRefused) return err(this.#faults.result());
    if (!this.#hasBegun) return this.#only('empty', 'Filen är tom.');
    if (!this.#knowsTag) return this.#only('not-a-ledger', 'Filen är ingen huvudbok: ingen av dess rader börjar med en etikett ur SIE, som #SIETYP eller #KONTO.');
    this.#vouchers.abandon(null);
    if (this.#unknownBlock !== undefined) this.#faults.add('truncated', this.#unknownBlock, 'Blocket avslutas aldrig (} saknas) före filens slut.');
    if (this.#checksum !== undefined) {
      this.#faults.add('truncated', this.#checksumLine, 'Filen börjar med en kontrollsumma (#KSUMMA), men den avslutande #KSUMMA saknas.');
    }
    const file = finishLedger(this.#header, this.#vouchers, this.#line, this.#faults, this.#fileName, this.#isVerified);
    if (file === undefined || this.#faults.count > 0) return err(this.#faults.result());
    this.#vouchers.flush();
    return ok(file);
  }

  #only(code: 'empty' | 'not-a-ledger', reason: string): Result<LedgerFile, LedgerFaults> {
    const alone = new FaultList();
    alone.add(code, null, reason);
    return err(alone.result());
  }

  /** Reads `bytes[0, to)`, which ends in a line feed. */
  #lines(bytes: Uint8Array, to: number): void {
    const line = this.#line;
    let next = line.number === 0 ? afterByteOrderMark(bytes) : 0;
    while (next < to && !this.#isRefused) {
      const start = next;
      next = this.#usual(bytes, start);
      if (next > 0) continue;
      next = line.read(bytes, start);
      if (line.fields.count === 0) continue;
      if (this.#hasBegun) this.#read();
      else this.#begin(bytes.subarray(start, next));
    }
  }

  /** The usual lines of vouchers, on a shorter way. @returns where the next line starts, or −1 when the line is not usual. */
  #usual(bytes: Uint8Array, start: number): number {
    const usual = this.#usualLines;
    const vouchers = this.#vouchers;
    if (!this.#hasBegun || this.#unknownBlock !== undefined) return -1;
    if (vouchers.isWaiting) return this.#usualBrace(bytes, start, '{');
    let next = vouchers.isOpen ? this.#usualBrace(bytes, start, '}') : -1;
    if (next > 0) return next;
    this.#line.number += 1;
    next = vouchers.isOpen ? usual.transaction(bytes, start) : usual.voucher(bytes, start);
    if (next < 0) {
      this.#line.number -= 1;
      return next;
    }
    this.#checksum?.addUsual(bytes, start, next);
    const { text } = usual;
    if (vouchers.isOpen) {
      vouchers.add({ account: usual.account, objects: usual.objects, amount: ore(usual.amount), date: usual.date ?? null, text });
    } else {
      const { series, number, date, registered } = usual;
      this.#unknownTag = false;
      this.#knowsTag = true;
      vouchers.begin({ series, number, date, text, registered: registered ?? null, line: this.#line.number }, false);
    }
    return next;
  }

  #usualBrace(bytes: Uint8Array, start: number, brace: '{' | '}'): number {
    const next = afterBrace(bytes, start, brace);
    if (next < 0) return next;
    this.#line.number += 1;
    if (brace === '{') this.#vouchers.open();
    else this.#vouchers.close(this.#line.number);
    return next;
  }

  /** The first line that says something tells what the file is. */
  #begin(bytes: Uint8Array): void {
    this.#hasBegun = true;
    const foreign = foreignFile(bytes);
    if (foreign === undefined) {
      this.#read();
      return;
    }
    this.#isRefused = true;
    this.#faults.add(foreign.code, this.#line.number, foreign.reason);
  }

  #read(): void {
    const { fields } = this.#line;
    const first = fields.bytes[fields.start(0)];
    const isOnly = fields.count === 1;
    if (fields.isOpen(0) && isOnly) this.#open();
    else if (first === HASH && fields.shape === 'whole') this.#post(false);
    else if (first === CLOSE && isOnly) this.#close();
    else if (first === HASH && fields.shape === 'unclosed list' && fields.is(0, VER) && fields.isOpen(fields.count - 1)) this.#post(true);
    else this.#broken(WHY_BROKEN[fields.shape]);
  }

  #post(brace: boolean): void {
    const line = this.#line;
    if (line.fields.is(0, TRANS)) {
      this.#checksum?.add(line);
      if (this.#unknownBlock === undefined) this.#vouchers.transaction(line);
      return;
    }
    const tag = line.text(0).toUpperCase();
    if (tag === '#KSUMMA') {
      this.#checksumPost();
      return;
    }
    this.#checksum?.add(line);
    this.#unknownTag = false;
    if (tag === '#VER') {
      this.#knowsTag = true;
      this.#endUnknownBlock();
      this.#vouchers.start(line, brace);
    } else if (this.#unknownBlock !== undefined) {
      return;
    } else if (tag === '#RTRANS' || tag === '#BTRANS') {
      this.#vouchers.skippedCount += 1;
    } else if (this.#header.read(tag, line)) {
      this.#knowsTag = true;
      this.#vouchers.abandon(this.#line.number);
    } else {
      this.#unknownTag = true;
    }
  }

  #open(): void {
    if (this.#unknownBlock !== undefined || this.#vouchers.open()) return;
    if (this.#unknownTag) this.#unknownBlock = this.#line.number;
    else this.#faults.add('bad-voucher-block', this.#line.number, 'Klammern { hör inte till någon verifikation.');
  }

  #close(): void {
    if (this.#unknownBlock !== undefined) this.#unknownBlock = undefined;
    else if (!this.#vouchers.close(this.#line.number)) {
      this.#faults.add('bad-voucher-block', this.#line.number, 'Klammern } hör inte till någon verifikation.');
    }
  }

  #endUnknownBlock(): void {
    if (this.#unknownBlock === undefined) return;
    this.#faults.add('truncated', this.#unknownBlock, `Blocket avslutas aldrig (} saknas) före rad ${this.#line.number}.`);
    this.#unknownBlock = undefined;
  }

  #checksumPost(): void {
    const text = this.#line.text(1);
    if (text === '') {
      if (this.#checksum !== undefined || this.#isVerified) this.#broken('#KSUMMA står en gång till utan summa');
      this.#checksum = new SieChecksum();
      this.#usualLines.plainOnly = true;
      this.#checksumLine = this.#line.number;
      return;
    }
    const checksum = this.#checksum;
    this.#checksum = undefined;
    this.#usualLines.plainOnly = false;
    if (checksum === undefined) {
      this.#broken('den första #KSUMMA, som summan ska räknas från, saknas');
    } else if (!/^-?\d{1,10}$/u.test(text) || !checksum.matches(Number(text))) {
      this.#faults.add('wrong-checksum', this.#line.number, 'Kontrollsumman (#KSUMMA) stämmer inte med filens innehåll.');
    } else {
      this.#isVerified = true;
    }
  }

  #broken(why: string): void {
    this.#vouchers.breakOff();
    this.#faults.add('broken-line', this.#line.number, `Raden är avbruten eller trasig: ${why}.`);
  }
}

/** Where the text starts after UTF-8's byte order mark, if there is one. */
const afterByteOrderMark = (bytes: Uint8Array): number => (BYTE_ORDER_MARK.every((byte, i) => bytes[i] === byte) ? BYTE_ORDER_MARK.length : 0);

function join(before: Uint8Array, after: Uint8Array): Uint8Array {
  const joined = new Uint8Array(before.length + after.length);
  joined.set(before);
  joined.set(after, before.length);
  return joined;
}

function tagBytes(tag: string): readonly number[] {
  return Array.from(tag, (character) => character.charCodeAt(0));
}
