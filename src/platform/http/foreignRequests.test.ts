import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { app, post } from '../../../test/platform/probeServer.ts';

describe('a page of another origin', () => {
  const good = { text: 'hej', count: 1, on: true };
  it('can not write (V3.5.1)', async () => {
    for (const origin of [
      'https://evil.example',
      'http://localhost:81',
      'https://sub.localhost',
      'null',
      'nonsens',
      'http://localhost.evil.example',
    ]) {
      const answer = await post('/api/echo', good, { host: 'localhost', origin });
      expect([answer.statusCode, answer.json<{ code: string }>().code], origin).toEqual([403, 'foreign-origin']);
    }
    expect((await post('/api/echo', good, { host: 'localhost', 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
  });

  it('is told apart from our own (V3.5.3)', async () => {
    expect(
      (await post('/api/echo', good, { host: 'localhost:3000', origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }))
        .statusCode,
    ).toBe(200);
    // What says the address of the browser is not believed without a proxy that was named.
    expect(
      (await post('/api/echo', good, { host: 'localhost', origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' })).statusCode,
    ).toBe(403);
  });
});

describe('what is no HTTP', () => {
  it('is refused without ending the server', async () => {
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    const port = Number(new URL(address).port);
    const send = (bytes: string): Promise<string> =>
      new Promise((resolve, reject) => {
        let got = '';
        const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
        socket.on('data', (data) => (got += data.toString()));
        socket.on('error', reject);
        socket.on('close', () => resolve(got));
        setTimeout(() => socket.end(), 300);
      });
    expect(await send('nonsens\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
    expect(await send('POST /api/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400/,
    );
    expect(await send(`GET /healthz HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431/);
    expect(await send('GET /healthz HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
  });
});
