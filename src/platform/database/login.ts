import { UserError } from '../userError.ts';
import type { ServerLogin } from './driver.ts';

/** Where PostgreSQL is, as whom Samla owns its databases there, and which database is the catalogue. */
export type OwnerLogin = { readonly server: ServerLogin; readonly catalogue: string };

/** Reads a `DATABASE_URL`: `postgres://owner:password@host:port/catalogue`, `?host=/folder` for a Unix socket, `?sslmode=require`. */
export function parseDatabaseUrl(text: string): OwnerLogin {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const catalogue = decodeURIComponent(url?.pathname.slice(1) ?? '');
  if (url === undefined || !/^postgres(ql)?:$/.test(url.protocol) || catalogue === '') {
    throw new UserError('database-url', 'DATABASE_URL går inte att läsa. Skriv postgres://ägare:lösenord@värd:port/databas, till exempel postgres://samla:hemligt@127.0.0.1:5432/samla.');
  }
  const sslMode = url.searchParams.get('sslmode') ?? 'disable';
  return {
    catalogue,
    server: {
      host: url.searchParams.get('host') ?? (url.hostname === '' ? '127.0.0.1' : decodeURIComponent(url.hostname.replace(/^\[|\]$/g, ''))),
      port: url.port === '' ? Number(url.searchParams.get('port') ?? 5432) : Number(url.port),
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      ssl: sslMode !== 'disable' && sslMode !== 'prefer' && sslMode !== 'allow',
    },
  };
}
