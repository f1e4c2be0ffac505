/** What kind of thing was done, told by how operations and commands are named. */
export const LOG_KINDS = ['read', 'written', 'file', 'login'] as const;
export type LogKind = (typeof LOG_KINDS)[number];

/**
 * Patterns that PostgreSQL and JavaScript read alike. What is neither a login, a file that was taken out nor a reading was written.
 * A test holds every operation to it: what only reads is a reading.
 */
export const KIND_PATTERNS: Readonly<Record<Exclude<LogKind, 'written'>, string>> = {
  login: '^log(In|Out)$',
  file: '^(download|export |backup$)',
  read: '^(get|list|search|find|open|statistics$|economy$|report differences$|look for |read |verify )',
};
