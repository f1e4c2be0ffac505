import { UserError } from '../userError.ts';
import { HttpFault } from './httpFault.ts';

/** A fault as plain data: an error that goes from thread to thread loses what it is. */
export type ToldFault =
  | {
      readonly kind: 'http';
      readonly status: HttpFault['status'];
      readonly code: string;
      readonly text: string;
      readonly details: readonly string[];
    }
  | { readonly kind: 'user'; readonly code: string; readonly text: string; readonly details: readonly string[] }
  | { readonly kind: 'other'; readonly text: string; readonly stack: string; readonly more: Readonly<Record<string, string>> };

/** What the log and the answer go by: PostgreSQL's and the system's codes. */
const TOLD = ['code', 'syscall', 'constraint', 'table', 'schema'];

export function tellFault(error: unknown): ToldFault {
  if (error instanceof HttpFault)
    return { kind: 'http', status: error.status, code: error.code, text: error.message, details: error.details };
  if (error instanceof UserError) return { kind: 'user', code: error.code, text: error.message, details: error.details };
  if (!(error instanceof Error)) return { kind: 'other', text: String(error), stack: '', more: {} };
  // A server that is asked on several addresses gives a fault for each.
  const [first] = error instanceof AggregateError && error.message === '' ? (error.errors as unknown[]) : [];
  if (first instanceof Error) return tellFault(first);
  const values = Object.entries(error).filter(
    (entry): entry is [string, string] => TOLD.includes(entry[0]) && typeof entry[1] === 'string',
  );
  return { kind: 'other', text: error.message, stack: error.stack ?? '', more: Object.fromEntries(values) };
}

/** The same fault again, to be thrown. */
export function raisedFault(told: ToldFault): Error {
  if (told.kind === 'http') return new HttpFault(told.status, told.code, told.text, told.details);
  if (told.kind === 'user') return new UserError(told.code, told.text, told.details);
  const error = new Error(told.text);
  return Object.assign(error, { ...told.more, stack: told.stack });
}
