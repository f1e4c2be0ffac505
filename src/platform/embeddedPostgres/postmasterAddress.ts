import { chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PostgresHome } from './postgresHome.ts';

/** Where a postmaster shall listen: a socket in a folder that only its user may enter, or a loopback port. */
export type PostmasterAddress = { readonly socketFolder: string; readonly port: number };

/** Only names the socket; a port in a folder of one's own collides with nobody's. */
const SOCKET_PORT = 5432;
/** The path of a Unix socket, with its closing zero, has 104 bytes on macOS and 108 on Linux. */
const LONGEST_SOCKET_PATH = 103;

export async function chooseAddress(home: PostgresHome, loopback: boolean): Promise<PostmasterAddress> {
  if (loopback || process.platform === 'win32') return { socketFolder: '', port: await freePort() };
  return { socketFolder: prepareSocketFolder(home), port: SOCKET_PORT };
}

/**
 * `socket` in the home, or, when that path is too long, a folder in /tmp that a link of that name points to. The place
 * stays the same from start to start, so that those who are connected find their way back. A folder in /tmp is used
 * again only if it still is PostgreSQL's own: its name is known to everyone.
 */
function prepareSocketFolder(home: PostgresHome): string {
  const inHome = join(home.home, 'socket');
  if (isShortEnough(inHome)) {
    rmSync(inHome, { recursive: true, force: true });
    mkdirSync(inHome);
    return givenToPostgres(home, inHome);
  }
  const former = linkedFolder(home, inHome);
  if (former) {
    for (const name of readdirSync(former)) rmSync(join(former, name), { recursive: true, force: true });
    return former;
  }
  rmSync(inHome, { recursive: true, force: true });
  const shortest = isShortEnough(join(tmpdir(), 'samla-123456')) ? tmpdir() : '/tmp';
  const folder = mkdtempSync(join(shortest, 'samla-'));
  symlinkSync(folder, inHome);
  return givenToPostgres(home, folder);
}

/** Leaves nothing in /tmp when PostgreSQL has stopped. */
export function removeSocketFolder(home: PostgresHome): void {
  const outside = linkedFolder(home, join(home.home, 'socket'));
  if (outside) rmSync(outside, { recursive: true, force: true });
  rmSync(join(home.home, 'socket'), { recursive: true, force: true });
}

const isShortEnough = (folder: string): boolean => Buffer.byteLength(join(folder, `.s.PGSQL.${SOCKET_PORT}`)) <= LONGEST_SOCKET_PATH;

function givenToPostgres(home: PostgresHome, folder: string): string {
  chmodSync(folder, 0o700);
  if (home.account) chownSync(folder, home.account.uid, home.account.gid);
  return folder;
}

/** The folder that the link leads to, if it is a closed folder of PostgreSQL's user. */
function linkedFolder(home: PostgresHome, link: string): string | undefined {
  if (!lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink()) return undefined;
  const folder = readlinkSync(link);
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  const isOwn = stats?.isDirectory() && stats.uid === (home.account?.uid ?? process.getuid?.()) && (stats.mode & 0o077) === 0;
  return isOwn ? folder : undefined;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No loopback port'))));
    });
  });
