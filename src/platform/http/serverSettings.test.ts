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

  it('name proxies that the server understands, never all the world', async () => {
    for (const SAMLA_PROXY of ['loopback', '10.0.0.5', '10.0.0.0/8, ::1', 'fd00::/8', 'uniquelocal']) {
      const { tlsProxy } = readServerSettings({ SAMLA_PROXY });
      await Fastify({ trustProxy: tlsProxy ?? false }).ready();
    }
    for (const SAMLA_PROXY of ['true', '1', '*', 'proxy.example', '10.0.0.5/33', '0.0.0.0/0', '::/0', '10.0.0', '10.0.0.5/8/8', ','])
      expect(() => readServerSettings({ SAMLA_PROXY }), SAMLA_PROXY).toThrow(/SAMLA_PROXY=.* går inte att läsa/);
  });
});
