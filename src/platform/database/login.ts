import { UserError } from '../userError.ts';
import type { ServerLogin } from './driver.ts';

/** Where PostgreSQL is, as whom Samla owns its databases there, and which database is the catalogue. */
export type OwnerLogin = { readonly server: ServerLogin; readonly catalogue: string };

const unreadable = (): UserError =>
  new UserError(
    'database-url',
    'DATABASE_URL går inte att läsa. Skriv postgres://ägare:lösenord@värd:port/databas, till exempel postgres://samla:hemligt@127.0.0.1:5432/samla. Tecken som : / @ % # i lösenordet skrivs kodade, till exempel %40 för @.',
  );

/** Reads a `DATABASE_URL`: `postgres://owner:password@host:port/catalogue`, `?host=/folder` for a Unix socket, `?sslmode=require`. */
export function parseDatabaseUrl(text: string): OwnerLogin {
  // As PostgreSQL's own programs take it, where the host stands behind `?host=`; a URL by the book has one in its place, too.
  const withHost = text.replace(/^(postgres(?:ql)?:\/\/[^/@]*@)\//, '$1127.0.0.1/');
  const url = URL.canParse(withHost) ? new URL(withHost) : undefined;
  if (url === undefined || !/^postgres(ql)?:$/.test(url.protocol)) throw unreadable();
  const [catalogue, user, password] = [decoded(url.pathname.slice(1)), decoded(url.username), decoded(url.password)];
  const port = Number(url.port || (url.searchParams.get('port') ?? 5432));
  if (catalogue === '' || user === '' || !Number.isInteger(port) || port < 1 || port > 65_535) throw unreadable();
  const sslMode = url.searchParams.get('sslmode') ?? 'disable';
  return {
    catalogue,
    server: {
      host: url.searchParams.get('host') ?? (url.hostname === '' ? '127.0.0.1' : decoded(url.hostname.replace(/^\[|\]$/g, ''))),
      port,
      user,
      password,
      ssl: sslMode !== 'disable' && sslMode !== 'prefer' && sslMode !== 'allow',
    },
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw unreadable();
  }
}
