/**
 * A fault that a person can mend, carried up to the one place that shows it (command line, HTTP answer).
 * Its text is plain Swedish: where, what, how to mend; never an identity number.
 */
export class UserError extends Error {
  readonly code: string;
  readonly details: readonly string[];
  constructor(code: string, text: string, details: readonly string[] = []) {
    super(text);
    this.name = 'UserError';
    this.code = code;
    this.details = details;
  }
}
