import { createHash, randomInt } from 'node:crypto';

// No characters that look alike on paper.
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 6;
const GROUP = 4;
export const RECOVERY_CODES = 8;

/** Codes to print: six groups of four, 118 bits of chance each. */
export const newRecoveryCodes = (): string[] => Array.from({ length: RECOVERY_CODES }, newRecoveryCode);

function newRecoveryCode(): string {
  const group = (): string => Array.from({ length: GROUP }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/** The code as it is compared, however it was typed; undefined when it is none. */
function bare(text: string): string | undefined {
  const letters = text.toLowerCase().replaceAll(/[\s-]/g, '');
  return letters.length === GROUPS * GROUP ? letters : undefined;
}

/** What is kept of a code; undefined when what was typed is none. */
export function recoveryCodeHash(text: string): Buffer | undefined {
  const code = bare(text);
  return code === undefined ? undefined : createHash('sha256').update(code).digest();
}
