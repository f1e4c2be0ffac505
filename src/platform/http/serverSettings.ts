import { isIP } from 'node:net';
import { UserError } from '../userError.ts';

export type ServerSettings = {
  /** 0: one that is free. */
  readonly port: number;
  readonly host: string;
  /** Whether other computers reach the address. */
  readonly isReachable: boolean;
  /** Whose word is taken for the browser's address and protocol; see HttpServerOptions. */
  readonly tlsProxy: string | undefined;
  /** Where watchers ask for health and figures, or undefined for nowhere. */
  readonly watch: { readonly host: string; readonly port: number } | undefined;
};

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);
const NETWORKS = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** Reads `PORT`, `HOST`, `SAMLA_PROXY` and `SAMLA_WATCH`. Throws a UserError on what can't be. */
export function readServerSettings(env: Readonly<Record<string, string | undefined>>): ServerSettings {
  const host = env['HOST'] || '127.0.0.1';
  return {
    port: readPort(env['PORT']),
    host,
    isReachable: !LOOPBACK.has(host),
    tlsProxy: readTlsProxy(env['SAMLA_PROXY']),
    watch: readWatch(env['SAMLA_WATCH']),
  };
}

/** `9464` or `10.0.0.5:9464`; an IPv6 address in brackets. */
function readWatch(text: string | undefined): ServerSettings['watch'] {
  if (text === undefined || text === '') return undefined;
  const [, host, port = ''] = /^(?:(\[[0-9a-f:]+\]|[\w.-]+):)?(\d{1,5})$/i.exec(text) ?? [];
  if (!(Number(port) >= 1 && Number(port) <= 65_535)) {
    throw new UserError(
      'watch',
      `SAMLA_WATCH=${text} går inte att läsa. Skriv en port, eller adress och port, till exempel 127.0.0.1:9464.`,
    );
  }
  return { host: host?.replaceAll(/[[\]]/g, '') ?? '127.0.0.1', port: Number(port) };
}

function readPort(text: string | undefined): number {
  const port = text === undefined || text === '' ? 3000 : /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (!(port <= 65_535)) throw new UserError('port', `PORT=${text} är ingen port. Välj ett tal mellan 1 och 65535, till exempel 3000.`);
  return port;
}

function readTlsProxy(text: string | undefined): string | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const addresses = text.split(',').map((part) => part.trim());
  if (!addresses.every((part) => NETWORKS.has(part) || isNetwork(part))) {
    throw new UserError(
      'proxy',
      `SAMLA_PROXY=${text} går inte att läsa. Skriv proxyns adress eller nät, till exempel 10.0.0.5 eller loopback.`,
    );
  }
  return addresses.join(',');
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const longest = isIP(address) === 4 ? 32 : 128;
  return (
    isIP(address) !== 0 &&
    more.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= longest))
  );
}
