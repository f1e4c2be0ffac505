import { describe, expect, it } from 'vitest';
import { openMetrics } from '../metrics.ts';
import { createWatchServer } from './watchServer.ts';

const request = {
  requestId: 'x',
  operation: 'readFigures',
  method: 'GET',
  status: 200,
  milliseconds: 40,
  userId: 'a-user',
  association: 'norra',
};

describe('what a watcher of the server may ask', () => {
  it('is figures in OpenMetrics: calls by operation, connections, jobs – and nobody', async () => {
    const metrics = openMetrics(() => ({ open: 3, idle: 2, waiting: 1 }));
    metrics.request(request);
    metrics.job('waiting files', 'well', new Date('2024-02-29T12:00:00Z'));
    const answer = await createWatchServer(metrics, async () => true).inject('/metrics');
    expect(answer.headers['content-type']).toMatch(/^application\/openmetrics-text; version=1\.0\.0/);
    const labels = '{le="0.05",operation="readFigures",method="GET",status="200"}';
    expect(answer.body).toContain(`samla_http_request_duration_seconds_bucket${labels} 1`);
    expect(answer.body).toContain('samla_database_connections{state="waiting"} 1');
    expect(answer.body).toContain('samla_job_ended_timestamp_seconds{job="waiting files",ended="well"} 1709208000');
    expect(answer.body.trimEnd().endsWith('# EOF')).toBe(true);
    expect(answer.body).not.toMatch(/a-user|norra/);
  });

  it('is how old the oldest good backup is, so that a night without one is noticed', async () => {
    const metrics = openMetrics(() => ({ open: 0, idle: 0, waiting: 0 }));
    const watch = createWatchServer(metrics, async () => true);
    expect((await watch.inject('/metrics')).body).toContain('samla_backup_age_seconds +Inf');
    metrics.backups(() => 129_601);
    expect((await watch.inject('/metrics')).body).toContain('samla_backup_age_seconds 129601');
  });

  it('is whether the program answers, and whether the database does', async () => {
    const metrics = openMetrics(() => ({ open: 0, idle: 0, waiting: 0 }));
    const status = async (url: string, isReady: () => Promise<boolean>) =>
      (await createWatchServer(metrics, isReady).inject(url)).statusCode;
    const away = async (): Promise<boolean> => {
      throw new Error('connect ECONNREFUSED');
    };
    expect([await status('/healthz', away), await status('/readyz', async () => true), await status('/readyz', away)]).toEqual([
      200, 200, 503,
    ]);
  });

  it('is nothing else: no operation of the program is there (V13.4.5)', async () => {
    const watch = createWatchServer(
      openMetrics(() => ({ open: 0, idle: 0, waiting: 0 })),
      async () => true,
    );
    for (const url of ['/', '/api/session', '/api/openapi.json']) expect((await watch.inject(url)).statusCode, url).toBe(404);
  });
});
