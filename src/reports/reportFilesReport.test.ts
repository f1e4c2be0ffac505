import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goldenAssociation } from '../../test/goldenAssociation.ts';
import { haveShared } from '../../test/sharedFolder.ts';
import { operation, operator, settableClock } from '../../test/testDatabase.ts';
import { budgetChanges } from '../finance/budgetChanges.ts';
import { listBudgetLines, saveBudget } from '../finance/budgetQueries.ts';
import { importBudget } from '../finance/budgetImport.ts';
import { REQUIRED_COLUMNS } from '../participants/participantRow.ts';
import { importParticipants } from '../participants/participantImport.ts';
import { closeWorkers } from '../platform/workers.ts';
import { localDate } from '../shared/localDate.ts';
import { interimDifferences } from './interimReport/interimDifferencesReport.ts';
import { adoptReport, exportReport, REPORT_FORMATS, type ReportFormat } from './reportFilesReport.ts';
import { insertReport } from './reportQueries.ts';
import { saveSectionText } from './sectionTextReport.ts';

const period = { from: localDate('2018-01-01'), to: localDate('2018-08-31') };
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

describe.skipIf(!haveShared)('an interim report', async () => {
  const clock = settableClock('2018-09-10T08:00:00Z');
  const { database, asOwner } = haveShared ? await goldenAssociation(clock) : ({} as Awaited<ReturnType<typeof goldenAssociation>>);
  let id = '';
  const file = async (format: ReportFormat): Promise<Buffer> => {
    const made = await exportReport(database, operator, operation, id, format);
    if (!made.ok) throw new Error(made.error.text);
    return Buffer.from(made.value.bytes);
  };
  const text = async (format: 'html' | 'json'): Promise<string> => (await file(format)).toString('utf8');
  const differences = () => database.read(operator, operation, ({ db }) => interimDifferences(db, id, period));

  beforeAll(async () => {
    id = await database.write(operator, operation, ({ db, now }) => insertReport(db, period, { now, name: 'test' }));
  });
  afterAll(closeWorkers);

  it('says that it is a draft with small numbers, and holds the sections in order with the live figures', async () => {
    const html = await text('html');
    expect(html).toContain('Utkast – innehåller små tal');
    const headings = [
      'Om förbundet och dess ändamål',
      'Styrelsen',
      'Huvudmännen',
      'Mål och aktiviteter',
      'Resultat från insatserna',
      'Planerade aktiviteter',
      'Ekonomiskt utfall och prognos',
    ];
    const places = headings.map((heading) => html.lastIndexOf(heading));
    expect(places.every((place, i) => place > 0 && (i === 0 || place > (places[i - 1] ?? 0)))).toBe(true);
    expect(html).toContain('108 deltagare (66 % kvinnor och 34 % män)');
    expect(html.match(/<svg/g)?.length).toBe(3);
  });

  it('prints every row of a code table, also those of zero, and "inga" for a table of nothing', async () => {
    const html = await text('html');
    for (const row of ['Etableringsersättning', 'Ålderspension', 'Annan', 'Övriga']) expect(html).toContain(row);
    expect(html.toLowerCase()).toContain('inga');
  });

  it('takes texts by section, in Swedish or English, keeps every version and refuses what it can not print', async () => {
    expect(await saveSectionText(database, operator, operation, id, 'styrelse', '## Möten\n\nTre möten <b>.')).toMatchObject({
      ok: false,
      error: { code: 'faulty-text' },
    });
    expect(await saveSectionText(database, operator, operation, id, 'vädret', 'x')).toMatchObject({
      ok: false,
      error: { code: 'unknown-section' },
    });
    expect(await saveSectionText(database, operator, operation, id, 'board', 'Tre möten hölls i å, ä och ö.')).toMatchObject({
      value: { section: 'board', version: 1 },
    });
    expect(await saveSectionText(database, operator, operation, id, 'styrelse', 'Fyra möten hölls.')).toMatchObject({
      value: { version: 2 },
    });
    expect(await saveSectionText(database, operator, operation, id, 'styrelse', 'Fyra möten hölls.')).toMatchObject({
      value: { version: 2 },
    });
    const html = await text('html');
    expect(html).toContain('Fyra möten hölls.');
    expect(html).not.toContain('Tre möten');
    expect(await saveSectionText(database, operator, operation, 'inget-id', 'board', 'x')).toMatchObject({
      ok: false,
      error: { code: 'unknown-report' },
    });
  });

  it('takes in no identity number with a text', async () => {
    const written = await saveSectionText(database, operator, operation, id, 'goals', `Ett mål.\n\nSom för 850101-2382.`);
    expect(written).toMatchObject({
      ok: false,
      error: { code: 'faulty-text', details: [expect.stringMatching(/^Rad 3 \(”Som för ·{6}-·{4}\.”\): ett identitetsnummer/)] },
    });
    expect(JSON.stringify(written)).not.toContain('2382');
  });

  it('is not adopted on a day that has not been or before its period has ended, nor without a decision (V2.3.1)', async () => {
    expect(await adoptReport(database, operator, operation, id, localDate('2018-08-30'), '§ 45')).toMatchObject({
      ok: false,
      error: { code: 'date' },
    });
    expect(await adoptReport(database, operator, operation, id, localDate('2018-09-20'), '§ 45')).toMatchObject({
      ok: false,
      error: { code: 'date' },
    });
    expect(await adoptReport(database, operator, operation, id, localDate('2018-09-10'), '  ')).toMatchObject({
      ok: false,
      error: { code: 'decision' },
    });
  });

  it('adopted by two at once is adopted once, and is the same bytes for ever (V2.3.4)', async () => {
    clock.set('2018-09-20T14:00:00Z');
    const both = await Promise.all([1, 2].map(() => adoptReport(database, operator, operation, id, localDate('2018-09-20'), '§ 45')));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const before = await Promise.all(REPORT_FORMATS.map(file));
    expect(await text('html')).toContain('Innehåller små tal – ej för publicering');
    expect(await text('html')).toContain('§ 45');
    expect(await differences()).toEqual([]);

    clock.set('2018-11-02T10:00:00Z');
    const late = [
      'L-1',
      'Samordningsteam Sala',
      '',
      '',
      '',
      'K',
      '1990',
      'Sala',
      'AF',
      '2018-08-01',
      '',
      '',
      'gymnasium',
      'ingen',
      '',
      'aktivitetsstöd',
      '',
      '20',
    ];
    const outside = ['L-2', 'Samordningsteam Sala', '', '', '', 'M', '1990', 'Sala', 'AF', '2018-10-01', '', '', '', '', '', '', '', ''];
    expect(
      (
        await importParticipants(
          database,
          operator,
          ascii([REQUIRED_COLUMNS, late, outside].map((row) => row.join(';')).join('\n')),
          'sent',
        )
      ).ok,
    ).toBe(true);
    expect(Buffer.concat(await Promise.all(REPORT_FORMATS.map(file))).equals(Buffer.concat(before))).toBe(true);
  });

  it('lists what came later one by one, with the figures it changes and without the person', async () => {
    const list = await differences();
    expect(list).toHaveLength(1);
    expect(list[0]).toMatchObject({ what: 'Sent registrerad inskrivning (Samordningsteam Sala)', recordedBy: 'test operator' });
    expect(list[0]?.recordedAt.toISOString()).toBe('2018-11-02T10:00:00.000Z');
    expect(list[0]?.figures).toEqual(expect.arrayContaining(['flöde', 'nya', 'per_kommun', 'ålder_nya']));
    expect(list[0]?.figures.join()).not.toMatch(/avslut(sorsak|ade)/);
    // Municipality, age or income of the one it is about are not told.
    expect(JSON.stringify(list)).not.toMatch(/16-29|aktivitetsstöd|gymnasium/);
    clock.set('2018-11-05T10:00:00Z');
    const kept = await Promise.all(REPORT_FORMATS.map(file));
    const budget =
      'budgetpost;grupp;slag;från;till;årsbudget_kr;prognos_kr;bokslut_föregående_år_kr;objekt\nStyrelse;;kostnad;2018-01-01;2018-12-31;-1;;;110\n';
    expect((await importBudget(database, operator, ascii(budget), 2018)).ok).toBe(true);
    const later = await differences();
    // A forecast that is made otherwise is a new wording of its line, and no adopted byte changes.
    clock.set('2018-11-06T10:00:00Z');
    await database.write(operator, operation, async ({ db, now }) => {
      const lines = await listBudgetLines(db, 2018);
      const wanted = lines.map((line) => ({ ...line, plan: { method: 'run_rate' as const } }));
      await saveBudget(db, 2018, lines, budgetChanges(lines, wanted), { now, name: 'ekonomen' });
    });
    expect((await differences()).filter(({ recordedBy }) => recordedBy === 'ekonomen').map(({ what, figures }) => [what, figures])).toEqual(
      [['Ny lydelse av budgetposten Styrelse', ['ekonomi: Styrelse']]],
    );
    expect(Buffer.concat(await Promise.all(REPORT_FORMATS.map(file))).equals(Buffer.concat(kept))).toBe(true);
    expect(later.map(({ what }) => what)).toContain('Ny lydelse av budgetposten Styrelse');
    expect(JSON.stringify(later)).not.toMatch(/L-1|1990|2018-08-01/);
  });

  it('can not be changed once adopted, by the program or in the database', async () => {
    expect(await saveSectionText(database, operator, operation, id, 'board', 'Ändrat.')).toMatchObject({
      ok: false,
      error: { code: 'adopted' },
    });
    const { rows } = await asOwner((client) =>
      client.query(
        `select g.privilege_type from pg_class c, aclexplode(c.relacl) g where c.relnamespace = 'reports'::regnamespace and c.relname <> 'section_draft' and g.grantee <> c.relowner and g.privilege_type not in ('SELECT', 'INSERT')`,
      ),
    );
    expect(rows).toEqual([]);
  });
});
