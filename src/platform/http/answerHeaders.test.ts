import { connect } from 'node:net';
import { once } from 'node:events';
import { beforeAll, describe, expect, it } from 'vitest';
import { app, ask, post } from '../../../test/platform/probeServer.ts';

type Answer = Awaited<ReturnType<typeof ask>>;
let answers: readonly Answer[];
beforeAll(async () => {
  answers = [
    await post('/api/echo', { text: 'hej', count: 1, on: true }),
    await post('/api/echo', 'null'),
    await ask({ url: '/api/file/html' }),
    await ask({ url: '/api/file/pdf' }),
    await ask({ url: '/nothing' }),
    await ask({ url: '/api/openapi.json' }),
    await ask({ url: '/healthz' }),
    await ask({ method: 'POST', url: '/api/boom/now' }),
  ];
});

describe('every answer, a file or a fault too', () => {
  it('is read by no other site, whoever asks (V3.4.2)', async () => {
    for (const origin of ['https://evil.example', 'null', 'http://localhost:3000']) {
      const answer = await ask({ url: '/api/read/a?count=1', headers: { origin } });
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
    for (const { headers } of answers) expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  });

  it('says where scripts, objects and the base of addresses may come from (V3.4.3)', () => {
    for (const { headers } of answers) {
      const policy = String(headers['content-security-policy']);
      expect(policy).toMatch(/base-uri 'none'/);
      expect(policy).toMatch(/object-src 'none'|default-src 'none'/);
      expect(policy).not.toMatch(/script-src[^;]*unsafe|unsafe-eval/);
    }
  });

  it('is not to be taken for another kind than it says (V3.2.1, V3.4.4)', () => {
    for (const { headers } of answers) expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('tells no other site which page somebody came from (V3.4.5)', () => {
    for (const { headers } of answers) expect(headers['referrer-policy']).toBe('same-origin');
  });

  it('is shown in no page of another site (V3.4.6)', () => {
    for (const { headers } of answers) expect(String(headers['content-security-policy'])).toMatch(/frame-ancestors 'self'/);
  });

  it('says its kind, and its letters where it is text (V4.1.1)', () => {
    for (const { headers } of answers) {
      const kind = String(headers['content-type']);
      expect(kind).toMatch(/^(?:application\/json; charset=utf-8|text\/html; charset=utf-8|application\/pdf)$/);
    }
  });

  it('is kept in no cache where it is of somebody (V14.2.2, V14.3.2)', () => {
    for (const { headers } of answers.filter(({ raw }) => raw.req.url?.startsWith('/api/') && raw.req.url !== '/api/openapi.json'))
      expect(headers['cache-control']).toBe('no-store');
  });
});

describe('a question', () => {
  it('is decoded once, and then checked (V1.1.1)', async () => {
    expect((await ask({ url: '/api/read/a?count=%2531' })).statusCode).toBe(400);
    expect((await ask({ url: '/api/read/a?count=%31' })).json()).toEqual({ count: 1 });
  });

  it('has each of its parts once (V15.3.7)', async () => {
    expect((await ask({ url: '/api/read/a?count=1&count=2' })).statusCode).toBe(400);
    expect((await post('/api/echo?text=b', { text: 'a', count: 1, on: true })).statusCode).toBe(200);
  });

  it('can not be asked by TRACE (V13.4.4)', async () => {
    expect((await ask({ method: 'TRACE', url: '/api/read/a?count=1' })).statusCode).toBeGreaterThanOrEqual(400);
  });

  it('finds neither the source’s history nor a list of files (V13.4.1, V13.4.3)', async () => {
    for (const url of ['/.git/HEAD', '/.git/', '/assets/', '/migrations/', '/package.json', '/.env'])
      expect((await ask({ url })).statusCode, url).toBe(404);
  });

  it('that says its own end in two ways is not answered (V4.2.1)', async () => {
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    socket.write(
      'POST /api/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n',
    );
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    await once(socket, 'close');
    const said = Buffer.concat(chunks).toString();
    expect(said).toMatch(/^HTTP\/1\.1 400 /);
    expect(said).not.toContain('"status":"ok"');
  });
});
