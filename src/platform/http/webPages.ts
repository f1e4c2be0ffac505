import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const NOT_THERE = { code: 'not-found', text: 'Adressen finns inte.', details: [] };
const PAGE = 'index.html';

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
      globIgnore: [`**/${PAGE}*`],
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    const isPage =
      present &&
      (request.method === 'GET' || request.method === 'HEAD') &&
      !/^\/api(?:[/?]|$)/.test(request.url) &&
      isPageAddress(request.url);
    if (!isPage) return reply.code(404).header('cache-control', 'no-store').send(NOT_THERE);
    return reply.sendFile(PAGE, { maxAge: 0, immutable: false });
  });
}

const isPageAddress = (url: string): boolean => url === `/${PAGE}` || !/\.\w+$/.test(url.split('?')[0] ?? '');
