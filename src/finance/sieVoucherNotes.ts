import type { ObjectRef } from './ledgerFile.ts';
import { PlainText } from './plainText.ts';
import { READABLE_AFTER, type SieWindow } from './sieWindow.ts';

/** What is noted of a line, as places in `SieVoucherNotes.cells`. The first line of a voucher is #VER, the others are #TRANS. */
export const CELL = {
  /** The number of an account of four digits. */
  account: 0,
  /** YYYYMMDD as a number, 0 for none. */
  day: 1,
  /** Where the text stands in `content`. */
  textFrom: 2,
  textTo: 3,
  /** Where the text stands in the window. */
  textAt: 4,
  /** All classes of the text's letters (`LETTER_CLASSES`), as bits. */
  letters: 5,
} as const;
export const CELLS = 6;

/** What is noted of a voucher, as places in `SieVoucherNotes.heads`. */
export const HEAD = {
  /** Where it stands in the window. */
  from: 0,
  to: 1,
  /** Its lines among those noted. */
  lineFrom: 2,
  lineTo: 3,
  /** Where it stands in `content`: the tag of four bytes, the series, the number. */
  contentFrom: 4,
  seriesTo: 5,
  numberTo: 6,
  contentTo: 7,
  /** Where the fields after the text of #VER stand in the window; 0 when there are none. */
  restFrom: 8,
  restTo: 9,
} as const;
export const HEADS = 10;

/** A longer voucher is none of the usual. */
export const MOST_LINES = 1024;
/** When so many lines are noted they are to be made vouchers of: about what a processor's nearer caches take. */
export const LINES_ENOUGH = 1024;
export const NO_OBJECTS: readonly ObjectRef[] = [];

/** What `SieVoucherScan` has found of some vouchers that follow each other. Used again and again, for it is large. */
export class SieVoucherNotes {
  readonly heads = new Int32Array((LINES_ENOUGH + 1) * HEADS);
  readonly cells = new Int32Array((LINES_ENOUGH + MOST_LINES) * CELLS);
  /** Öre by line. */
  readonly amounts = new Float64Array(LINES_ENOUGH + MOST_LINES);
  readonly objects: (readonly ObjectRef[])[] = Array.from({ length: LINES_ENOUGH + MOST_LINES }, () => NO_OBJECTS);
  /** Tags and fields of all lines end to end, as #KSUMMA counts them. */
  content = new Uint8Array(0);
  into = new DataView(this.content.buffer);
  contentLength = 0;
  readonly plainText = new PlainText();
  /** Vouchers noted, and their lines: one for #VER and one for each #TRANS. */
  count = 0;
  lines = 0;

  /** Forgets what is noted, and makes room for a window's vouchers. */
  clear(window: SieWindow): void {
    this.count = 0;
    this.lines = 0;
    this.contentLength = 0;
    this.plainText.forgetLetters();
    if (this.content.length >= window.bytes.length + READABLE_AFTER) return;
    this.content = new Uint8Array(window.bytes.length + READABLE_AFTER);
    this.into = new DataView(this.content.buffer);
  }

  /** The content, sign for byte. */
  text(): string {
    return this.plainText.of(this.content, this.contentLength);
  }
}
