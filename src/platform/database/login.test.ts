import { describe, expect, it } from 'vitest';
import { UserError } from '../userError.ts';
import { parseDatabaseUrl } from './login.ts';

describe('DATABASE_URL', () => {
  it('names owner, password, server and catalogue', () => {
    expect(parseDatabaseUrl('postgres://samla:hemligt@db.example:6543/samla_prod')).toEqual({
      catalogue: 'samla_prod',
      server: { host: 'db.example', port: 6543, user: 'samla', password: 'hemligt', ssl: false },
    });
    expect(parseDatabaseUrl('postgresql://samla:x@127.0.0.1/samla').server.port).toBe(5432);
  });

  it('takes coded characters, an address of version 6, and a folder with a socket', () => {
    expect(parseDatabaseUrl('postgres://sam%40la:p%40ss%2F%25@[::1]:5432/kat%20alog')).toMatchObject({
      catalogue: 'kat alog',
      server: { host: '::1', user: 'sam@la', password: 'p@ss/%' },
    });
    expect(parseDatabaseUrl('postgres://samla:x@/samla?host=/var/run/postgresql&port=5433').server).toMatchObject({
      host: '/var/run/postgresql',
      port: 5433,
    });
  });

  it('asks for TLS when it says so, and then for a certificate that holds (V12.3.1, V12.3.2, V12.3.4)', () => {
    for (const mode of ['require', 'verify-ca', 'verify-full'])
      expect(parseDatabaseUrl(`postgres://a:b@c/d?sslmode=${mode}`).server.ssl).toBe(true);
    expect(parseDatabaseUrl('postgres://a:b@c/d?sslmode=disable').server.ssl).toBe(false);
  });

  it('is refused with an example when it can not be read, and never repeated', () => {
    for (const text of [
      'nonsens',
      'mysql://a:hemligt@c/d',
      'postgres://a:hemligt@c/',
      'postgres://c/d',
      'postgres://a:hemligt%zz@c/d',
      'postgres://a:hemligt@c/d?port=abc',
      'postgres://a:hemligt@c:99999/d',
    ]) {
      expect(() => parseDatabaseUrl(text), text).toThrow(UserError);
      expect(() => parseDatabaseUrl(text), text).toThrow(/^DATABASE_URL går inte att läsa\. Skriv postgres:\/\//);
      expect(() => parseDatabaseUrl(text), text).not.toThrow(/hemligt%zz|hemligt@c/);
    }
  });
});
