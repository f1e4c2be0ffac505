/** What kind of thing was done, told by how operations and commands are named. */
export const LOG_KINDS = ['read', 'written', 'file', 'login'] as const;
export type LogKind = (typeof LOG_KINDS)[number];

/**
 * What is neither a login, a file that was taken out nor a reading was written. PostgreSQL reads the same patterns.
 * A test holds every operation to them: what only reads is a reading.
 */
const UNWRITTEN: Readonly<Record<Exclude<LogKind, 'written'>, RegExp>> = {
  login: /^log(In|Out)$/,
  file: /^(download|export |backup$)/,
  read: /^(get|list|search|find|open|statistics$|economy$|report differences$|look for |read |verify )/,
};

/** The same as text, for the database. */
export const KIND_PATTERNS: Readonly<Record<Exclude<LogKind, 'written'>, string>> = {
  login: UNWRITTEN.login.source,
  file: UNWRITTEN.file.source,
  read: UNWRITTEN.read.source,
};

/** Whether an operation or command changed what is known: neither a reading, nor a file taken out, nor a login. */
export const isWritten = (action: string): boolean => !Object.values(UNWRITTEN).some((pattern) => pattern.test(action));
