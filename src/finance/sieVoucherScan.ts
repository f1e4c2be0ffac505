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

const MOST_LINES = 1024;

/** What is noted of a line, as places in `SieVoucherScan.cells`. Line 0 is #VER, the others are #TRANS. */
export const CELL = {
  /** Where an account of four digits starts. */
  account: 0,
  listFrom: 1,
  listTo: 2,
  listHash: 3,
  amountFrom: 4,
  amountTo: 5,
  lineTo: 6,
  /** YYYYMMDD as a number, 0 for none. */
  day: 7,
  textFrom: 8,
  textTo: 9,
  /** Above 127 when the text holds such bytes. */
  high: 10,
  /** Where the fields after the text start; 0 when there are none. */
  restFrom: 11,
  dayFrom: 12,
} as const;
export const CELLS = 13;

/**
 * Finds the fields of a voucher of the usual shape in one go over its bytes, and checks that it balances. Whatever is unusual – an
 * escape, a missing field, an odd amount, another tag between – is refused with −1.
 *
 * This is where nearly all the time of reading a ledger goes, and so it is one long function that makes neither calls nor objects:
 * split into one function for each field it took three times as long.
 */
export class SieVoucherScan {
  readonly cells = new Int32Array(MOST_LINES * CELLS);
  /** Öre by line. */
  readonly amounts = new Float64Array(MOST_LINES);
  /** Lines noted: one for #VER and one for each #TRANS. */
  count = 0;
  seriesFrom = 0;
  seriesTo = 0;
  numberFrom = 0;
  numberTo = 0;

  /** Scans from `from`; `to` is where a line starts or the bytes end. @returns where the voucher ends, or −1. */
  scan(bytes: Uint8Array, from: number, to: number): number {
    const { cells, amounts } = this;
    let i = from;
    let sum = 0;
    let at = 0;
    for (let line = 0; ; line++, at += CELLS) {
      if (i >= to || line === MOST_LINES) return NO;
      let byte = bytes[i] ?? 0;
      if (line === 0) {
        // #VER series number
        if (byte !== HASH || bytes[i + 1] !== 86 || bytes[i + 2] !== 69 || bytes[i + 3] !== 82) return NO;
        i += 4;
        byte = bytes[i] ?? 0;
        if (byte !== SPACE && byte !== TAB) return NO;
        while (byte === SPACE || byte === TAB) byte = bytes[++i] ?? 0;
        let high = 0;
        const hasQuotes = byte === QUOTE;
        if (hasQuotes) byte = bytes[++i] ?? 0;
        this.seriesFrom = i;
        while (hasQuotes ? byte !== QUOTE : byte > SPACE) {
          if (byte === LINE_FEED || byte === BACKSLASH || byte === QUOTE || byte === OPEN || byte === CLOSE) return NO;
          high |= byte;
          byte = bytes[++i] ?? 0;
        }
        this.seriesTo = i;
        if (hasQuotes) byte = bytes[++i] ?? 0;
        if (byte !== SPACE && byte !== TAB) return NO;
        while (byte === SPACE || byte === TAB) byte = bytes[++i] ?? 0;
        const isQuoted = byte === QUOTE;
        if (isQuoted) byte = bytes[++i] ?? 0;
        this.numberFrom = i;
        while (isQuoted ? byte !== QUOTE : byte > SPACE) {
          if (byte === LINE_FEED || byte === BACKSLASH || byte === QUOTE || byte === OPEN || byte === CLOSE) return NO;
          high |= byte;
          byte = bytes[++i] ?? 0;
        }
        this.numberTo = i;
        if (isQuoted) byte = bytes[++i] ?? 0;
        if (high >= HIGH) return NO;
      } else {
        if (byte === CLOSE) {
          byte = bytes[++i] ?? 0;
          if (byte === RETURN) byte = bytes[++i] ?? 0;
          if (byte !== LINE_FEED || sum !== 0) return NO;
          this.count = line;
          return i + 1;
        }
        // #TRANS account {objects} amount
        while (byte === SPACE || byte === TAB) byte = bytes[++i] ?? 0;
        if (
          byte !== HASH ||
          bytes[i + 1] !== 84 ||
          bytes[i + 2] !== 82 ||
          bytes[i + 3] !== 65 ||
          bytes[i + 4] !== 78 ||
          bytes[i + 5] !== 83
        )
          return NO;
        i += 6;
        byte = bytes[i] ?? 0;
        if (byte !== SPACE && byte !== TAB) return NO;
        while (byte === SPACE || byte === TAB) byte = bytes[++i] ?? 0;
        cells[at + CELL.account] = i;
        const afterAccount = i + 4;
        while (byte >= ZERO && byte <= NINE) byte = bytes[++i] ?? 0;
        if (i !== afterAccount || (byte !== SPACE && byte !== TAB)) return NO;
        while (byte === SPACE || byte === TAB) byte = bytes[++i] ?? 0;

        if (byte !== OPEN) return NO;
        let hash = 0;
        byte = bytes[++i] ?? 0;
        cells[at + CELL.listFrom] = i;
        while (byte !== CLOSE) {
          if ((byte < SPACE && byte !== TAB) || byte >= HIGH || byte === BACKSLASH || byte === OPEN) return NO;
          hash = (Math.imul(hash, 31) + byte) | 0;
          byte = bytes[++i] ?? 0;
        }
        cells[at + CELL.listTo] = i;
        cells[at + CELL.listHash] = hash;
        byte = bytes[++i] ?? 0;
        while (byte === SPACE || byte === TAB) byte = bytes[++i] ?? 0;

        cells[at + CELL.amountFrom] = i;
        const isMinus = byte === MINUS;
        if (isMinus || byte === PLUS) byte = bytes[++i] ?? 0;
        const digitsFrom = i;
        let amount = 0;
        while (byte >= ZERO && byte <= NINE) {
          amount = amount * 10 + (byte - ZERO);
          byte = bytes[++i] ?? 0;
        }
        if (i === digitsFrom || i > digitsFrom + 12) return NO;
        amount *= 100;
        if (byte === POINT) {
          const tens = (bytes[i + 1] ?? 0) - ZERO;
          const ones = (bytes[i + 2] ?? 0) - ZERO;
          if (tens < 0 || tens > 9 || ones < 0 || ones > 9) return NO;
          amount += tens * 10 + ones;
          i += 3;
          byte = bytes[i] ?? 0;
        }
        cells[at + CELL.amountTo] = i;
        if (isMinus) amount = -amount;
        amounts[line] = amount;
        sum += amount;
      }

      // [day] [text] [what nobody asks for]
      let day = 0;
      let textFrom = 0;
      let textTo = 0;
      let high = 0;
      let restFrom = 0;
      if (byte > SPACE) return NO;
      while (byte === SPACE || byte === TAB) byte = bytes[++i] ?? 0;
      if (byte === RETURN) byte = bytes[++i] ?? 0;
      if (byte !== LINE_FEED) {
        if (byte === QUOTE) {
          if (bytes[i + 1] !== QUOTE) return NO;
          i += 2;
        } else {
          cells[at + CELL.dayFrom] = i;
          for (const after = i + 8; i < after; i++) {
            byte = bytes[i] ?? 0;
            if (byte < ZERO || byte > NINE) return NO;
            day = day * 10 + byte - ZERO;
          }
          if (day === 0) return NO;
        }
        byte = bytes[i] ?? 0;
        if (byte > SPACE) return NO;
        while (byte === SPACE || byte === TAB) byte = bytes[++i] ?? 0;
        if (byte === RETURN) byte = bytes[++i] ?? 0;
        if (byte !== LINE_FEED) {
          if (byte === QUOTE) {
            byte = bytes[++i] ?? 0;
            textFrom = i;
            while (byte !== QUOTE) {
              if (byte === LINE_FEED || byte === BACKSLASH) return NO;
              high |= byte;
              byte = bytes[++i] ?? 0;
            }
            textTo = i;
            byte = bytes[++i] ?? 0;
          } else {
            textFrom = i;
            while (byte > SPACE) {
              if (byte === QUOTE || byte === OPEN || byte === CLOSE) return NO;
              high |= byte;
              byte = bytes[++i] ?? 0;
            }
            textTo = i;
            if (textTo === textFrom) return NO;
          }
          if (byte > SPACE) return NO;
          while (byte === SPACE || byte === TAB) byte = bytes[++i] ?? 0;
          if (byte === RETURN) byte = bytes[++i] ?? 0;
          if (byte !== LINE_FEED) {
            restFrom = i;
            i = endOfRest(bytes, i);
            if (i < 0) return NO;
          }
        }
      }
      cells[at + CELL.day] = day;
      cells[at + CELL.textFrom] = textFrom;
      cells[at + CELL.textTo] = textTo;
      cells[at + CELL.high] = high;
      cells[at + CELL.restFrom] = restFrom;
      cells[at + CELL.lineTo] = i;
      i++;

      if (line === 0) {
        if (i >= to || day === 0 || bytes[i] !== OPEN) return NO;
        byte = bytes[++i] ?? 0;
        if (byte === RETURN) byte = bytes[++i] ?? 0;
        if (byte !== LINE_FEED) return NO;
        i++;
      }
    }
  }
}

/** Where the line ends whose last fields start at `from`, or −1 when they are not plain ones. */
function endOfRest(bytes: Uint8Array, from: number): number {
  let isQuoted = false;
  for (let i = from; ; i++) {
    const byte = bytes[i] ?? LINE_FEED;
    if (byte === LINE_FEED) return isQuoted ? NO : i;
    if (byte >= HIGH || byte === BACKSLASH || (!isQuoted && (byte === OPEN || byte === CLOSE))) return NO;
    if (byte !== QUOTE) continue;
    const neighbour = bytes[isQuoted ? i + 1 : i - 1] ?? 0;
    if (neighbour > SPACE) return NO;
    isQuoted = !isQuoted;
  }
}
