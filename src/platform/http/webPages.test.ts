import Fastify, { type FastifyInstance } from 'fastify';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerWebPages } from './webPages.ts';

const outside = mkdtempSync(join(tmpdir(), 'samla-web-'));
const folder = join(outside, 'dist');
mkdirSync(join(folder, 'assets'), { recursive: true });
writeFileSync(join(folder, 'index.html'), '<!doctype html><html lang="sv"><title>Samla</title>');
writeFileSync(join(folder, 'assets', 'page-a1b2.js'), 'export {};');
writeFileSync(join(folder, '.hidden'), 'hemligt');
writeFileSync(join(folder, 'preloads.json'), JSON.stringify({ inside: ['assets/page-a1b2.js'], pages: [] }));
writeFileSync(join(outside, 'secret.txt'), 'hemligt');

let app: FastifyInstance;
beforeAll(async () => {
  app = Fastify();
  app.get('/api/there', async () => ({ there: true }));
  await registerWebPages(app, folder);
});
afterAll(async () => {
  await app.close();
  rmSync(outside, { recursive: true, force: true });
});

describe('the pages', () => {
  it('are the same page at every address that is no file and no API', async () => {
    for (const url of ['/', '/norra', '/norra/statistik?from=2018-01-01', '/norra/a.b/c', '/index.html', '/apiary']) {
      const answer = await app.inject({ url, headers: { cookie: 'samla=norra~x' } });
      expect([answer.statusCode, answer.body], url).toEqual([200, expect.stringContaining('<html lang="sv"><title>Samla')]);
      expect(answer.headers['cache-control'], url).toBe('public, max-age=0');
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    }
  });

  it('say to who has no session that there is none, and are not kept by the browser that may have one when it comes back', async () => {
    for (const cookie of ['', 'other=1; samlaren=2']) {
      const answer = await app.inject({ url: '/norra/figures', headers: { cookie } });
      expect([answer.statusCode, answer.body]).toEqual([200, expect.stringContaining('<html data-session="none" lang="sv">')]);
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    }
  });

  it('bring files that may be kept for ever', async () => {
    const answer = await app.inject({ url: '/assets/page-a1b2.js' });
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect(answer.headers['content-type']).toMatch(/javascript; charset=utf-8$/);
  });

  it('name what will be needed to who has a session, and to nobody else', async () => {
    const linkFor = async (cookie?: string) =>
      (await app.inject({ url: '/norra/figures', headers: cookie === undefined ? {} : { cookie } })).headers['link'];
    expect(await linkFor()).toBeUndefined();
    expect(await linkFor('other=1; samlaren=2')).toBeUndefined();
    for (const cookie of ['samla=norra~x', 'other=1; __Host-samla=norra~x'])
      expect(await linkFor(cookie), cookie).toContain('</assets/page-a1b2.js>; rel=modulepreload');
    expect((await app.inject({ url: '/preloads.json' })).statusCode).toBe(404);
  });

  it('bring nothing that was not built (V5.3.2)', async () => {
    for (const url of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/assets/%2e%2e/%2e%2e/secret.txt',
      '/.hidden',
      '/assets/',
      '//secret.txt',
      '/..%5csecret.txt',
      '/assets/missing-c3d4.js',
      '/secret.txt%00.html',
    ]) {
      const answer = await app.inject({ url });
      expect(answer.body, url).not.toMatch(/hemligt/);
      if (answer.statusCode === 200) expect(answer.body, url).toContain('<title>Samla');
      else expect([400, 404], url).toContain(answer.statusCode);
    }
  });

  it('leave the API alone: an address there that is not there is a fault, not a page', async () => {
    expect((await app.inject({ url: '/api/there' })).json()).toEqual({ there: true });
    for (const request of [
      { url: '/api/missing' },
      { url: '/api' },
      { url: '/api?x=1' },
      { method: 'POST' as const, url: '/norra' },
      { method: 'DELETE' as const, url: '/' },
    ]) {
      const answer = await app.inject(request);
      expect([answer.statusCode, answer.json()], JSON.stringify(request)).toEqual([
        404,
        { code: 'not-found', text: 'Adressen finns inte.', details: [] },
      ]);
    }
  });

  it('that are not built are missed, and the API works', async () => {
    const bare = Fastify();
    await registerWebPages(bare, join(outside, 'nothing'));
    expect((await bare.inject({ url: '/' })).statusCode).toBe(404);
    await bare.close();
  });
});
