import { unzipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessAssociation, accessServer, type AccessAssociation, type AccessServer } from '../../test/access/accessWorld.ts';
import { JPEG, LATITUDE, photoOfPhone, PNG, SECRETS, unreadablePng } from '../../test/exampleImages.ts';
import { operation, operator, settableClock } from '../../test/testDatabase.ts';
import type { Fault } from '../platform/http/schemas.ts';
import { closeWorkers } from '../platform/workers.ts';
import type { AddedImage } from './sectionImagesApi.ts';
import { teamPartKey } from './sectionKey.ts';
import type { ReportSection, ReportSections } from './sectionsApi.ts';

const clock = settableClock('2018-09-20T10:00:00Z');
const ID = '0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0b01';
const NEXT = '0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0b02';
const key = (number: number): string => `0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a1${String(number).padStart(3, '0')}`;
let association: AccessAssociation;
let server: AccessServer;
let coordinator: { cookie: string };
let leader: { cookie: string };
let part = '';

type Body = AddedImage & Fault & ReportSection & ReportSections;
async function ask(method: 'GET' | 'POST' | 'PUT', path: string, payload?: object, headers = coordinator) {
  const isFile = Buffer.isBuffer(payload);
  const answer = await server.ask({
    method,
    url: `/api/reports${path}`,
    headers: isFile ? { ...headers, 'content-type': 'application/octet-stream' } : headers,
    ...(payload ? { payload } : {}),
  });
  const isJson = String(answer.headers['content-type']).includes('json');
  return {
    status: answer.statusCode,
    headers: answer.headers,
    bytes: answer.rawPayload,
    body: (isJson ? answer.json<Body>() : {}) as Body,
  };
}
const add = (section: string, image: string, bytes: Uint8Array, headers = coordinator) =>
  ask('PUT', `/${ID}/sections/${section}/images/${image}`, Buffer.from(bytes), headers);
const fetchImage = (section: string, image: string, headers = coordinator) =>
  ask('GET', `/${ID}/sections/${section}/images/${image}`, undefined, headers);
const save = (section: string, version: number, markdown: string, headers = coordinator) =>
  ask('PUT', `/${ID}/sections/${section}`, { version, markdown }, headers);
const file = async (format: string): Promise<Buffer> => (await ask('GET', `/${ID}/file?format=${format}`)).bytes;
const stored = () =>
  association.database.read(operator, operation, async ({ db }) => {
    const { rows } = await sql<{ count: number }>`select count(*)::integer as count from reports.section_image`.execute(db);
    return rows[0]?.count;
  });

beforeAll(async () => {
  association = await accessAssociation(clock);
  server = await accessServer(association, clock);
  coordinator = await server.logIn(association, 'coordinator');
  leader = await server.logIn(association, 'team_leader');
  const kraften = association.interventions.get('Kraften') ?? '';
  part = teamPartKey(kraften);
  await ask('POST', '', { id: ID, from: '2018-01-01', to: '2018-08-31', teams: [kraften] });
  await ask('POST', '', { id: NEXT, from: '2018-09-01', to: '2018-12-31', teams: [kraften] });
});
afterAll(closeWorkers);

describe('an image in the text of a section', () => {
  it('is kept without what the phone wrote, the right way up, and handed out as what it is', async () => {
    const photo = photoOfPhone(6);
    expect(await add('goals', key(1), photo)).toMatchObject({ status: 201, body: { key: key(1), width: 32, height: 48 } });
    const image = await fetchImage('goals', key(1));
    expect(image.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-disposition': `inline; filename*=UTF-8''bild-${key(1)}.jpg`,
    });
    for (const secret of [...SECRETS, LATITUDE]) expect(image.bytes.includes(Buffer.from(secret))).toBe(false);
    expect(image.bytes.length).toBe(JPEG.length + 36);
  });

  it('is there once when it is sent twice, and never becomes another', async () => {
    const before = await stored();
    expect((await add('goals', key(1), photoOfPhone(6))).status).toBe(201);
    expect(await stored()).toBe(before);
    expect(await add('goals', key(1), PNG)).toMatchObject({ status: 409, body: { code: 'image-key' } });
    expect((await fetchImage('goals', key(1))).headers['content-type']).toBe('image/jpeg');
  });

  it('is refused with words that help, and nothing of it is stored', async () => {
    const before = await stored();
    const refused = async (bytes: Uint8Array | string): Promise<string> => {
      const { status, body } = await add('goals', key(2), typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
      return `${status} ${body.text}`;
    };
    expect(await refused(new Uint8Array(30_000_000).fill(0xff))).toMatch(/^413 Bilden är större än 5 MB\. Gör den mindre/);
    expect(await refused('En text som heter bild.png')).toMatch(/^422 Filen är ingen bild/);
    expect(await refused('<svg xmlns="http://www.w3.org/2000/svg"/>')).toMatch(/^422 Bilden är en SVG-fil/);
    expect(await refused('GIF89a')).toMatch(/^422 Bilden är varken PNG eller JPEG/);
    expect(await refused('\0\0\0\u0018ftypheic')).toMatch(/^422 Bilden är av slaget HEIC/);
    expect(await refused(JPEG.subarray(0, 300))).toMatch(/^422 Bilden är avbruten/);
    expect(await refused(unreadablePng())).toMatch(/^422 Bilden är skadad/);
    expect(await stored()).toBe(before);
    expect((await fetchImage('goals', key(2))).status).toBe(404);
  });

  it('may be named by the text of that section, and by no other', async () => {
    const words = `Före.\n\n![Skogsgruppen vid elden](image:${key(1)})\n\n![](image:${key(1)} "dekoration")`;
    expect(await save('goals', 0, words)).toMatchObject({ status: 200, body: { version: 1 } });
    const elsewhere = await save('board', 0, words);
    expect(elsewhere.status).toBe(422);
    expect(elsewhere.body.details).toHaveLength(2);
    expect(elsewhere.body.details[0]).toContain('bilden "Skogsgruppen vid elden" finns inte i det här avsnittet');
    expect((await save('goals', 1, `![](image:${key(1)})`)).body.details[0]).toContain('bilden saknar beskrivning');
    expect((await save('goals', 1, '![Karta](https://norra.example/karta.png)')).body.details[0]).toContain('ligger inte i rapporten');
  });

  it('has words that are held to what every word of a report is held to', async () => {
    const named = await save('goals', 1, `![Tack 850101-2382](image:${key(1)})`);
    expect(named).toMatchObject({ status: 422, body: { code: 'faulty-text' } });
    expect(JSON.stringify(named.body)).not.toContain('2382');
    await save('goals', 1, `![Våra 9 999 deltagare](image:${key(1)})`);
    const { body } = await ask('GET', `/${ID}/sections/goals`);
    expect(body.contradictions).toMatchObject([{ words: '9 999 deltagare' }]);
    await save('goals', 2, `![Skogsgruppen vid elden](image:${key(1)})\n`);
  });

  it('stands in every format with its words, and without what the phone wrote', async () => {
    const html = (await file('html')).toString();
    expect(html).toContain('alt="Skogsgruppen vid elden"');
    const word = Object.entries(unzipSync(await file('docx'))).map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes) }));
    expect(word.find(({ name }) => name === 'word/document.xml')?.bytes.toString()).toContain('descr="Skogsgruppen vid elden"');
    const book = unzipSync(await file('xlsx'));
    expect(Object.values(book).some((bytes) => Buffer.from(bytes).includes('Skogsgruppen vid elden'))).toBe(true);
    const json = JSON.parse((await file('json')).toString()) as { bilder: unknown[] };
    expect(json.bilder).toMatchObject([{ avsnitt: 'goals', nyckel: key(1), slag: 'image/jpeg', bredd: 32, höjd: 48 }]);
    const pdf = await file('pdf');
    const inPage = Buffer.from(/data:image\/jpeg;base64,([^"]+)/.exec(html)?.[1] ?? '', 'base64');
    expect(inPage.length).toBe(JPEG.length + 36);
    for (const bytes of [inPage, pdf, ...word.map((one) => one.bytes), Buffer.from(JSON.stringify(json))])
      for (const secret of [...SECRETS, LATITUDE]) expect(bytes.includes(Buffer.from(secret))).toBe(false);
  });
});

describe("a team leader and the images of the own team's part", () => {
  it('adds and sees them, and nothing of the rest of the report', async () => {
    expect((await add(part, key(3), PNG, leader)).status).toBe(201);
    expect((await fetchImage(part, key(3), leader)).status).toBe(200);
    expect((await fetchImage(part, key(3))).status).toBe(200);
    expect((await fetchImage('goals', key(1), leader)).status).toBe(404);
    expect((await add('goals', key(4), PNG, leader)).status).toBe(404);
    expect((await save(part, 0, `![Bild](image:${key(1)})`, leader)).status).toBe(422);
    expect((await save(part, 0, `![Vår bild](image:${key(3)})`, leader)).status).toBe(200);
  });

  it('takes over those of a text that may be read, under the same key', async () => {
    const take = (report: string, section: string, image: string, headers = coordinator) =>
      ask('POST', `/${report}/sections/${section}/images/${image}/copy`, undefined, headers);
    expect(await take(NEXT, part, key(3), leader)).toMatchObject({ status: 201, body: { key: key(3), width: 48, height: 32 } });
    expect((await take(NEXT, part, key(3), leader)).status).toBe(201);
    expect((await ask('PUT', `/${NEXT}/sections/${part}`, { version: 0, markdown: `![Vår bild](image:${key(3)})` }, leader)).status).toBe(
      200,
    );
    const foreign = await take(NEXT, part, key(1), leader);
    expect(foreign).toMatchObject({ status: 404, body: { code: 'unknown-image' } });
    expect(foreign.body.text).toContain('Lägg in den från en fil');
    expect((await take(NEXT, 'goals', key(1))).status).toBe(201);
    expect((await take(NEXT, 'goals', key(9))).status).toBe(404);
  });
});

describe('an adopted report', () => {
  it('keeps the bytes that it had, and takes no more images', async () => {
    const { revision } = (await ask('GET', `/${ID}/sections`)).body;
    expect((await ask('POST', `/${ID}/adoption`, { revision, date: '2018-09-20', decision: '§ 9' })).status).toBe(200);
    const [first, second] = [await file('pdf'), await file('pdf')];
    expect(first.equals(second)).toBe(true);
    expect((await file('html')).toString()).toContain('alt="Vår bild"');
    expect((await fetchImage('goals', key(1))).status).toBe(200);
    expect(await add('goals', key(5), PNG)).toMatchObject({ status: 409, body: { code: 'adopted' } });
  });
});
