import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EICAR, pretendClamd, type Answering } from '../../../test/platform/pretendClamd.ts';
import { antivirusFrom, antivirusWarning } from './antivirusSettings.ts';
import { clamdScan } from './clamdScan.ts';

const folder = await mkdtemp(join(tmpdir(), 'samla-clamd-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const HARMLESS = Buffer.from('insats;kön\nKraften;K\n');
const saying = async (answer: string) => {
  const { port } = await pretendClamd({ answer: (_file, socket) => void socket.end(answer) });
  return clamdScan({ port, host: '127.0.0.1' })(HARMLESS);
};
const withThe = async (how: Parameters<typeof pretendClamd>[0], bytes: Uint8Array = HARMLESS, patience = 20_000) => {
  const { port } = await pretendClamd(how);
  return clamdScan({ port, host: '127.0.0.1' }, patience)(bytes);
};

describe('a file that is scanned by clamd', () => {
  it('is clean or holds what the scanner found, by TCP and by a Unix socket', async () => {
    for (const clamd of [await pretendClamd(), await pretendClamd({ path: join(folder, 'clamd.ctl') })]) {
      const scan = antivirusFrom({ SAMLA_ANTIVIRUS: ` ${clamd.place} ` });
      expect(await scan?.(HARMLESS)).toEqual({ kind: 'clean' });
      expect(await scan?.(Buffer.concat([HARMLESS, EICAR]))).toEqual({ kind: 'infected', signature: 'Eicar-Test-Signature' });
      expect(await scan?.(Buffer.alloc(0))).toEqual({ kind: 'clean' });
      expect(clamd.files.map((file) => file.length)).toEqual([HARMLESS.length, HARMLESS.length + EICAR.length, 0]);
      await expect.poll(() => clamd.open.size).toBe(0);
    }
  });

  it('of 20 MB is sent whole, in chunks', async () => {
    const clamd = await pretendClamd();
    const scan = clamdScan({ port: clamd.port, host: '127.0.0.1' });
    const file = Buffer.alloc(20 * 1024 * 1024 + 1, 'Samla ');
    expect(await scan(file)).toEqual({ kind: 'clean' });
    expect(clamd.files[0]?.equals(file)).toBe(true);
    expect([clamd.chunks.length, Math.max(...clamd.chunks), clamd.chunks.at(-1)]).toEqual([321, 65_536, 1]);
    expect((await scan(Buffer.concat([file, EICAR]))).kind).toBe('infected');
  });

  it('is never told with more of the scanner’s words than letters and signs that do nothing', async () => {
    expect(await saying('stream: <img src=x>\nWin.Test-1 FOUND\0')).toMatchObject({ kind: 'unanswered' });
    expect(await saying('stream: <b>Win.Test-1</b>" FOUND\0')).toEqual({ kind: 'infected', signature: '?b?Win.Test-1?/b??' });
    const long = await saying(`stream: ${'x'.repeat(3000)} FOUND\0`);
    expect(long).toEqual({ kind: 'infected', signature: 'x'.repeat(200) });
  });
});

describe('a file that the scanner gives no verdict on', () => {
  it('is not clean, whatever else is said instead', async () => {
    for (const answer of [
      '',
      '\0',
      'OK\0',
      'stream: OK',
      'stream: OK\n',
      'stream: \0',
      'stream: OK\0stream: OK\0',
      'stream: NOT OK\0',
      'INSTREAM size limit exceeded. ERROR\0',
      'stream: Can’t allocate memory ERROR\0',
      'HTTP/1.1 400 Bad Request\r\n\r\n',
      'x'.repeat(100_000),
    ])
      expect(await saying(answer), answer.slice(0, 40)).toMatchObject({ kind: 'unanswered', why: expect.any(Error) });
  });

  it('is waited for no longer than a while', async () => {
    const began = performance.now();
    const hangs: Answering = () => undefined;
    expect(await withThe({ answer: hangs }, HARMLESS, 300)).toMatchObject({
      kind: 'unanswered',
      why: { message: expect.stringContaining('300 ms') },
    });
    // Who says a little at a time is not waited for longer.
    const drips: Answering = (_file, socket) => {
      const timer = setInterval(() => socket.write('s'), 50);
      socket.on('close', () => clearInterval(timer));
    };
    expect((await withThe({ answer: drips }, HARMLESS, 300)).kind).toBe('unanswered');
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it('is not clean when the connection breaks, or an answer comes before the file is there', async () => {
    const large = Buffer.alloc(20 * 1024 * 1024);
    expect((await withThe({ onConnect: (socket) => void socket.destroy() }, large)).kind).toBe('unanswered');
    expect((await withThe({ onConnect: (socket) => void socket.end() })).kind).toBe('unanswered');
    expect((await withThe({ onConnect: (socket) => void socket.pause().write('stream: OK\0') }, large)).kind).toBe('unanswered');
    expect((await clamdScan({ path: join(folder, 'nobody.ctl') })(HARMLESS)).kind).toBe('unanswered');
    expect((await clamdScan({ port: 9, host: '127.0.0.1' })(HARMLESS)).kind).toBe('unanswered');
  });
});

describe('SAMLA_ANTIVIRUS', () => {
  it('unset means that files are taken unscanned, which is told at the start', async () => {
    for (const env of [{}, { SAMLA_ANTIVIRUS: '' }, { SAMLA_ANTIVIRUS: ' ' }]) expect(antivirusFrom(env)).toBeUndefined();
    expect(await antivirusWarning(undefined)).toMatch(/^Varning: filer tas emot utan .*SAMLA_ANTIVIRUS/);
  });

  it('with a scanner that does not answer is told at the start too, and one that does with no word', async () => {
    const { place } = await pretendClamd();
    expect(await antivirusWarning(antivirusFrom({ SAMLA_ANTIVIRUS: place }))).toBeUndefined();
    expect(await antivirusWarning(antivirusFrom({ SAMLA_ANTIVIRUS: '127.0.0.1:9' }))).toMatch(/svarar inte/);
  });

  it('that can’t be read is told at the start, and how to write it', () => {
    for (const SAMLA_ANTIVIRUS of ['clamav', 'clamd.ctl', ':3310', 'host:0', 'host:65536', 'tcp://host:3310', 'host:3310/x', '::1:3310'])
      expect(() => antivirusFrom({ SAMLA_ANTIVIRUS }), SAMLA_ANTIVIRUS).toThrow(/^SAMLA_ANTIVIRUS=.* går inte att läsa\. Skriv .*3310/);
    for (const SAMLA_ANTIVIRUS of ['[::1]:3310', 'clamav.intern:3310', '/run/clamav/clamd.ctl'])
      expect(antivirusFrom({ SAMLA_ANTIVIRUS }), SAMLA_ANTIVIRUS).toBeTypeOf('function');
  });
});
