import type { LocalDate } from '../shared/localDate.ts';
import { ore } from '../shared/money.ts';
import { LETTER_CLASSES } from './codePages.ts';
import type { Voucher, VoucherRow } from './ledgerFile.ts';
import type { SieLine } from './sieLine.ts';
import { SieUsualLists } from './sieUsualLists.ts';
import type { SieDays } from './sieValues.ts';
import { CELL, CELLS, SieVoucherScan } from './sieVoucherScan.ts';
import type { SieWindow } from './sieWindow.ts';

const SPACE = 32;
const QUOTE = 34;
const ZERO = 48;
const HIGH = 128;
const NO = -1;

/** When `content` holds this much it is to be emptied: about what a processor's nearest cache takes. */
export const CONTENT_ENOUGH = 1 << 14;
/** A longer voucher is none of the usual; bytes. */
const LONGEST = 1 << 16;
// The tags as numbers of four bytes: "#VER", "#TRA" and "NS", whose other two are overwritten.
const VER = 0x23564552;
const TRA = 0x23545241;
const NS = 0x4e530000;

/**
 * Makes vouchers of the usual shape, nearly all of a large ledger, of what `SieVoucherScan` finds. Any other voucher is refused with
 * −1 and read line by line through `SieFields`, which decides what it means: there must be no voucher that the two read differently.
 */
export class SieUsualVouchers {
  readonly #line: SieLine;
  readonly #days: SieDays;
  readonly #scan = new SieVoucherScan();
  readonly #lists = new SieUsualLists();
  readonly #accounts: string[] = Array.from({ length: 10_000 }, () => '');
  /** Whether the fields' bytes are wanted, for a checksum. Then texts in another encoding than CP437 are left to `SieFields`. */
  isSummed = false;
  /** The fields' bytes of the vouchers read while they are wanted, end to end. To be emptied now and then. */
  readonly content = new Uint8Array(CONTENT_ENOUGH + LONGEST + 4);
  contentLength = 0;
  readonly #contentView = new DataView(this.content.buffer);
  /** The voucher read latest. */
  voucher: Voucher | undefined;

  constructor(line: SieLine, days: SieDays) {
    this.#line = line;
    this.#days = days;
  }

  /** The voucher that starts at `from` in the window's whole lines. @returns where it ends, or −1 if it is not usual. */
  read(window: SieWindow, from: number): number {
    const { bytes, whole } = window;
    const next = this.#scan.scan(bytes, from, whole);
    if (next < 0 || next - from > LONGEST) return NO;
    const before = this.#line.number;
    const voucher = this.#make(window);
    if (voucher === undefined) {
      this.#line.number = before;
      return NO;
    }
    if (this.isSummed) this.#addContent(window);
    this.voucher = voucher;
    // #VER, its rows, and the two braces.
    this.#line.number = before + this.#scan.count + 2;
    return next;
  }

  #make({ bytes, view }: SieWindow): Voucher | undefined {
    const { cells, amounts, count, seriesFrom, seriesTo, numberFrom, numberTo } = this.#scan;
    const line = this.#line;
    line.number += 1;
    const head = line.number;
    const date = this.#days.of(cells[CELL.day] ?? 0);
    const text = this.#text(bytes, 0);
    if (date === undefined || text === undefined) return undefined;
    const registered = this.#registered(bytes);
    line.number += 1;
    const rows: VoucherRow[] = [];
    for (let row = 1, at = CELLS; row < count; row++, at += CELLS) {
      line.number += 1;
      const objects = this.#lists.of(view, cells[at + CELL.listFrom] ?? 0, cells[at + CELL.listTo] ?? 0, cells[at + CELL.listHash] ?? 0);
      const day = cells[at + CELL.day] ?? 0;
      const rowDate = day === 0 ? null : this.#days.of(day);
      const rowText = this.#text(bytes, at);
      if (objects === undefined || rowDate === undefined || rowText === undefined) return undefined;
      rows.push({
        account: this.#account(bytes, cells[at + CELL.account] ?? 0),
        objects,
        amount: ore(amountOf(amounts[row] ?? 0)),
        date: rowDate,
        text: rowText,
      });
    }
    return {
      series: line.textAt(bytes, seriesFrom, seriesTo, 'plain'),
      number: line.textAt(bytes, numberFrom, numberTo, 'plain'),
      date,
      text,
      registered,
      line: head,
      rows,
    };
  }

  #text(bytes: Uint8Array, at: number): string | undefined {
    const { cells } = this.#scan;
    const from = cells[at + CELL.textFrom] ?? 0;
    const to = cells[at + CELL.textTo] ?? 0;
    if (from === to) return '';
    if ((cells[at + CELL.high] ?? 0) < HIGH) return this.#line.textAt(bytes, from, to, 'plain');
    const { sense } = this.#line;
    const encoding = areLettersPlain(bytes, from, to) && sense.isPlainlyDos() ? 'plain' : sense.of(bytes, from, to);
    if (this.isSummed && encoding !== 'plain' && encoding !== 'cp437') return undefined;
    return this.#line.textAt(bytes, from, to, encoding);
  }

  #account(bytes: Uint8Array, from: number): string {
    const number =
      (bytes[from] ?? 0) * 1000 + (bytes[from + 1] ?? 0) * 100 + (bytes[from + 2] ?? 0) * 10 + (bytes[from + 3] ?? 0) - 1111 * ZERO;
    const known = this.#accounts[number];
    if (known) return known;
    const account = this.#line.textAt(bytes, from, from + 4, 'plain');
    this.#accounts[number] = account;
    return account;
  }

  /** The field after #VER's text, when it is a day. */
  #registered(bytes: Uint8Array): LocalDate | null {
    const { cells } = this.#scan;
    const start = cells[CELL.restFrom] ?? 0;
    if (start === 0) return null;
    const end = cells[CELL.lineTo] ?? 0;
    const from = bytes[start] === QUOTE ? start + 1 : start;
    let number = 0;
    for (let i = from; i < from + 8; i++) {
      const digit = (bytes[i] ?? 0) - ZERO;
      if (i >= end || digit < 0 || digit > 9) return null;
      number = number * 10 + digit;
    }
    const after = bytes[from + 8] ?? 0;
    return after <= SPACE || (after === QUOTE && from > start) ? (this.#days.of(number) ?? null) : null;
  }

  // Four bytes at a time, up to three too many, which the next field overwrites: byte by byte this would take as long as the scan.
  #addContent({ bytes, view: from }: SieWindow): void {
    const { content } = this;
    const into = this.#contentView;
    const { cells, count, seriesFrom, seriesTo, numberFrom, numberTo } = this.#scan;
    let used = this.contentLength;
    into.setInt32(used, VER);
    used += 4;
    for (let i = seriesFrom; i < seriesTo; i += 4) into.setInt32(used + i - seriesFrom, from.getInt32(i));
    used += seriesTo - seriesFrom;
    for (let i = numberFrom; i < numberTo; i += 4) into.setInt32(used + i - numberFrom, from.getInt32(i));
    used += numberTo - numberFrom;
    for (let row = 0, at = 0; row < count; row++, at += CELLS) {
      if (row > 0) {
        into.setInt32(used, TRA);
        into.setInt32(used + 4, NS);
        into.setInt32(used + 6, from.getInt32(cells[at + CELL.account] ?? 0));
        used += 10;
        used = copyFields(bytes, cells[at + CELL.listFrom] ?? 0, cells[at + CELL.listTo] ?? 0, content, used);
        const amountFrom = cells[at + CELL.amountFrom] ?? 0;
        const amountTo = cells[at + CELL.amountTo] ?? 0;
        for (let i = amountFrom; i < amountTo; i += 4) into.setInt32(used + i - amountFrom, from.getInt32(i));
        used += amountTo - amountFrom;
      }
      if ((cells[at + CELL.day] ?? 0) > 0) {
        const day = cells[at + CELL.dayFrom] ?? 0;
        into.setInt32(used, from.getInt32(day));
        into.setInt32(used + 4, from.getInt32(day + 4));
        used += 8;
      }
      const textFrom = cells[at + CELL.textFrom] ?? 0;
      const textTo = cells[at + CELL.textTo] ?? 0;
      for (let i = textFrom; i < textTo; i += 4) into.setInt32(used + i - textFrom, from.getInt32(i));
      used += textTo - textFrom;
      const rest = cells[at + CELL.restFrom] ?? 0;
      if (rest > 0) used = copyFields(bytes, rest, cells[at + CELL.lineTo] ?? 0, content, used);
    }
    this.contentLength = used;
  }
}

/** Copies what is within quotes, and outside them all but spaces. @returns where the copy ends. */
function copyFields(bytes: Uint8Array, from: number, to: number, content: Uint8Array, at: number): number {
  let used = at;
  let isQuoted = false;
  for (let i = from; i < to; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === QUOTE) isQuoted = !isQuoted;
    else if (byte > SPACE || isQuoted) content[used++] = byte;
  }
  return used;
}

// A small whole number takes no room of its own, if the engine is told that it is one.
const amountOf = (amount: number): number => ((amount | 0) === amount ? amount | 0 : amount);

function areLettersPlain(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (LETTER_CLASSES[bytes[i] ?? 0] === 2) return false;
  return true;
}
