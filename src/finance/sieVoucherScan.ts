import { firstBytes, firstMarked, fourDigits, fourTimes, hasHigh, wordOf, zeroBytes } from './fourBytes.ts';
import { LIST_WORDS, SieUsualLists } from './sieUsualLists.ts';
import { CELL, CELLS, HEAD, HEADS, MOST_LINES, NO_OBJECTS, SieVoucherNotes } from './sieVoucherNotes.ts';
import { copyRest, endOfRest } from './sieRestFields.ts';
import type { SieWindow } from './sieWindow.ts';

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
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

const VER = wordOf('#VER');
const TRA = wordOf('#TRA');
const NS = wordOf('NS');
const QUOTES = fourTimes(QUOTE);
const BACKSLASHES = fourTimes(BACKSLASH);
const LINE_FEEDS = fourTimes(LINE_FEED);

/**
 * Finds the fields of vouchers of the usual shape in one go over their bytes, and checks that they balance. Whatever is unusual – an
 * escape, a missing field, an odd amount, another tag between – is refused with −1.
 *
 * This is where nearly all the time of reading a ledger goes, and so it is one long function that makes no objects and hardly a
 * call: split into one function for each field it took three times as long. The fields are copied as they are found, four bytes at a
 * time and up to sixteen too many, which the next field overwrites.
 */
export class SieVoucherScan {
  readonly #lists = new SieUsualLists();
  readonly notes = new SieVoucherNotes();

  /** Notes the voucher at `from` in the window's whole lines. @returns where it ends, or −1. */
  scan({ bytes, view, whole }: SieWindow, from: number): number {
    const { notes } = this;
    const { heads, cells, amounts, objects, content, into } = notes;
    const lists = this.#lists;
    const head = notes.count * HEADS;
    const lineFrom = notes.lines;
    const lineLast = lineFrom + MOST_LINES;
    let used = notes.contentLength;
    let seriesTo = 0;
    let numberTo = 0;
    let restFrom = 0;
    let restTo = 0;
    let i = from;
    let sum = 0;
    for (let line = lineFrom, at = lineFrom * CELLS; ; line++, at += CELLS) {
      if (i >= whole || line === lineLast) return NO;
      let byte = bytes[i] ?? 0;
      if (line === lineFrom) {
        // #VER series number
        if (view.getInt32(i, true) !== VER) return NO;
        into.setInt32(used, VER, true);
        used += 4;
        i += 4;
        byte = bytes[i] ?? 0;
        let high = 0;
        for (let field = 0; field < 2; field++) {
          seriesTo = used;
          if (byte !== SPACE && byte !== TAB) return NO;
          while (byte === SPACE || byte === TAB) byte = bytes[++i] ?? 0;
          const isQuoted = byte === QUOTE;
          if (isQuoted) byte = bytes[++i] ?? 0;
          while (isQuoted ? byte !== QUOTE : byte > SPACE) {
            if (byte === LINE_FEED || byte === BACKSLASH || byte === QUOTE || byte === OPEN || byte === CLOSE) return NO;
            high |= byte;
            content[used++] = byte;
            byte = bytes[++i] ?? 0;
          }
          if (isQuoted) byte = bytes[++i] ?? 0;
        }
        numberTo = used;
        if (high >= HIGH) return NO;
      } else {
        if (byte === CLOSE) {
          byte = bytes[++i] ?? 0;
          if (byte === RETURN) byte = bytes[++i] ?? 0;
          if (byte !== LINE_FEED || sum !== 0) return NO;
          heads[head] = from;
          heads[head + HEAD.to] = i + 1;
          heads[head + HEAD.lineFrom] = lineFrom;
          heads[head + HEAD.lineTo] = line;
          heads[head + HEAD.contentFrom] = notes.contentLength;
          heads[head + HEAD.seriesTo] = seriesTo;
          heads[head + HEAD.numberTo] = numberTo;
          heads[head + HEAD.contentTo] = used;
          heads[head + HEAD.restFrom] = restFrom;
          heads[head + HEAD.restTo] = restTo;
          notes.count += 1;
          notes.lines = line;
          notes.contentLength = used;
          return i + 1;
        }
        // #TRANS account {objects} amount
        while (byte === SPACE || byte === TAB) byte = bytes[++i] ?? 0;
        if (view.getInt32(i, true) !== TRA || firstBytes(view.getInt32(i + 4, true), 2) !== NS) return NO;
        into.setInt32(used, TRA, true);
        into.setInt32(used + 4, NS, true);
        i += 6;
        byte = bytes[i] ?? 0;
        if (byte !== SPACE && byte !== TAB) return NO;
        while (byte === SPACE || byte === TAB) byte = bytes[++i] ?? 0;
        const accountDigits = view.getInt32(i, true);
        const account = fourDigits(accountDigits);
        if (account < 0) return NO;
        cells[at + CELL.account] = account;
        into.setInt32(used + 6, accountDigits, true);
        used += 10;
        i += 4;
        byte = bytes[i] ?? 0;
        if (byte !== SPACE && byte !== TAB) return NO;
        while (byte === SPACE || byte === TAB) byte = bytes[++i] ?? 0;

        if (byte !== OPEN) return NO;
        if (bytes[i + 1] === CLOSE) {
          objects[line] = NO_OBJECTS;
          i += 2;
        } else {
          const list = lists.find(view, i + 1);
          if (list < 0) return NO;
          objects[line] = lists.objects[list] ?? NO_OBJECTS;
          const listTo = used + (lists.contentLengths[list] ?? 0);
          for (let word = list * LIST_WORDS; used < listTo; word++, used += 4) into.setInt32(used, lists.content[word] ?? 0, true);
          used = listTo;
          i = lists.end + 1;
        }
        byte = bytes[i] ?? 0;
        while (byte === SPACE || byte === TAB) byte = bytes[++i] ?? 0;

        // At most sixteen bytes: a sign, twelve digits, a point and two more.
        for (let more = 0; more < 16; more += 4) into.setInt32(used + more, view.getInt32(i + more, true), true);
        used -= i;
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
        used += i;
        if (isMinus) amount = -amount;
        amounts[line] = amount;
        sum += amount;
      }

      // [day] [text] [what nobody asks for]
      let day = 0;
      let textFrom = used;
      let textTo = used;
      let letters = 0;
      if (byte > SPACE) return NO;
      while (byte === SPACE || byte === TAB) byte = bytes[++i] ?? 0;
      if (byte === RETURN) byte = bytes[++i] ?? 0;
      if (byte !== LINE_FEED) {
        if (byte === QUOTE) {
          if (bytes[i + 1] !== QUOTE) return NO;
          i += 2;
        } else {
          const yearDigits = view.getInt32(i, true);
          const dayDigits = view.getInt32(i + 4, true);
          const year = fourDigits(yearDigits);
          const dayOfYear = fourDigits(dayDigits);
          day = year * 10_000 + dayOfYear;
          if (year < 0 || dayOfYear < 0 || day === 0) return NO;
          into.setInt32(used, yearDigits, true);
          into.setInt32(used + 4, dayDigits, true);
          used += 8;
          textFrom = used;
          textTo = used;
          i += 8;
        }
        byte = bytes[i] ?? 0;
        if (byte > SPACE) return NO;
        while (byte === SPACE || byte === TAB) byte = bytes[++i] ?? 0;
        if (byte === RETURN) byte = bytes[++i] ?? 0;
        if (byte !== LINE_FEED) {
          let high = 0;
          if (byte === QUOTE) {
            i++;
            cells[at + CELL.textAt] = i;
            for (;;) {
              const word = view.getInt32(i, true);
              into.setInt32(used, word, true);
              const marks = zeroBytes(word ^ QUOTES) | zeroBytes(word ^ BACKSLASHES) | zeroBytes(word ^ LINE_FEEDS);
              if (marks === 0) {
                high |= word;
                used += 4;
                i += 4;
                continue;
              }
              const over = firstMarked(marks);
              high |= firstBytes(word, over);
              used += over;
              i += over;
              break;
            }
            if (bytes[i] !== QUOTE) return NO;
            byte = bytes[++i] ?? 0;
          } else {
            cells[at + CELL.textAt] = i;
            while (byte > SPACE) {
              if (byte === QUOTE || byte === OPEN || byte === CLOSE) return NO;
              high |= byte;
              content[used++] = byte;
              byte = bytes[++i] ?? 0;
            }
            if (used === textFrom) return NO;
          }
          if (hasHigh(high)) letters = notes.plainText.noteLetters(content, textFrom, used);
          if (byte > SPACE) return NO;
          textTo = used;
          while (byte === SPACE || byte === TAB) byte = bytes[++i] ?? 0;
          if (byte === RETURN) byte = bytes[++i] ?? 0;
          if (byte !== LINE_FEED) {
            const rest = i;
            i = endOfRest(bytes, i);
            if (i < 0) return NO;
            used = copyRest(bytes, rest, i, content, used);
            if (line === lineFrom) {
              restFrom = rest;
              restTo = i;
            }
          }
        }
      }
      cells[at + CELL.day] = day;
      cells[at + CELL.textFrom] = textFrom;
      cells[at + CELL.textTo] = textTo;
      cells[at + CELL.letters] = letters;
      i++;

      if (line === lineFrom) {
        if (i >= whole || day === 0 || bytes[i] !== OPEN) return NO;
        byte = bytes[++i] ?? 0;
        if (byte === RETURN) byte = bytes[++i] ?? 0;
        if (byte !== LINE_FEED) return NO;
        i++;
      }
    }
  }
}
