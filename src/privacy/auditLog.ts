import { parsePeriod, type Period } from '../shared/period.ts';
import { err, ok, type Result } from '../shared/result.ts';

export const OUTCOMES = ['done', 'denied', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const PAGE_SIZE = 50;
/** More than a spreadsheet is good for; then a shorter period is taken. */
export const MOST_IN_FILE = 20_000;
/** Of an entry about very many, so many participants are named; how many records there are is said beside. */
export const MOST_NAMED = 20;

/** A period of the log, both days included. */
export function readLogPeriod(from: string, to: string): Result<Period, string> {
  const period = parsePeriod(from, to);
  return period.ok ? ok(period.value) : err(period.error.text);
}

/** What a participant is called in the log: the beginning of the key in the address of their page. It says nothing of who it is. */
export const participantNumber = (participationId: string): string => participationId.slice(0, NUMBER_LENGTH);
const NUMBER_LENGTH = 8;

/** The key of a participation, whole in an address or its beginning as the log says it; undefined for any other text. */
export function participationKey(text: string): string | undefined {
  const [whole] = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/iu.exec(text) ?? [];
  return (whole ?? (/^[0-9a-f]{8}$/iu.test(text) ? text : undefined))?.toLowerCase();
}
