import type { LocalDate } from '../shared/localDate.ts';
import { ore, type Ore } from '../shared/money.ts';
import type { Voucher, VoucherRow } from './ledgerFile.ts';
import type { SieChecksum } from './sieChecksum.ts';
import type { SieLine } from './sieLine.ts';
import type { SieDays } from './sieValues.ts';
import { CELL, CELLS, HEAD, HEADS, LINES_ENOUGH } from './sieVoucherNotes.ts';
import { SieVoucherScan } from './sieVoucherScan.ts';
import type { SieWindow } from './sieWindow.ts';

const SPACE = 32;
const QUOTE = 34;
const ZERO = 48;
const NO = -1;
const TAG_LENGTH = 4;

/**
 * Makes vouchers of the usual shape, nearly all of a large ledger, of what `SieVoucherScan` finds. Any other voucher is refused with
 * −1 and read line by line through `SieFields`, which decides what it means: there must be no voucher that the two read differently.
 *
 * Some vouchers are scanned at once, and made one after another: their texts are then cut from one.
 */
export class SieUsualVouchers {
  readonly #window: SieWindow;
  readonly #line: SieLine;
  readonly #days: SieDays;
  readonly #scan = new SieVoucherScan();
  readonly #notes = this.#scan.notes;
  readonly #accounts: string[] = Array.from({ length: 10_000 }, () => '');
  /** The scanned voucher that is to be made next. */
  #next = 0;
  /** The content of the scanned vouchers, sign for byte. */
  #text = '';
  // The part of the scanned content that is to be summed.
  #sumFrom = 0;
  #sumTo = 0;
  /** Takes the fields' bytes of the vouchers. While it is there, texts in another encoding than CP437 are left to `SieFields`. */
  checksum: SieChecksum | undefined;
  /** The voucher read latest. */
  voucher: Voucher | undefined;

  constructor(window: SieWindow, line: SieLine, days: SieDays) {
    this.#window = window;
    this.#line = line;
    this.#days = days;
  }

  /** Call when the window has moved. */
  begin(): void {
    this.#forget();
  }

  /** The voucher that starts at `from` in the window's whole lines. @returns where it ends, or −1 if it is not usual. */
  read(from: number): number {
    const { heads } = this.#notes;
    if (this.#next === this.#notes.count || heads[this.#next * HEADS + HEAD.from] !== from) {
      this.#scanFrom(from);
      if (this.#notes.count === 0) return NO;
    }
    const head = this.#next * HEADS;
    this.#next += 1;
    const voucher = this.#make(head);
    if (voucher === undefined) return NO;
    this.voucher = voucher;
    // #VER, its rows, and the two braces.
    this.#line.number += voucher.rows.length + 3;
    if (this.#sumFrom === this.#sumTo) this.#sumFrom = heads[head + HEAD.contentFrom] ?? 0;
    this.#sumTo = heads[head + HEAD.contentTo] ?? 0;
    return heads[head + HEAD.to] ?? 0;
  }

  /** Adds to the checksum what is still to be added. */
  sum(): void {
    this.checksum?.addPlain(this.#notes.content, this.#sumFrom, this.#sumTo);
    this.#sumFrom = this.#sumTo;
  }

  #forget(): void {
    this.sum();
    this.#sumFrom = 0;
    this.#sumTo = 0;
    this.#next = 0;
    this.#notes.clear(this.#window);
  }

  #scanFrom(from: number): void {
    this.#forget();
    for (let at = from; at >= 0 && this.#notes.lines < LINES_ENOUGH;) at = this.#scan.scan(this.#window, at);
    this.#text = this.#notes.text();
  }

  #make(head: number): Voucher | undefined {
    const { heads, cells, amounts, objects } = this.#notes;
    const number = this.#line.number + 1;
    const lineFrom = heads[head + HEAD.lineFrom] ?? 0;
    const lineTo = heads[head + HEAD.lineTo] ?? 0;
    const seriesFrom = (heads[head + HEAD.contentFrom] ?? 0) + TAG_LENGTH;
    const seriesTo = heads[head + HEAD.seriesTo] ?? 0;
    const numberTo = heads[head + HEAD.numberTo] ?? 0;
    const date = this.#days.of(cells[lineFrom * CELLS + CELL.day] ?? 0);
    const text = this.#textOf(lineFrom, number);
    if (date === undefined || text === undefined) return undefined;
    // A list that grows is given room for seventeen rows at its first: in a large ledger that is most of the memory it takes.
    // oxlint-disable-next-line unicorn/no-new-array
    const rows = new Array<VoucherRow>(lineTo - lineFrom - 1);
    for (let line = lineFrom + 1; line < lineTo; line++) {
      const day = cells[line * CELLS + CELL.day] ?? 0;
      const rowDate = day === 0 ? null : this.#days.of(day);
      const rowText = this.#textOf(line, number + 1 + line - lineFrom);
      if (rowDate === undefined || rowText === undefined) return undefined;
      rows[line - lineFrom - 1] = {
        account: this.#account(cells[line * CELLS + CELL.account] ?? 0),
        objects: objects[line] ?? [],
        amount: oreOf(amounts[line] ?? 0),
        date: rowDate,
        text: rowText,
      };
    }
    return {
      series: this.#text.slice(seriesFrom, seriesTo),
      number: this.#text.slice(seriesTo, numberTo),
      date,
      text,
      registered: this.#registered(heads[head + HEAD.restFrom] ?? 0, heads[head + HEAD.restTo] ?? 0),
      line: number,
      rows,
    };
  }

  /** The text of the scanned line; undefined when its bytes are to be summed in another way. `number` is the line's in the file. */
  #textOf(line: number, number: number): string | undefined {
    const { cells } = this.#notes;
    const at = line * CELLS;
    const from = cells[at + CELL.textFrom] ?? 0;
    const to = cells[at + CELL.textTo] ?? 0;
    if (from === to) return '';
    const letters = cells[at + CELL.letters] ?? 0;
    const { sense } = this.#line;
    if (letters === 0 || (letters === 1 && sense.isPlainlyDos())) return this.#text.slice(from, to);
    return this.#textBySense(cells[at + CELL.textAt] ?? 0, to - from, number);
  }

  #account(number: number): string {
    const known = this.#accounts[number];
    if (known) return known;
    const account = String(number).padStart(4, '0');
    this.#accounts[number] = account;
    return account;
  }

  #textBySense(from: number, length: number, number: number): string | undefined {
    const { bytes } = this.#window;
    const line = this.#line;
    const encoding = line.sense.of(bytes, from, from + length);
    if (this.checksum !== undefined && encoding !== 'cp437') return undefined;
    const before = line.number;
    line.number = number;
    const text = line.textAt(bytes, from, from + length, encoding);
    line.number = before;
    return text;
  }

  /** The field after #VER's text, when it is a day. */
  #registered(start: number, end: number): LocalDate | null {
    if (start === 0) return null;
    const { bytes } = this.#window;
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
}

// A small whole number takes no room of its own, and little time, if the engine is told that it is one.
const oreOf = (amount: number): Ore => ((amount | 0) === amount ? ore(amount | 0) : ore(amount));
