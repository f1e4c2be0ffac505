import { beforeEach, describe, expect, it } from 'vitest';
import { answered, ask, logged } from '../../../test/platform/probeServer.ts';

beforeEach(() => void answered.splice(0));

describe('the log of requests', () => {
  it('names the operation, and never the address, the query or the body that somebody sent (V14.2.1, V16.2.5)', async () => {
    await ask({ url: '/api/read/19850101-2390?count=1&text=Anna' });
    await ask({ url: '/api/nothing/Anna' });
    await ask({ url: '/participants/Anna' });
    expect(answered.map(({ operation, method, status }) => [operation, method, status])).toEqual([
      ['read', 'GET', 200],
      ['unknown', 'GET', 404],
      ['page', 'GET', 404],
    ]);
    expect(JSON.stringify(answered)).not.toMatch(/Anna|19850101/);
  });

  it('has the number that every answer carries, and that a fault tells, and never one that the asker chose (V16.2.1)', async () => {
    const answers = [
      await ask({ url: '/api/read/a?count=1', headers: { 'x-request-id': 'mine', 'request-id': 'mine' } }),
      await ask({ url: '/api/read/a?count=x' }),
      await ask({ url: '/nowhere.css' }),
      await ask({ url: '/healthz' }),
    ];
    const numbers = answers.map(({ headers }) => String(headers['x-request-id']));
    for (const number of numbers) expect(number).toMatch(/^[0-9a-f]{12}$/);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(answered.map(({ requestId }) => requestId)).toEqual(numbers);

    const fault = await ask({ method: 'POST', url: '/api/boom/bug' });
    const number = String(fault.headers['x-request-id']);
    expect(fault.json<{ text: string }>().text).toContain(`nummer ${number}`);
    expect(logged.at(-1)).toMatch(new RegExp(`^${number} POST /api/boom/:how`));
  });
});
