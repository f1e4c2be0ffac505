import { ore } from '../shared/money.ts';
import type { LocalDate } from '../shared/localDate.ts';
import type { Voucher, VoucherRow } from './ledgerFile.ts';
import type { FaultList } from './ledgerFault.ts';
import type { SieLine } from './sieLine.ts';
import { readAccount, readAmount, type SieDays } from './sieValues.ts';

/** Takes vouchers as they are read. They are stored for good only when the whole file proves right. */
export type VoucherSink = (vouchers: readonly Voucher[]) => void;

const BATCH = 500;
/** A #VER before its rows; `date` is undefined when its day cannot be read. */
type Draft = Omit<Voucher, 'date' | 'rows'> & { readonly date: LocalDate | undefined };

/** The voucher blocks of a ledger file: `#VER … { #TRANS … }`. */
export class SieVouchers {
  readonly #faults: FaultList;
  readonly #sink: VoucherSink;
  readonly #days: SieDays;
  #batch: Voucher[] = [];
  #draft: Draft | undefined;
  #isOpen = false;
  #isBroken = false;
  #rows: VoucherRow[] = [];
  #sum = 0;
  /** False for types 1–3, whose outcome stands in other posts: a voucher there would count twice. */
  areCounted = true;
  voucherCount = 0;
  transactionCount = 0;
  skippedCount = 0;
  #day: LocalDate | undefined;
  /** First and last voucher day, and the line of each. */
  earliest: { readonly date: LocalDate; readonly line: number } | undefined;
  latest: { readonly date: LocalDate; readonly line: number } | undefined;

  constructor(faults: FaultList, days: SieDays, sink: VoucherSink) {
    this.#faults = faults;
    this.#days = days;
    this.#sink = sink;
  }

  /** Whether a voucher has begun and not ended. */
  get hasBegun(): boolean {
    return this.#draft !== undefined;
  }

  /** #VER series number date [text] [registered] [sign]; `brace` when the block is opened on the same line. */
  start(line: SieLine, brace: boolean): void {
    this.abandon(line.number);
    const date = this.#days.read(line.fields, 3);
    if (date === undefined) {
      this.#faults.add('bad-date', line.number, `Verifikationen har ingen dag som finns i kalendern${written(line, 3)}.`);
    }
    const registered = this.#days.read(line.fields, 5) ?? null;
    this.#draft = { series: line.text(1), number: line.text(2), date, text: line.text(4), registered, line: line.number };
    this.#rows = [];
    this.#sum = 0;
    this.#isBroken = date === undefined;
    this.#isOpen = brace;
  }

  /** `{` on a line of its own. @returns false when no #VER waits for it. */
  open(): boolean {
    if (this.#draft === undefined || this.#isOpen) return false;
    this.#isOpen = true;
    return true;
  }

  /** #TRANS account {objects} amount [date] [text] [quantity] [sign] */
  transaction(line: SieLine): void {
    if (!this.#isOpen) {
      this.#faults.add('bad-voucher-block', line.number, 'Transaktionen (#TRANS) står utanför en verifikation.');
      return;
    }
    const { fields } = line;
    const afterObjects = line.afterList(2);
    const amount = readAmount(fields, afterObjects);
    const objects = line.objects(2, afterObjects);
    const account = readAccount(line, 1);
    if (account === undefined || objects === undefined) {
      this.breakOff();
      this.#faults.add('broken-line', line.number, 'Transaktionen (#TRANS) saknar ett kontonummer eller har en trasig objektlista.');
    } else if (Number.isNaN(amount)) {
      this.breakOff();
      this.#faults.add(
        'bad-amount',
        line.number,
        `Transaktionen (#TRANS) har inget belopp i kronor och ören${written(line, afterObjects)}.`,
      );
    } else if (fields.has(afterObjects + 1) && this.#days.read(fields, afterObjects + 1) === undefined) {
      this.breakOff();
      this.#faults.add(
        'bad-date',
        line.number,
        `Transaktionen (#TRANS) har en dag som inte finns i kalendern${written(line, afterObjects + 1)}.`,
      );
    } else {
      const date = this.#days.read(fields, afterObjects + 1) ?? null;
      this.#sum += amount;
      this.#rows.push({ account, objects, amount: ore(amount), date, text: line.text(afterObjects + 2) });
    }
  }

  /** A line of the open voucher could not be read: its sum says nothing. */
  breakOff(): void {
    this.#isBroken = true;
  }

  /** `}`. @returns false when no block is open. */
  close(line: number): boolean {
    const draft = this.#draft;
    if (draft === undefined || !this.#isOpen) return false;
    this.#draft = undefined;
    this.#isOpen = false;
    if (this.#isBroken || draft.date === undefined) return true;
    if (this.#sum !== 0) {
      this.#faults.add(
        'unbalanced',
        draft.line,
        `${named(draft)} (rad ${draft.line}–${line}) går inte jämnt ut: debet och kredit skiljer ${kronor(this.#sum)} kr.`,
      );
      return true;
    }
    this.take({ ...draft, date: draft.date, rows: this.#rows });
    return true;
  }

  /** What is open when a new voucher, another post or the end of the file comes is cut off. `line` is null at the end. */
  abandon(line: number | null): void {
    if (this.#draft === undefined) return;
    const what = this.#isOpen ? 'avslutas aldrig (} saknas)' : 'har inga rader ({ saknas)';
    const where = line === null ? 'filens slut' : `rad ${line}`;
    this.#faults.add('truncated', this.#draft.line, `${named(this.#draft)} ${what} före ${where}.`);
    this.#draft = undefined;
    this.#isOpen = false;
  }

  /** Hands over what is left; call at the end. */
  flush(): void {
    if (this.#batch.length === 0) return;
    this.#sink(this.#batch);
    this.#batch = [];
  }

  #noteDay({ date, line }: Voucher): void {
    this.#day = date;
    if (this.earliest === undefined || date < this.earliest.date) this.earliest = { date, line };
    if (this.latest === undefined || date > this.latest.date) this.latest = { date, line };
  }

  /** A voucher that is right. */
  take(voucher: Voucher): void {
    if (!this.areCounted) return;
    this.voucherCount += 1;
    this.transactionCount += voucher.rows.length;
    if (voucher.date !== this.#day) this.#noteDay(voucher);
    // Once the file is known to be refused its vouchers are no use to anyone.
    if (this.#faults.count > 0) return;
    this.#batch.push(voucher);
    if (this.#batch.length >= BATCH) this.flush();
  }
}

const named = (draft: Draft): string => {
  const name = `${draft.series} ${draft.number}`.trim();
  return name === '' ? 'Verifikationen' : `Verifikation ${name}`;
};

/** The faulty field in quotes when it is short: something longer may be a name or an identity number in the wrong place. */
function written(line: SieLine, index: number): string {
  const text = line.text(index);
  return text === '' || text.length > 9 ? '' : ` ("${text}")`;
}

function kronor(amount: number): string {
  const whole = Math.trunc(Math.abs(amount) / 100);
  return `${whole},${String(Math.abs(amount) % 100).padStart(2, '0')}`;
}
