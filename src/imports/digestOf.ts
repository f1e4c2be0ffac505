import { createHash } from 'node:crypto';

/** A short text that is the same as long as what goes into it is. */
export const digestOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('base64url');
