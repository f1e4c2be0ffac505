import type { TSchema } from 'typebox';
import type { Purpose } from '../../shared/purposes.ts';
import type { Role } from '../roles.ts';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * What one operation takes and answers. The server registers it, checks with it and publishes it in the OpenAPI description;
 * pages take its types. `roles` are those of the field that have the operation at all: others get 403.
 */
export type Contract = {
  readonly operationId: string;
  readonly method: HttpMethod;
  readonly path: string;
  readonly summary: string;
  /** 'anyone' needs no session, 'user' any session. */
  readonly roles: readonly Role[] | 'anyone' | 'user';
  /** What it is for, in the audit log; without it the role says so. */
  readonly purpose?: Purpose;
  /** Whether personal data leaves as a file: it must have been proved lately who asks. */
  readonly takesOut?: true;
  /** Whether ways to log in change: it must have been proved lately who asks. */
  readonly changesLogin?: true;
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
  /** Whether the body is a file as it is (application/octet-stream) instead of JSON, scanned for malware before the handler; 413 belongs among the faults. */
  readonly file?: true;
  /** How large the file may be where that is less than any, and what to do about a larger one. */
  readonly largest?: { readonly bytes: number; readonly text: string };
  /** The answer when all is well: a schema for JSON, or a file of one of the content types. */
  readonly answer:
    | { readonly status: 200 | 201; readonly schema: TSchema }
    | { readonly status: 204 }
    | { readonly status: 200; readonly files: readonly string[] };
  /** Statuses besides 400, 401, 403 and 500 that an asker may meet. With 413 the body may be as large as a file, else a page. */
  readonly faults?: readonly (404 | 409 | 413 | 422 | 429)[];
};
