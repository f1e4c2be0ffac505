import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import Fastify, { type FastifyInstance } from 'fastify';
import fastifyRateLimit from '@fastify/rate-limit';
import { callLimits } from './callLimits.ts';
import { faultAnswerer } from './answerFault.ts';

let app: FastifyInstance;
beforeAll(async () => {
  app = Fastify({ trustProxy: true });
  await app.register(fastifyRateLimit, { global: false });
  app.setErrorHandler(faultAnswerer(undefined));
  const limits = callLimits(app, { ofAddress: 6, ofUser: 4, heavyOfUser: 2 });
  app.addHook('onRequest', limits.ofAddress);
  app.addHook('onRequest', async (request) => {
    const userId = request.headers['x-user'];
    if (typeof userId === 'string') Object.assign(request, { session: { login: { userId } } });
  });
  app.get('/page', async () => 'page');
  app.get('/api/light', { onRequest: limits.ofUser }, async () => 'light');
  app.get('/api/heavy', { onRequest: limits.heavyOfUser }, async () => 'heavy');
});
afterAll(() => app.close());

const asked = async (url: string, user: string, address: string, times: number): Promise<number[]> => {
  const statuses: number[] = [];
  for (let time = 0; time < times; time++)
    statuses.push((await app.inject({ url, headers: { 'x-user': user, 'x-forwarded-for': address } })).statusCode);
  return statuses;
};

describe('how often somebody may call', () => {
  it('is limited for each user, from whatever address, and less for what costs more (V2.4.1, V15.2.2)', async () => {
    expect([...(await asked('/api/light', 'anna', '10.0.0.1', 3)), ...(await asked('/api/light', 'anna', '10.0.0.2', 2))]).toEqual([
      200, 200, 200, 200, 429,
    ]);
    expect(await asked('/api/heavy', 'anna', '10.0.0.3', 3)).toEqual([200, 200, 429]);
    expect(await asked('/api/light', 'bo', '10.0.0.4', 1)).toEqual([200]);
  });

  it('is limited for each address, whoever calls, and pages are not counted', async () => {
    const statuses: number[] = [];
    for (const user of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) statuses.push(...(await asked('/api/light', user, '10.1.0.1', 1)));
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429]);
    expect(await asked('/page', 'h', '10.1.0.1', 9)).toEqual(Array.from({ length: 9 }, () => 200));
  });

  it('says no with a text and how long to wait', async () => {
    await asked('/api/heavy', 'cia', '10.2.0.1', 2);
    const answer = await app.inject({ url: '/api/heavy', headers: { 'x-user': 'cia', 'x-forwarded-for': '10.2.0.1' } });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(answer.json<{ text: string }>().text).toMatch(/Vänta \d+ sekunder/);
  });
});
