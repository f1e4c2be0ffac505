import pino from 'pino';
import type { Clock } from './clock.ts';
import { faultLine } from './faultLine.ts';
import type { AnsweredRequest } from './http/requestLog.ts';
import { UserError } from './userError.ts';

/** What the server tells whoever runs it. `request` is undefined where requests are not logged. */
export type ServerLog = {
  readonly request: ((request: AnsweredRequest) => void) | undefined;
  /** @param number the request's, or undefined for what no request caused */
  readonly fault: (number: string | undefined, where: string, error: unknown) => void;
  /** What is not as it should be in how Samla is set up. */
  readonly warning: (text: string) => void;
};

/** Where lines go; the program's own streams, or a test's list. */
export type LogStreams = { readonly out: { write(line: string): unknown }; readonly err: { write(line: string): unknown } };

/**
 * The log that `SAMLA_LOG` asks for: `json` writes one JSON object a line on standard output, requests and faults alike, for
 * a collector; `text` (also when nothing is said) faults alone, readable, on standard error, and warnings on standard output. Times are UTC.
 * @throws UserError for another word
 */
export function openServerLog(
  word: string | undefined,
  clock: Clock,
  streams: LogStreams = { out: process.stdout, err: process.stderr },
): ServerLog {
  if (word === undefined || word === '' || word === 'text') return textLog(clock, streams);
  if (word === 'json') return jsonLog(clock, streams);
  throw new UserError('log', `SAMLA_LOG=${word} finns inte. Skriv json eller text.`);
}

const textLog = (clock: Clock, { out, err }: LogStreams): ServerLog => ({
  request: undefined,
  fault: (number, where, error) => {
    const at = clock.now().toISOString();
    err.write(`${faultLine([at, number, where].filter((part) => part !== undefined).join(' '), error)}\n`);
  },
  warning: (text) => void out.write(`${text}\n`),
});

function jsonLog(clock: Clock, { out }: LogStreams): ServerLog {
  const log = pino(
    {
      base: null,
      timestamp: () => `,"time":"${clock.now().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line) => void out.write(line) },
  );
  return {
    request: (request) => log.info({ event: 'request', ...request }),
    fault: (number, where, error) =>
      log.error({ event: 'fault', ...(number === undefined ? {} : { requestId: number }), where, fault: faultLine(where, error) }),
    warning: (text) => log.warn({ event: 'warning', text }),
  };
}
