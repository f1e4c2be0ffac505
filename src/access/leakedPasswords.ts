import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { UserError } from '../platform/userError.ts';

/** Passwords that are known from leaks, kept on the own machine: no password nor part of it is asked of anybody else. */
export type LeakedPasswords = {
  readonly has: (password: string) => Promise<boolean>;
  readonly close: () => Promise<void>;
};

const SHA1_DIGITS = 40;
const LINE = /^[0-9A-F]{40}(?::\d+)?\r?$/i;
/** Longer than any line: 40 digits, a count and the end of the line. */
const LONGEST_LINE = 80;

/**
 * The list that the environment names in `SAMLA_LEAKED_PASSWORDS`, or undefined when it names none.
 * @param file lines `SHA-1 in hexadecimal[:count]` in the order of the SHA-1, as the downloader of Have I Been Pwned writes them; it may
 * be many gigabytes, and is never read as a whole
 * @throws UserError `leaked-passwords` when it can't be read or is something else
 */
export async function openLeakedPasswords(file: string | undefined): Promise<LeakedPasswords | undefined> {
  if (file === undefined || file.trim() === '') return undefined;
  const found = await open(file).catch(() => undefined);
  if (!found)
    throw new UserError('leaked-passwords', `SAMLA_LEAKED_PASSWORDS=${file} går inte att läsa. Kontrollera sökvägen och rättigheterna.`);
  const { size } = await found.stat();
  if (!LINE.test((await lineAt(found, 0)).text)) {
    await found.close();
    throw new UserError(
      'leaked-passwords',
      `SAMLA_LEAKED_PASSWORDS=${file} är ingen lista över läckta lösenord. Varje rad ska börja med 40 hexadecimala tecken (SHA-1), och raderna ska stå i den ordningen.`,
    );
  }
  return {
    has: (password) => isListed(found, size, createHash('sha1').update(password.normalize('NFC')).digest('hex').toUpperCase()),
    close: () => found.close(),
  };
}

/** Halves what is left of the file until one line is. */
async function isListed(file: FileHandle, size: number, wanted: string): Promise<boolean> {
  // The line that begins at or after `low` and before `high` may be the one.
  let [low, high] = [0, size];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const { text, next, start } = await lineAt(file, middle);
    if (start >= high) {
      high = middle;
      continue;
    }
    const found = text.slice(0, SHA1_DIGITS).toUpperCase();
    if (found === wanted) return true;
    if (found < wanted) low = next;
    else high = middle;
  }
  return false;
}

/** The first line that begins at a place in the file or after it. */
async function lineAt(file: FileHandle, place: number): Promise<{ text: string; start: number; next: number }> {
  const from = Math.max(place - 1, 0);
  const buffer = Buffer.alloc(2 * LONGEST_LINE);
  const { bytesRead } = await file.read(buffer, 0, buffer.length, from);
  const text = buffer.toString('ascii', 0, bytesRead);
  const begin = place === 0 ? 0 : text.indexOf('\n') + 1;
  if (place !== 0 && begin === 0) return { text: '', start: from + bytesRead + 1, next: from + bytesRead + 1 };
  const end = text.indexOf('\n', begin);
  return {
    text: text.slice(begin, end === -1 ? undefined : end),
    start: from + begin,
    next: end === -1 ? from + bytesRead : from + end + 1,
  };
}
