import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settableClock } from '../../../test/testDatabase.ts';
import { letterText } from '../../../test/platform/letterText.ts';
import type { MailMessage } from './mail.ts';
import { mailFrom } from './mailSettings.ts';

const clock = settableClock('2026-03-10T09:15:00Z');
const LETTER: MailMessage = {
  to: { name: 'Åsa Öhrn', address: 'asa.ohrn@prov.example' },
  on: 'Samla – Norra förbundet',
  subject: 'Inbjudan till Samla i Västra Götalands förbund för återhämtning',
  text: 'Hej Åsa Öhrn!\n\nVälj ett lösenord här:\nhttps://samla.example/norra/invitation#Zx-_9\n.\nÄr du osäker? Fråga.\n',
};
let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'samla-mail-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a letter in a folder', () => {
  it('is a whole RFC 5322 message with its Swedish right, named by time alone', async () => {
    const place = join(folder, 'ny', 'mapp');
    expect(await mailFrom({ SAMLA_MAIL: place }, clock)?.(LETTER)).toEqual({ ok: true, value: undefined });
    const names = await readdir(place);
    expect(names).toEqual([expect.stringMatching(/^2026-03-10T091500000Z-[0-9a-f]{8}\.eml$/)]);
    expect((await stat(join(place, names[0] ?? ''))).mode & 0o777).toBe(0o600);
    const raw = await readFile(join(place, names[0] ?? ''), 'latin1');
    // Headers are ASCII, every line ends with CR LF and is short enough for any server.
    expect(raw).not.toMatch(/[^\t\r\n -~]|[^\r]\n/);
    expect(raw.split('\r\n').every((line) => line.length <= 998)).toBe(true);
    const letter = letterText(raw);
    expect(letter.headers).toMatchObject({
      from: 'Samla – Norra förbundet <samla@localhost>',
      to: 'Åsa Öhrn <asa.ohrn@prov.example>',
      subject: LETTER.subject,
      date: 'Tue, 10 Mar 2026 09:15:00 +0000',
      'mime-version': '1.0',
      'message-id': expect.stringMatching(/^<[^<>@\s]+@[^<>@\s]+>$/),
    });
    expect(letter.text).toBe(LETTER.text);
  });

  it('that can’t be put there is told without name or address', async () => {
    const file = join(folder, 'en-fil');
    await writeFile(file, '');
    const sent = await mailFrom({ SAMLA_MAIL: file }, clock)?.(LETTER);
    expect(sent).toMatchObject({ ok: false, error: { code: 'mail-failed' } });
    expect(JSON.stringify(sent)).not.toMatch(/asa|Åsa|samla-mail/);
  });

  it('takes no header from what a person is called (V1.3.11)', async () => {
    const place = join(folder, 'rader');
    await mailFrom({ SAMLA_MAIL: place }, clock)?.({ ...LETTER, to: { ...LETTER.to, name: 'Åsa\r\nBcc: annan@prov.example' } });
    const [name = ''] = await readdir(place);
    expect(letterText(await readFile(join(place, name), 'latin1')).headers['bcc']).toBeUndefined();
  });
});

describe('a letter through a mail server', () => {
  const taken: string[] = [];
  let server: Server;
  beforeAll(async () => {
    server = createServer((socket) => {
      let isData = false;
      socket.write('220 prov\r\n');
      socket.on('data', (bytes) => {
        const said = bytes.toString('latin1');
        taken.push(said);
        if (isData) {
          if (!taken.join('').endsWith('\r\n.\r\n')) return;
          isData = false;
        } else if (said.startsWith('RCPT TO:<nej@')) return void socket.write('550 nej@prov.example finns inte\r\n');
        else if (said.startsWith('DATA')) {
          isData = true;
          return void socket.write('354 go\r\n');
        }
        socket.write('250 ok\r\n');
      });
    });
    await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  });
  afterAll(() => new Promise((done) => server.close(done)));
  const carrier = () => {
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    return mailFrom({ SAMLA_MAIL: `smtp://127.0.0.1:${port}`, SAMLA_MAIL_FROM: 'samla@prov.example' }, clock);
  };

  it('is handed over with sender and receiver', async () => {
    expect(await carrier()?.(LETTER)).toEqual({ ok: true, value: undefined });
    expect(taken.join('')).toMatch(/MAIL FROM:<samla@prov\.example>[^]*RCPT TO:<asa\.ohrn@prov\.example>[^]*Subject: =\?UTF-8\?/);
  });

  it('that is refused, or has nobody to go to, is told without the address', async () => {
    const refused = await carrier()?.({ ...LETTER, to: { name: 'Nej', address: 'nej@prov.example' } });
    const nowhere = await mailFrom({ SAMLA_MAIL: 'smtp://127.0.0.1:9', SAMLA_MAIL_FROM: 'samla@prov.example' }, clock)?.(LETTER);
    for (const sent of [refused, nowhere]) {
      expect(sent).toMatchObject({ ok: false, error: { code: 'mail-failed' } });
      expect(JSON.stringify(sent)).not.toMatch(/@prov|127\.0/);
    }
  });
});

describe('SAMLA_MAIL', () => {
  it('unset means that no letters can be sent', () => {
    for (const env of [{}, { SAMLA_MAIL: '' }, { SAMLA_MAIL: ' ' }]) expect(mailFrom(env, clock)).toBeUndefined();
  });

  it('that can’t be read is told at the start, without the password in it', () => {
    for (const SAMLA_MAIL of ['https://server', 'smtp://', 'post.prov.example', 'mapp'])
      expect(() => mailFrom({ SAMLA_MAIL, SAMLA_MAIL_FROM: 'a@b.se' }, clock), SAMLA_MAIL).toThrow(/SAMLA_MAIL går inte att läsa/);
    expect(() => mailFrom({ SAMLA_MAIL: 'smtp://anna:hemligt@post.prov.example' }, clock)).toThrow(/^SAMLA_MAIL_FROM saknas(?!.*hemligt)/);
    expect(() => mailFrom({ SAMLA_MAIL: '/tmp/x', SAMLA_MAIL_FROM: 'Samla' }, clock)).toThrow(/SAMLA_MAIL_FROM är ingen e-postadress/);
  });
});
