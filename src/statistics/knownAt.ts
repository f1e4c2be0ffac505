import { endOfSwedishDay, parseLocalDate } from '../shared/localDate.ts';
import { err, ok, type Result } from '../shared/result.ts';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** From when figures are wanted as they were known: a day means its end in Swedish time, an ISO instant itself. */
export function parseKnownAt(text: string): Result<Date, string> {
  const day = parseLocalDate(text);
  if (day !== undefined) return ok(endOfSwedishDay(day));
  const instant = new Date(text);
  // Date itself would take 30 February for 2 March.
  const isInstant = INSTANT.test(text) && parseLocalDate(text.slice(0, 10)) !== undefined && !Number.isNaN(instant.getTime());
  if (!isInstant) return err(`"${text}" är varken en dag eller en tidpunkt. Skriv 2018-09-05 eller 2018-09-05T10:00:00Z.`);
  return ok(instant);
}
