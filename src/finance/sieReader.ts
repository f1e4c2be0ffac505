import { err, ok, type Result } from '../shared/result.ts';
import type { LedgerFile } from './ledgerFile.ts';
import { FaultList, type LedgerFaults } from './ledgerFault.ts';
import { SieChecksum } from './sieChecksum.ts';
import { finishLedger } from './sieFinish.ts';
import type { LineShape } from './sieFields.ts';
import { SieHeader } from './sieHeader.ts';
import { SieLine } from './sieLine.ts';
import { foreignFile } from './sieForeignFile.ts';
import { SieUsualVouchers } from './sieUsualVouchers.ts';
import { SieDays } from './sieValues.ts';
import { LONGEST_LINE, SieWindow } from './sieWindow.ts';
import type { Crc32 } from './runningSum.ts';
import { SieVouchers, type VoucherSink } from './sieVouchers.ts';

const LINE_FEED = 10;
const HASH = 35;
const CLOSE = 125;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const TRANS = tagBytes('#TRANS');
const VER = tagBytes('#VER');
const LAST_LINE_FEED = Uint8Array.of(LINE_FEED);

const WHY_BROKEN: Readonly<Record<LineShape, string>> = {
  'unclosed quote': 'ett citattecken avslutas aldrig',
  'unclosed list': 'en objektlista avslutas aldrig',
  whole: 'den börjar inte med #',
};

export type SieReaderOptions = {
  /** Takes the vouchers in batches while the file is read. When `end` returns faults, undo what it stored. */
  readonly sink: VoucherSink;
  /** Sums what stands between two #KSUMMA. */
  readonly crc32: Crc32;
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
  readonly #crc32: Crc32;
  readonly #faults = new FaultList();
  readonly #window = new SieWindow();
  readonly #line = new SieLine(this.#window);
  readonly #header = new SieHeader(this.#faults);
  readonly #vouchers: SieVouchers;
  readonly #usualVouchers: SieUsualVouchers;
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
    this.#crc32 = options.crc32;
    const days = new SieDays();
    this.#vouchers = new SieVouchers(this.#faults, days, options.sink);
    this.#usualVouchers = new SieUsualVouchers(this.#window, this.#line, days);
  }

  push(chunk: Uint8Array): void {
    let from = 0;
    while (from < chunk.length && !this.#isRefused) {
      from = this.#window.take(chunk, from);
      this.#lines();
      if (this.#window.drop() <= LONGEST_LINE || this.#isRefused) continue;
      this.#isRefused = true;
      this.#faults.add('broken-line', this.#line.number + 1, 'Raden är längre än en miljon tecken.');
    }
  }

  end(): Result<LedgerFile, LedgerFaults> {
    this.push(LAST_LINE_FEED);
    if (this.#isRefused) return err(this.#faults.result());
    if (!this.#hasBegun) return this.#only('empty', 'Filen är tom.');
    if (!this.#knowsTag)
      return this.#only(
        'not-a-ledger',
        'Filen är ingen huvudbok: ingen av dess rader börjar med en etikett ur SIE, som #SIETYP eller #KONTO.',
      );
    this.#vouchers.abandon(null);
    if (this.#unknownBlock !== undefined)
      this.#faults.add('truncated', this.#unknownBlock, 'Blocket avslutas aldrig (} saknas) före filens slut.');
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

  /** Reads the whole lines of the window. */
  #lines(): void {
    const line = this.#line;
    const usual = this.#usualVouchers;
    const { bytes, whole } = this.#window;
    usual.begin();
    let next = line.number === 0 ? afterByteOrderMark(bytes) : 0;
    while (next < whole && !this.#isRefused) {
      const start = next;
      if (bytes[start] === HASH && this.#isBetweenVouchers()) {
        next = usual.read(start);
        if (next > 0) {
          this.#takeUsual();
          continue;
        }
      }
      next = line.read(bytes, start);
      if (line.fields.count === 0) continue;
      if (this.#hasBegun) this.#read();
      else this.#begin(bytes.subarray(start, next));
    }
  }

  #isBetweenVouchers(): boolean {
    return this.#hasBegun && this.#unknownBlock === undefined && !this.#vouchers.hasBegun;
  }

  #takeUsual(): void {
    const usual = this.#usualVouchers;
    if (usual.voucher === undefined) return;
    this.#knowsTag = true;
    this.#unknownTag = false;
    this.#vouchers.take(usual.voucher);
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
      this.#sumLine();
      if (this.#unknownBlock === undefined) this.#vouchers.transaction(line);
      return;
    }
    const tag = line.text(0).toUpperCase();
    if (tag === '#KSUMMA') {
      this.#checksumPost();
      return;
    }
    this.#sumLine();
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
      this.#vouchers.areCounted = !/^[123]$/u.test(this.#header.kind?.text ?? '');
      this.#vouchers.abandon(this.#line.number);
    } else {
      this.#unknownTag = true;
    }
  }

  #sumLine(): void {
    if (this.#checksum === undefined) return;
    this.#usualVouchers.sum();
    this.#checksum.add(this.#line);
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
      this.#checksum = new SieChecksum(this.#crc32);
      this.#usualVouchers.checksum = this.#checksum;
      this.#checksumLine = this.#line.number;
      return;
    }
    const checksum = this.#checksum;
    this.#usualVouchers.sum();
    this.#checksum = undefined;
    this.#usualVouchers.checksum = undefined;
    if (checksum === undefined) {
      this.#broken('den första #KSUMMA, som summan ska räknas från, saknas');
    } else if (!/^-?\d{1,10}$/u.test(text) || !checksum.matches(Number(text))) {
      this.#faults.add('wrong-checksum', this.#line.number, 'Kontrollsumman (#KSUMMA) stämmer inte med filens innehåll.');
    } else {
      this.#isVerified = true;
    }
  }

  #broken(why: string): void {
    if (this.#unknownBlock !== undefined) return;
    this.#vouchers.breakOff();
    this.#faults.add('broken-line', this.#line.number, `Raden är avbruten eller trasig: ${why}.`);
  }
}

/** Where the text starts after UTF-8's byte order mark, if there is one. */
const afterByteOrderMark = (bytes: Uint8Array): number =>
  BYTE_ORDER_MARK.every((byte, i) => bytes[i] === byte) ? BYTE_ORDER_MARK.length : 0;

function tagBytes(tag: string): readonly number[] {
  return Array.from(tag, (character) => character.charCodeAt(0));
}
