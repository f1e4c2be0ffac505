/** An answer that says no, with a stable code and plain Swedish text that says what to mend. */
export class HttpFault extends Error {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503;
  readonly code: string;
  readonly details: readonly string[];
  constructor(status: HttpFault['status'], code: string, text: string, details: readonly string[] = []) {
    super(text);
    this.name = 'HttpFault';
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

export const notFound = (what: string): HttpFault => new HttpFault(404, 'not-found', `${what} finns inte, eller visas inte för dig.`);
