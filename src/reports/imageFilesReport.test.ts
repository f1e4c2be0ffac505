import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessAssociation, type AccessAssociation } from '../../test/access/accessWorld.ts';
import { JPEG, PNG } from '../../test/exampleImages.ts';
import { operation, operator, settableClock } from '../../test/testDatabase.ts';
import { imageFilesIn } from '../documents/markdownImageFiles.ts';
import { closeWorkers } from '../platform/workers.ts';
import { localDate } from '../shared/localDate.ts';
import { keepImageFiles } from './imageFilesReport.ts';
import { insertReport } from './reportQueries.ts';
import { listImages } from './sectionImageQueries.ts';
import { saveSectionText } from './sectionTextReport.ts';

const clock = settableClock('2018-09-20T10:00:00Z');
const FILES: Readonly<Record<string, Uint8Array>> = { 'skog.jpg': JPEG, 'kartor/över sjön.png': PNG, 'text.png': Buffer.from('text') };
const TEXT = 'Före.\n\n![Skogen](skog.jpg)\n\n![Kartan](<kartor/över sjön.png>)\n\n![Skogen igen](skog.jpg "x")\n';
let association: AccessAssociation;
let reportId = '';
beforeAll(async () => {
  association = await accessAssociation(clock);
  const period = { from: localDate('2018-01-01'), to: localDate('2018-08-31') };
  reportId = await association.database.write(operator, operation, ({ db, now }) => insertReport(db, period, { now, name: 'test' }));
});
afterAll(closeWorkers);

const keep = (markdown: string) =>
  keepImageFiles(
    association.database,
    operator,
    operation,
    { reportId, section: 'mål', markdown },
    (name) => FILES[name] ?? new Uint8Array(),
  );
const kept = async (): Promise<number> =>
  (await association.database.read(operator, operation, ({ db }) => listImages(db, reportId))).length;

it('a text names files, but not addresses', () => {
  expect(imageFilesIn(TEXT).map(({ name }) => name)).toEqual(['skog.jpg', 'kartor/över sjön.png', 'skog.jpg']);
  expect(imageFilesIn('![a](https://x.example/a.png) ![b](data:image/png;base64,AA) ![c](image:x) [d](e.png)')).toEqual([]);
  expect(imageFilesIn('![a](C:/bilder/a.png)')).toHaveLength(1);
});

it('nothing is kept where one of the files is no image', async () => {
  const refused = await keep(`${TEXT}\n![Text](text.png)\n\n![Borta](borta.png)`);
  expect(refused).toMatchObject({ ok: false, error: { code: 'faulty-image' } });
  expect(refused.ok ? [] : refused.error.details.map((line) => line.split(':')[0])).toEqual(['text.png', 'borta.png']);
  expect(await kept()).toBe(0);
});

it('the files are kept once, however often the text is given, and the text names them by key', async () => {
  const first = await keep(TEXT);
  if (!first.ok) throw new Error(first.error.text);
  expect(first.value).toMatch(
    /^Före\.\n\n!\[Skogen\]\(image:[0-9a-f-]{36}\)\n\n!\[Kartan\]\(<image:[0-9a-f-]{36}>\)\n\n!\[Skogen igen\]\(image:[0-9a-f-]{36} "x"\)\n$/,
  );
  expect(await keep(TEXT)).toEqual(first);
  expect(await kept()).toBe(2);
  expect(await saveSectionText(association.database, operator, operation, reportId, 'goals', first.value)).toMatchObject({ ok: true });
});
