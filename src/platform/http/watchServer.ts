import Fastify, { type FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics.ts';

/**
 * What a watcher asks, on a port of its own that no proxy lets out: `/healthz` (the program answers), `/readyz` (the database
 * does too, else 503) and `/metrics` (OpenMetrics). Nothing listens yet.
 * @param isReady whether a page can be answered just now
 */
export function createWatchServer(metrics: Metrics, isReady: () => Promise<boolean>): FastifyInstance {
  const app = Fastify({ logger: false, forceCloseConnections: true });
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_, reply) => {
    const ready = await isReady().catch(() => false);
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'database-away' });
  });
  app.get('/metrics', async (_, reply) => reply.type(metrics.contentType).send(await metrics.text()));
  return app;
}
