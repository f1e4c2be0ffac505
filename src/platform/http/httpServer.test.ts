import { describe, expect, it } from 'vitest';
import { ask, logged, post, SECRET } from '../../../test/platform/probeServer.ts';

describe('a body', () => {
  const good = { text: 'hej', count: 1, on: true };

  it('is what it says: nothing is made into something else (V15.3.5)', async () => {
    expect((await post('/api/echo', good)).json()).toEqual({ text: 'hej' });
    for (const [field, value] of [
      ['count', '1'],
      ['count', null],
      ['count', true],
      ['count', 1.5],
      ['count', []],
      ['on', 'true'],
      ['on', 1],
      ['on', null],
      ['text', 7],
      ['text', null],
      ['text', { a: 1 }],
    ] as const) {
      const answer = await post('/api/echo', { ...good, [field]: value });
      expect([answer.statusCode, answer.json<{ code: string }>().code], `${field} ${JSON.stringify(value)}`).toEqual([400, 'invalid']);
    }
  });

  it('has all fields and no others, and the answer names each fault in Swedish without the value (V2.2.2, V15.3.3)', async () => {
    const answer = await post('/api/echo', { text: 'x'.repeat(101), count: 'åtta', extra: SECRET });
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ details: string[] }>().details.sort()).toEqual([
      'count: ska vara ett heltal',
      'extra: är okänt; ta bort det',
      'on: saknas',
      'text: får ha högst 100 tecken',
    ]);
    expect(answer.body).not.toContain(SECRET);
  });

  it('that is null, a list, a text or missing is refused', async () => {
    for (const body of ['null', '[]', '"text"', '1', '', '{']) expect((await post('/api/echo', body)).statusCode, body).toBe(400);
    expect((await ask({ method: 'POST', url: '/api/echo' })).statusCode).toBe(400);
  });

  it('can not reach into the program by the name of a field (V1.5.2, V15.3.6)', async () => {
    expect((await post('/api/echo', '{"text":"a","count":1,"on":true,"__proto__":{"on":false}}')).statusCode).toBe(400);
    expect((await post('/api/echo', '{"text":"a","count":1,"on":true,"constructor":{"prototype":{"x":1}}}')).statusCode).toBe(400);
  });

  it('with NUL is refused, since no database can store it', async () => {
    const answer = await post('/api/echo', { ...good, text: 'a\u0000b' });
    expect([answer.statusCode, answer.json<{ text: string }>().text]).toEqual([400, expect.stringContaining('NUL')]);
    expect((await ask({ url: '/api/read/a%00b?count=1' })).statusCode).toBe(400);
    expect((await ask({ url: '/api/read/a?count=1&text=%00' })).statusCode).toBe(400);
  });

  it('with half of a character is refused, and a whole one is not', async () => {
    for (const body of [String.raw`{"text":"a\ud83d","count":1,"on":true}`, String.raw`{"text":"\udc4d","count":1,"on":true}`]) {
      const answer = await post('/api/echo', body);
      expect([answer.statusCode, answer.json<{ text: string }>().text], body).toEqual([400, expect.stringContaining('halvt tecken')]);
    }
    expect((await post('/api/echo', { ...good, text: '👍' })).json()).toEqual({ text: '👍' });
  });

  it('is JSON or nothing: what a form of another site can send is not read (V3.5.2)', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
      'nonsens',
    ]) {
      const answer = await post('/api/echo', good, { 'content-type': type });
      expect([answer.statusCode, Object.keys(answer.json())], type).toEqual([415, ['code', 'text', 'details']]);
    }
    expect((await post('/api/echo', good, { 'content-type': 'application/json; charset=utf-8' })).statusCode).toBe(200);
  });

  it('may be a page large, and a file large only where files are taken (V5.2.1)', async () => {
    const answer = await post('/api/echo', { ...good, text: 'x'.repeat(1_100_000) });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([413, 'too-large']);
    expect((await post('/api/upload', { data: 'x'.repeat(5_000_000) })).statusCode).toBe(204);
    expect((await post('/api/upload', { data: 'x'.repeat(33 * 1024 * 1024) })).statusCode).toBe(413);
  });
});

describe('a query string', () => {
  it('is text by nature, so numbers are read from it, but from numbers alone', async () => {
    expect((await ask({ url: '/api/read/a?count=3' })).json()).toEqual({ count: 3 });
    for (const query of [
      'count=',
      'count=tre',
      'count=0',
      'count=10',
      'count=1.5',
      'count=1&count=2',
      'count[]=1',
      'count=1&other=1',
      '',
      'count=null',
      'count=true',
      'count=NaN',
      'count=Infinity',
    ])
      expect((await ask({ url: `/api/read/a?${query}` })).statusCode, query).toBe(400);
  });
});

describe('an address', () => {
  it('that is not there is a fault like any other', async () => {
    for (const [method, url] of [
      ['GET', '/api/nothing'],
      ['GET', '/api'],
      ['PUT', '/api/echo'],
      ['OPTIONS', '/api/echo'],
      ['TRACE', '/api/echo'],
      ['GET', '/nothing'],
      ['GET', '/api/../package.json'],
      ['GET', '/..%2f..%2fpackage.json'],
      ['GET', '/api/read/%2e%2e%2f?'],
    ] as const) {
      const answer = await ask({ method, url });
      expect([400, 404], `${method} ${url}`).toContain(answer.statusCode);
      expect(Object.keys(answer.json()), `${method} ${url}`).toEqual(['code', 'text', 'details']);
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  it('that can not be read is refused in the same form', async () => {
    for (const url of ['/%E0%A4%A', '/api/read/%ff?count=1']) {
      const answer = await ask({ url });
      expect([answer.statusCode, answer.json()], url).toEqual([
        400,
        { code: 'bad-request', text: 'Anropet går inte att läsa.', details: [] },
      ]);
    }
    const long = await ask({ url: `/api/read/${'x'.repeat(300)}?count=1` });
    expect([404, 414]).toContain(long.statusCode);
    expect(Object.keys(long.json())).toEqual(['code', 'text', 'details']);
  });

  it('that can be got can be asked for its head', async () => {
    const head = await ask({ method: 'HEAD', url: '/healthz' });
    expect([head.statusCode, head.body]).toEqual([200, '']);
    expect((await ask({ url: '/healthz' })).json()).toEqual({ status: 'ok' });
  });
});

describe('a fault', () => {
  it('that somebody can mend has its status, code and text', async () => {
    expect((await post('/api/boom/fault', '')).json()).toEqual({ code: 'late', text: 'Någon annan hann före.', details: ['rad 1'] });
    const user = await ask({ method: 'POST', url: '/api/boom/user' });
    expect([user.statusCode, user.json()]).toEqual([422, { code: 'faulty', text: 'Rätta raden.', details: [] }]);
  });

  it('of a database that is away says so, that nothing is saved, and when to come back (V16.5.2)', async () => {
    const answer = await ask({ method: 'POST', url: '/api/boom/away' });
    expect([answer.statusCode, answer.headers['retry-after'], answer.json<{ code: string }>().code]).toEqual([503, '10', 'database-away']);
    expect(answer.body).not.toMatch(/5432|ECONN/);
  });

  it('that only a bug can cause says a number and nothing else; the log has the same number (V16.3.4, V16.5.1)', async () => {
    const answer = await ask({ method: 'POST', url: '/api/boom/now' });
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toMatch(/secret|select|Error|at /);
    const number = /nummer ([0-9a-f]{12})\./.exec(answer.json<{ text: string }>().text)?.[1];
    expect(logged.at(-1)).toMatch(new RegExp(`^${number} POST /api/boom/:how Error: select`));
  });
});

describe('an answer', () => {
  it('says no more than its contract (V1.2.3)', async () => {
    expect((await post('/api/echo', { text: 'hej', count: 1, on: true })).body).toBe('{"text":"hej"}');
  });

  it('is kept by nobody, is what it says it is, and loads nothing from elsewhere', async () => {
    for (const answer of [
      await post('/api/echo', { text: 'hej', count: 1, on: true }),
      await post('/api/echo', 'null'),
      await ask({ url: '/nothing' }),
      await ask({ method: 'POST', url: '/api/boom/now' }),
    ]) {
      expect(answer.headers).toMatchObject({
        'cache-control': 'no-store',
        'content-type': 'application/json; charset=utf-8',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'x-frame-options': 'SAMEORIGIN',
      });
      const policy = String(answer.headers['content-security-policy']);
      expect(policy).toMatch(/default-src 'self'.*frame-ancestors 'self'.*base-uri 'none'.*object-src 'none'/);
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(answer.headers['x-powered-by'] ?? answer.headers['server']).toBeUndefined();
    }
  });

  it('that is a file has a name that can not become a header, and a page in a room of its own (V5.4.2)', async () => {
    const pdf = await ask({ url: '/api/file/pdf' });
    expect(pdf.headers['content-disposition']).toBe(`attachment; filename*=UTF-8''%C3%85%27ret%20%282018%29%2A%22%0D%0Ax%3A%20y.pdf`);
    expect(pdf.headers).toMatchObject({
      'content-type': 'application/pdf',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    const html = await ask({ url: '/api/file/html' });
    expect(html.headers['content-disposition']).toMatch(/^inline; /);
    expect(html.headers['content-security-policy']).toMatch(/^sandbox [a-z -]+; default-src 'none'/);
    expect(html.headers['content-security-policy']).not.toMatch(/allow-scripts|allow-same-origin|script-src/);
    expect(html.body).toBe('<p>å</p>');
  });
});
