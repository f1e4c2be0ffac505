import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const NOT_THERE = { code: 'not-found', text: 'Adressen finns inte.', details: [] };

/** Serves the built pages: every address outside the API and the built files is the application itself. */
export async function registerWebPages(app: FastifyInstance, folder: string | undefined): Promise<void> {
  const present = folder !== undefined && existsSync(join(folder, 'index.html'));
  if (present) {
    // Built files carry their content's hash in the name, so they may be kept for ever; the page itself is asked for each time.
    await app.register(fastifyStatic, { root: folder, wildcard: false, index: false, preCompressed: true, maxAge: '365d', immutable: true });
  }
  app.setNotFoundHandler(async (request, reply) => {
    const isPage = present && (request.method === 'GET' || request.method === 'HEAD') && !request.url.startsWith('/api/') && !/\.\w+(\?|$)/.test(request.url);
    if (!isPage) return reply.code(404).send(NOT_THERE);
    return reply.sendFile('index.html', { maxAge: 0, immutable: false });
  });
}
