const LINE_FEED = 10;
const SPACE = 32;
const QUOTE = 34;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;
const HIGH = 128;
const NO = -1;

/** Where the line ends whose last fields start at `from`, or −1 when they are not plain ones. */
export function endOfRest(bytes: Uint8Array, from: number): number {
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

/** Copies what is within quotes, and outside them all but spaces. @returns where the copy ends. */
export function copyRest(bytes: Uint8Array, from: number, to: number, content: Uint8Array, at: number): number {
  let used = at;
  let isQuoted = false;
  for (let i = from; i < to; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === QUOTE) isQuoted = !isQuoted;
    else if (byte > SPACE || isQuoted) content[used++] = byte;
  }
  return used;
}
