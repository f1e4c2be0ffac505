import { createHash } from 'node:crypto';
import { readableCode } from './password.ts';

const GROUPS = 6;
/** Letters and digits of a code, its hyphens left out. */
const LETTERS = 24;
export const RECOVERY_CODES = 8;

/** Codes to print: six groups of four, 118 bits of chance each. */
export const newRecoveryCodes = (): string[] => Array.from({ length: RECOVERY_CODES }, () => readableCode(GROUPS));

/** The code as it is compared, however it was typed; undefined when it is none. */
function bare(text: string): string | undefined {
  const letters = text.toLowerCase().replaceAll(/[\s-]/g, '');
  return letters.length === LETTERS ? letters : undefined;
}

/** What is kept of a code; undefined when what was typed is none. */
export function recoveryCodeHash(text: string): Buffer | undefined {
  const code = bare(text);
  return code === undefined ? undefined : createHash('sha256').update(code).digest();
}
