/** What the system says when a server is not there, and what PostgreSQL says while it stops, starts or breaks off. */
const CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', '57P01', '57P02', '57P03', '53300']);
const PHRASES = /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether something failed because the database does not answer: nothing is wrong with what was asked, and nothing was stored. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as { code?: unknown; syscall?: unknown };
  if (typeof code === 'string' && (CODES.has(code) || code.startsWith('08'))) return code !== 'ENOENT' || syscall === 'connect';
  return PHRASES.test(error.message) || (error instanceof AggregateError && error.errors.some(isDatabaseAway));
}
