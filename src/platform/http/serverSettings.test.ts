import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { UserError } from '../userError.ts';
import { readServerSettings } from './serverSettings.ts';

describe('the settings of the server', () => {
  it('are this computer alone, port 3000 and no proxy, when nothing is said', () => {
    expect(readServerSettings({ PORT: '', HOST: '', SAMLA_PROXY: ' ' })).toEqual({
      port: 3000,
      host: '127.0.0.1',
      isReachable: false,
      tlsProxy: undefined,
    });
    expect(readServerSettings({ PORT: '0', HOST: '0.0.0.0' })).toMatchObject({ port: 0, isReachable: true });
    expect(readServerSettings({ HOST: 'localhost' }).isReachable).toBe(false);
  });

  it('have a port that is one', () => {
    for (const PORT of ['abc', '70000', '-1', '3.5', '0x50', '1e3', ' 80', '999999']) {
      expect(() => readServerSettings({ PORT }), PORT).toThrow(UserError);
      expect(() => readServerSettings({ PORT }), PORT).toThrow(`PORT=${PORT} är ingen port`);
    }
  });

  it('say where watchers ask, on this computer where no address is said, or nowhere', () => {
    const watch = (SAMLA_WATCH: string) => readServerSettings({ SAMLA_WATCH }).watch;
    expect([watch(''), watch('9464'), watch('10.0.0.5:9464'), watch('[::1]:9464')]).toEqual([
      undefined,
      { host: '127.0.0.1', port: 9464 },
      { host: '10.0.0.5', port: 9464 },
      { host: '::1', port: 9464 },
    ]);
    for (const wrong of ['0', '70000', 'x:y', '10.0.0.5', ':9464', '9464/metrics'])
      expect(() => watch(wrong), wrong).toThrow(`SAMLA_WATCH=${wrong} går inte att läsa`);
  });

  it('name proxies that the server understands, never all the world (V4.1.3, V15.3.4)', async () => {
    for (const SAMLA_PROXY of ['loopback', '10.0.0.5', '10.0.0.0/8, ::1', 'fd00::/8', 'uniquelocal']) {
      const { tlsProxy } = readServerSettings({ SAMLA_PROXY });
      await Fastify({ trustProxy: tlsProxy ?? false }).ready();
    }
    for (const SAMLA_PROXY of ['true', '1', '*', 'proxy.example', '10.0.0.5/33', '0.0.0.0/0', '::/0', '10.0.0', '10.0.0.5/8/8', ','])
      expect(() => readServerSettings({ SAMLA_PROXY }), SAMLA_PROXY).toThrow(/SAMLA_PROXY=.* går inte att läsa/);
  });
});
