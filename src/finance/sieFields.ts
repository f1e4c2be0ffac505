const LINE_FEED = 10;
const SPACE = 32;
const QUOTE = 34;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;

/** What a field is: bits of its mark. `open` and `close` are the braces round an object list. */
export const MARK = { open: 1, close: 2, escaped: 4, high: 128 } as const;

export type LineShape = 'whole' | 'unclosed quote' | 'unclosed list';

const START_FIELDS = 64;

/**
 * Splits lines of a ledger file into fields: separated by spaces or tabs, perhaps quoted (`\"` is a quote within), object lists in
 * braces. Source: SIE 4B, "Filformatet".
 *
 * It goes over every byte once and makes no strings; that is what lets a large ledger be read in the time of splitting its lines.
 */
export class SieFields {
  bytes: Uint8Array = new Uint8Array(0);
  /** Where each field starts and ends in `bytes`, without the quotes round it. */
  starts = new Int32Array(START_FIELDS);
  ends = new Int32Array(START_FIELDS);
  marks = new Uint8Array(START_FIELDS);
  count = 0;
  shape: LineShape = 'whole';
  /** All marks of the line. */
  lineMark = 0;

  /**
   * Reads the line that starts at `from`; a line feed must follow.
   * @returns where the next line starts.
   */
  read(bytes: Uint8Array, from: number): number {
    const { starts, ends, marks } = this;
    let count = 0;
    let lineMark = 0;
    // Within a list a brace ends a field; outside it is like any other sign, and a line feed is met nowhere in a line.
    let closing = LINE_FEED;
    let isUnclosed = false;
    let i = from;
    for (;;) {
      let byte = bytes[i] ?? LINE_FEED;
      // Signs below the space are no text: tab, carriage return, the end mark of a DOS file.
      if (byte <= SPACE) {
        if (byte === LINE_FEED) break;
        i++;
        continue;
      }
      let mark = 0;
      if (byte === QUOTE) {
        i++;
        starts[count] = i;
        for (const first = i; ; i++) {
          byte = bytes[i] ?? LINE_FEED;
          if (byte === QUOTE) {
            if (bytes[i - 1] !== BACKSLASH || i === first || endsLine(bytes, i + 1)) break;
            mark |= MARK.escaped;
          } else if (byte === LINE_FEED) {
            break;
          }
          mark |= byte & MARK.high;
        }
        ends[count] = i;
        if (byte === QUOTE) i++;
        else isUnclosed = true;
      } else if (byte === OPEN && closing === LINE_FEED) {
        closing = CLOSE;
        mark = MARK.open;
        starts[count] = i;
        i++;
        ends[count] = i;
      } else if (byte === closing) {
        closing = LINE_FEED;
        mark = MARK.close;
        starts[count] = i;
        i++;
        ends[count] = i;
      } else {
        starts[count] = i;
        do {
          mark |= byte & MARK.high;
          i++;
          byte = bytes[i] ?? LINE_FEED;
        } while (byte > SPACE && byte !== closing);
        ends[count] = i;
      }
      marks[count] = mark;
      lineMark |= mark;
      count++;
    }
    if (count > marks.length) {
      // Writing past the end of a typed array does nothing: a line that did not fit is read again with more room.
      this.starts = new Int32Array(count * 2);
      this.ends = new Int32Array(count * 2);
      this.marks = new Uint8Array(count * 2);
      return this.read(bytes, from);
    }
    this.bytes = bytes;
    this.count = count;
    this.lineMark = lineMark;
    this.shape = isUnclosed ? 'unclosed quote' : closing === CLOSE ? 'unclosed list' : 'whole';
    return i + 1;
  }

  start(index: number): number {
    return this.starts[index] ?? 0;
  }

  end(index: number): number {
    return this.ends[index] ?? 0;
  }

  mark(index: number): number {
    return this.marks[index] ?? 0;
  }

  /** Whether the field is there and says something. */
  has(index: number): boolean {
    return index < this.count && this.start(index) < this.end(index);
  }

  isOpen(index: number): boolean {
    return index < this.count && (this.mark(index) & MARK.open) !== 0;
  }

  /** Whether the field equals `expected`, given as bytes. */
  is(index: number, expected: readonly number[]): boolean {
    const from = this.start(index);
    if (this.end(index) - from !== expected.length) return false;
    for (let i = 0; i < expected.length; i++) if (this.bytes[from + i] !== expected[i]) return false;
    return true;
  }

  /** The whole number that a field's digits are (at most fifteen), or −1. */
  digits(index: number): number {
    if (index >= this.count) return -1;
    const from = this.start(index);
    const to = this.end(index);
    if (to === from || to - from > 15) return -1;
    let value = 0;
    for (let i = from; i < to; i++) {
      const digit = (this.bytes[i] ?? 0) - 48;
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
    }
    return value;
  }
}

// A Windows path as last field ("C:\Bokslut\") ends in a backslash that escapes nothing: no further quote could close it.
function endsLine(bytes: Uint8Array, from: number): boolean {
  let i = from;
  while ((bytes[i] ?? LINE_FEED) <= SPACE && bytes[i] !== LINE_FEED) i++;
  return (bytes[i] ?? LINE_FEED) === LINE_FEED;
}
