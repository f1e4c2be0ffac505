import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { preloadLink, type PagePreloads } from './pagePreloads.ts';

const NOT_THERE = { code: 'not-found', text: 'Adressen finns inte.', details: [] };
const PAGE = 'index.html';
const HTML = 'text/html; charset=utf-8';
const PRELOADS = 'preloads.json';
/** Whether a browser says that it has a session; whether it is a living one is asked of the database later. */
const HAS_SESSION = /(?:^|; )(?:__Host-)?samla=/;

/** Serves the built pages: every address outside the API and the built files is the application itself. */
export async function registerWebPages(app: FastifyInstance, folder: string | undefined): Promise<void> {
  const present = folder !== undefined && existsSync(join(folder, PAGE));
  if (present) {
    // Built files carry their content's hash in the name, so they may be kept for ever; the page itself is asked for each time.
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      preCompressed: true,
      maxAge: '365d',
      immutable: true,
      globIgnore: [`**/${PAGE}*`, `**/${PRELOADS}*`],
    });
  }
  const nobodys = present ? forNobody(readFileSync(join(folder, PAGE), 'utf8')) : '';
  const preloads = present ? readPreloads(folder) : undefined;
  app.setNotFoundHandler(async (request, reply) => {
    const isPage =
      present &&
      (request.method === 'GET' || request.method === 'HEAD') &&
      !/^\/api(?:[/?]|$)/.test(request.url) &&
      isPageAddress(request.url);
    if (!isPage) return reply.code(404).header('cache-control', 'no-store').send(NOT_THERE);
    // Said of this one visit, so that going back after a login does not bring it again.
    if (!HAS_SESSION.test(request.headers.cookie ?? '')) return reply.header('cache-control', 'no-store').type(HTML).send(nobodys);
    if (preloads) reply.header('link', preloadLink(preloads, request.url));
    return reply.sendFile(PAGE, { maxAge: 0, immutable: false });
  });
}

/** The page for who has no session, so that the login is shown without asking for one. */
const forNobody = (page: string): string => page.replace(/<html\b/, '<html data-session="none"');

const isPageAddress = (url: string): boolean => url === `/${PAGE}` || !/\.\w+$/.test(url.split('?')[0] ?? '');

/** What the build wrote beside the pages; a build of another kind has none. */
function readPreloads(folder: string): PagePreloads | undefined {
  const file = join(folder, PRELOADS);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PagePreloads) : undefined;
}
