import { describe, expect, it } from 'vitest';
import { clockFrom } from './clock.ts';
import { openServerLog } from './serverLog.ts';

const clock = clockFrom({ SAMLA_NOW: '2024-02-29T12:00:00Z' });
const request = { requestId: 'abc', operation: 'readFigures', method: 'GET', status: 200, milliseconds: 4.2 };

function written(word: string | undefined) {
  const lines = { out: [] as string[], err: [] as string[] };
  const log = openServerLog(word, clock, {
    out: { write: (line) => lines.out.push(line) },
    err: { write: (line) => lines.err.push(line) },
  });
  return { log, lines };
}

describe('the log of the server', () => {
  it('is one JSON object a line with time in UTC, level and the request, when asked for (V16.2.2, V16.2.4)', () => {
    const { log, lines } = written('json');
    log.request?.(request);
    log.fault('abc', 'GET /api/x', new Error('first\n{"level":"info"}'));
    log.fault(undefined, 'stop', new Error('late'));
    expect(lines.err).toEqual([]);
    const [answered, fault, stop, ...more] = lines.out.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(more).toEqual([]);
    expect(answered).toEqual({ level: 'info', time: expect.stringMatching(/^2024-02-29T12:00:\d\d/), event: 'request', ...request });
    expect(fault).toMatchObject({ level: 'error', event: 'fault', requestId: 'abc', where: 'GET /api/x' });
    expect(stop).not.toHaveProperty('requestId');
  });

  it('can not be made to hold a line of its own by what somebody sends (V16.4.1)', () => {
    const { log, lines } = written('json');
    log.fault('abc', 'x', new Error('a\n{"level":"info","event":"request"}\r\nb'));
    expect(lines.out).toHaveLength(1);
    expect(lines.out[0]?.trimEnd().split('\n')).toHaveLength(1);
  });

  it('is faults alone, to read, when nothing is said', () => {
    const { log, lines } = written(undefined);
    expect(log.request).toBeUndefined();
    log.fault('abc', 'GET /api/x', new Error('broken'));
    expect([lines.out.length, lines.err[0]]).toEqual([0, expect.stringMatching(/^2024-02-29T12:00:\S+ abc GET \/api\/x: Error broken\n/)]);
  });

  it('tells a warning on a line of its own', () => {
    for (const word of ['text', 'json']) {
      const { log, lines } = written(word);
      log.warning('Varning: så är det.');
      expect([lines.out.length, lines.err]).toEqual([1, []]);
      if (word === 'text') expect(lines.out[0]).toBe('Varning: så är det.\n');
      else expect(JSON.parse(lines.out[0] ?? '')).toMatchObject({ level: 'warn', event: 'warning', text: 'Varning: så är det.' });
    }
  });

  it('refuses another word than it knows', () => {
    expect(() => written('xml')).toThrow(/SAMLA_LOG=xml finns inte/);
  });
});
