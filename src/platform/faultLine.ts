import { maskIdentityNumbers } from './maskIdentityNumbers.ts';

/** PostgreSQL's class of faults in a value, whose messages quote it. */
const QUOTES_A_VALUE = /^22/;

/**
 * One fault for the log of who runs Samla: where, what, and the way there. Only name, code, message and stack are taken: what
 * PostgreSQL tells besides (detail, where) holds the values of rows. Line breaks in the message can't pass for lines of their own.
 */
export function faultLine(where: string, error: unknown): string {
  if (!(error instanceof Error)) return maskIdentityNumbers(`${where}: ${oneLine(String(error))}`);
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const message = QUOTES_A_VALUE.test(code.trim()) ? 'a value does not fit (kept out of the log)' : oneLine(error.message);
  const way = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12);
  return maskIdentityNumbers([`${where}: ${error.name}${code} ${message}`, ...way].join('\n'));
}

const oneLine = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ');
