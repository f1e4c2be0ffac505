import { beforeAll, describe, expect, it } from 'vitest';
import { computeEconomy } from '../src/finance/economyReport.ts';
import { economyJson } from '../src/finance/economyJson.ts';
import { createSamlaServer } from '../src/main.ts';
import { clockFrom } from '../src/platform/clock.ts';
import type { AssociationDatabase } from '../src/platform/database/association.ts';
import type { Installation } from '../src/platform/database/installation.ts';
import { interimDifferences } from '../src/reports/interimReport/interimDifferencesReport.ts';
import { exportReport } from '../src/reports/reportFilesReport.ts';
import { listReportHeads } from '../src/reports/reportQueries.ts';
import { localDate } from '../src/shared/localDate.ts';
import { inSwedishOrder } from '../src/shared/swedishOrder.ts';
import { DEFAULT_AGE_BANDS, parseAgeBands } from '../src/statistics/bands.ts';
import { VOCABULARIES } from '../src/statistics/closingVocabulary.ts';
import { statisticsJson } from '../src/statistics/statisticsJson.ts';
import { computeStatistics } from '../src/statistics/statisticsReport.ts';
import { haveShared, sharedJson } from '../test/sharedFolder.ts';
import { operation, operator } from '../test/testDatabase.ts';
import { testInstallation } from '../test/testInstallation.ts';
import { NORRA, SODRA } from './demoAssociations.ts';
import { clockAt, demoActor } from './demoStep.ts';
import { demoSteps } from './demoSteps.ts';
import { isDemoWanted, loadDemo } from './loadDemo.ts';
import { ROLE_TABLE } from '../src/access/roleTable.ts';
import { DEMO_PASSWORD, demoLoginLines, demoLogins } from './logins.ts';

type Row = { readonly nyckel: string };
type Tables = { readonly per_insats: readonly Row[] } & Readonly<Record<string, unknown>>;
type Run = {
  readonly från: string;
  readonly till: string;
  readonly åldersband?: string;
  readonly vokabulär?: 'sus' | 'team';
  readonly insats?: string;
  readonly tabeller: Tables;
};
type Economy = { readonly rader: readonly { readonly budgetpost: string }[] } & Readonly<Record<string, unknown>>;

/** The demo's name of each of the golden sets' teams. */
const NAMES: Readonly<Record<string, string>> = {
  'Samordningsteam FNS': 'Gruvstugan',
  'Samcentrum Hallstahammar': 'Kanalhuset',
  'Samordningsteam Sala': 'Silvervägen',
  'Samordningsteam Surahammar': 'Åkanten',
  'Samordningsteam Hallsta/Sura': 'Strömmen',
  'Kraften Hedemora': 'Källan',
};
const renamed = (name: string): string => NAMES[name] ?? name;
const golden = <T>(set: string, part: 'statistik' | 'ekonomi'): T[] =>
  haveShared ? (sharedJson<Record<string, T[]>>(`golden/${set}/expected.json`)[part] ?? []) : [];

// A load that was interrupted after some steps, taken up again.
const STEPS_BEFORE_INTERRUPTION = 7;
const made = testInstallation('file');
let installation: Installation;
let norra: AssociationDatabase;
let sodra: AssociationDatabase;
const said: string[] = [];
beforeAll(async () => {
  installation = await made.open({ poolSize: 4 });
  expect(await isDemoWanted(installation)).toBe(true);
  norra = await installation.createAssociation({ name: NORRA.name, slug: NORRA.slug, organisationNumber: NORRA.organisationNumber });
  for (const step of demoSteps(NORRA).slice(0, STEPS_BEFORE_INTERRUPTION)) await step.run(norra.at(clockAt(step.at)), demoActor(step.by));
  expect(await isDemoWanted(installation)).toBe(true);
  await loadDemo(installation, (text) => said.push(text));
  const found = await installation.findBySlug('sodra');
  if (!found) throw new Error('södra is not there');
  sodra = found;
}, 300_000);

async function tables(database: AssociationDatabase, run: Omit<Run, 'tabeller'>, knownAt?: Date): Promise<Tables> {
  const bands = run.åldersband === undefined ? { ok: true as const, value: DEFAULT_AGE_BANDS } : parseAgeBands(run.åldersband);
  if (!bands.ok) throw new Error(bands.error.text);
  const period = { from: localDate(run.från), to: localDate(run.till) };
  const request = {
    period,
    intervention: run.insats && renamed(run.insats),
    ageBands: bands.value,
    vocabulary: VOCABULARIES[run.vokabulär ?? 'sus'],
    knownAt,
  };
  const computed = await database.read(operator, operation, ({ db }) => computeStatistics(db, request));
  if (!computed) throw new Error('the intervention is unknown');
  return statisticsJson(computed.tables);
}

const inDemo = ({ tabeller }: Run): Tables => ({
  ...tabeller,
  per_insats: tabeller.per_insats
    .map((row) => ({ ...row, nyckel: renamed(row.nyckel) }))
    .sort((a, b) => inSwedishOrder(a.nyckel, b.nyckel)),
});

async function economy(database: AssociationDatabase, year: number, per: string) {
  const computed = await database.read(operator, operation, ({ db }) => computeEconomy(db, year, localDate(per)));
  if (!computed.ok) throw new Error(computed.error);
  return economyJson(computed.value.economy);
}

const reportPeriod = { från: '2018-01-01', till: '2018-08-31' };
const adoptedReport = async () => {
  const heads = await norra.read(operator, operation, ({ db }) => listReportHeads(db));
  const head = heads.find(({ adoptedOn }) => adoptedOn !== null);
  if (!head) throw new Error('no report is adopted');
  return head;
};

describe('the demo', () => {
  it('is taken up where an interrupted load ended, and is then whole', async () => {
    expect(said.toSorted()).toEqual([
      `Klar: ${NORRA.name}.`,
      `Klar: ${SODRA.name}.`,
      `Laddar demon: ${SODRA.name} …`,
      `Laddar klart demon: ${NORRA.name} …`,
    ]);
    expect(await isDemoWanted(installation)).toBe(false);
    await expect(loadDemo(installation, () => undefined)).rejects.toMatchObject({ code: 'demo-loaded' });
  });

  it('counts what its tables have always said', async () => {
    const [interim, year] = [
      await tables(norra, reportPeriod),
      await tables(sodra, { från: '2018-07-01', till: '2019-06-30', åldersband: '18-30,31-45,46-64', vokabulär: 'team' }),
    ];
    expect(interim).toMatchObject({
      flöde: { in_vid_start: 64, nya: 44, avslutade: 45, kvar_vid_slut: 63 },
      personer: { antal: 108, kvinnor: 71, män: 37 },
      mätbara_avslut: { antal: 19, andel_procent: 42, medel_månader_i_försörjning: 91.5 },
    });
    expect(interim.per_insats).toEqual([
      { nyckel: 'Gruvstugan', antal: 31, kvinnor: 25, män: 6 },
      { nyckel: 'Kanalhuset', antal: 31, kvinnor: 17, män: 14 },
      { nyckel: 'Silvervägen', antal: 34, kvinnor: 19, män: 15 },
      { nyckel: 'Åkanten', antal: 12, kvinnor: 10, män: 2 },
    ]);
    expect(year).toMatchObject({
      flöde: { in_vid_start: 34, nya: 18, avslutade: 17, kvar_vid_slut: 35 },
      genomströmning_månader: { antal: 17, medel: 24.2, median: 17.8, medel_utan_längsta: 17.3 },
    });
    expect(await economy(norra, 2018, '2018-08-31')).toMatchObject({
      summa: {
        årsbudget: -1714.5,
        prognos: -1261.4,
        bokslut_föregående_år: -591,
        budget_hittills: -1094.7,
        utfall_hittills: -44.6,
        avvikelse_hittills: -1050.1,
      },
      utan_budgetpost: 0,
      eget_kapital: { ingående_kr: 3_127_340, utgående_prognos_kr: 1_865_940, andel_av_medel_procent: 24.9 },
    });
  });

  it('opens each year with the equity that the year before ended with', async () => {
    for (const year of [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025]) {
      const [now, next] = [await economy(norra, year, `${year}-12-31`), await economy(norra, year + 1, `${year + 1}-01-01`)];
      const result = (now.summa.utfall_hittills + now.utan_budgetpost) * 1000;
      expect(Math.abs((next.eget_kapital?.ingående_kr ?? 0) - (now.eget_kapital?.ingående_kr ?? 0) - result), String(year)).toBeLessThan(
        101,
      );
    }
  });

  it('has a ledger line that no budget line takes, but not in the year of the adopted report', async () => {
    expect((await economy(norra, 2021, '2021-12-31')).utan_budgetpost).toBeLessThan(0);
    expect((await economy(norra, 2018, '2018-12-31')).utan_budgetpost).toBe(0);
  });

  it('has an adopted report that says what is counted today, and later entries that explain themselves', async () => {
    const head = await adoptedReport();
    expect(head).toMatchObject({
      from: '2018-01-01',
      to: '2018-08-31',
      adoptedOn: '2018-09-20',
      decision: '§ 45',
      adoptedAt: new Date('2018-09-20T14:40:00Z'),
    });
    const file = await exportReport(norra, operator, operation, head.id, 'json');
    if (!file.ok) throw new Error(file.error.text);
    const report: { statistik: { tabeller: Tables }; avsnitt: { text: string }[] } = JSON.parse(
      Buffer.from(file.value.bytes).toString('utf8'),
    );
    expect(report.statistik.tabeller).toEqual(await tables(norra, reportPeriod));
    expect(report.avsnitt.filter(({ text }) => text.length < 200)).toEqual([]);
    const differences = await norra.read(operator, operation, ({ db }) =>
      interimDifferences(db, head.id, { from: localDate(head.from), to: localDate(head.to) }),
    );
    expect(differences.map(({ what }) => what).sort()).toEqual([
      'Inskrivning rättad till felregistrering (Silvervägen)',
      expect.stringMatching(/^Ny verifikation A \d+, 2018-08-31$/),
      'Rättad inskrivning (Silvervägen)',
      'Rättad inskrivning (Silvervägen)',
      'Sent registrerad inskrivning, redan avslutad (Silvervägen)',
    ]);
  });

  it('has a draft in each association', async () => {
    for (const database of [norra, sodra]) {
      const heads = await database.read(operator, operation, ({ db }) => listReportHeads(db));
      expect(heads.filter(({ adoptedOn, from }) => adoptedOn === null && from === '2026-01-01')).toHaveLength(1);
    }
  });

  it('tells figures as they were known before the reorganisation', async () => {
    const year = { från: '2017-01-01', till: '2017-12-31' };
    expect((await tables(norra, year, new Date('2018-02-01T12:00:00Z'))).per_insats.map(({ nyckel }) => nyckel)).toEqual([
      'Gruvstugan',
      'Silvervägen',
      'Strömmen',
    ]);
    expect((await tables(norra, year)).per_insats.map(({ nyckel }) => nyckel)).toEqual([
      'Gruvstugan',
      'Kanalhuset',
      'Silvervägen',
      'Strömmen',
      'Åkanten',
    ]);
  });
});

describe.skipIf(!haveShared)('beside the golden sets the demo', () => {
  it.each(golden<Run>('nv-2018', 'statistik').filter(({ till }) => till === '2018-08-31' || till === '2018-03-05'))(
    'norra has the tables of $från–$till $insats, now and on the day of adoption',
    async (run) => {
      expect(await tables(norra, run)).toEqual(inDemo(run));
      if (run.till === '2018-08-31') expect(await tables(norra, run, new Date('2018-09-20T14:40:00Z'))).toEqual(inDemo(run));
    },
  );

  it.each(golden<Run>('kraften-2019', 'statistik'))('södra has the tables of $från–$till', async (run) => {
    expect(await tables(sodra, run)).toEqual(inDemo(run));
  });

  it('norra has the economy of the interim report', async () => {
    const [expected] = golden<Economy>('nv-2018', 'ekonomi');
    expect(await economy(norra, 2018, '2018-08-31')).toEqual({
      ...expected,
      rader: expected?.rader.map((row) => ({ ...row, budgetpost: renamed(row.budgetpost) })),
    });
  });

  it('compares as many runs as there are', () => {
    expect([golden('nv-2018', 'statistik').length, golden('kraften-2019', 'statistik').length]).toEqual([5, 4]);
  });
});

describe("the demo's logins", () => {
  let server: Awaited<ReturnType<typeof createSamlaServer>>;
  beforeAll(async () => {
    server = await createSamlaServer(installation, clockFrom({}));
    return () => server.close();
  });

  it.each([...demoLogins('norra'), ...demoLogins('sodra')])(
    '$email works as $role, without having to change the password',
    async ({ slug, email, name, role, team }) => {
      const answer = await server.inject({
        method: 'POST',
        url: '/api/session',
        payload: { association: slug, email, password: DEMO_PASSWORD },
      });
      expect([answer.statusCode, answer.json()]).toMatchObject([
        200,
        {
          user: { name, email },
          association: { slug },
          passwordIsTemporary: false,
        },
      ]);
      // In the smaller office the coordinator is administrator too.
      const isBoth = slug === 'sodra' && role === 'coordinator';
      const held = { intervention: ROLE_TABLE[role].heldFor.includes('intervention') ? team : null, role };
      const { roles } = answer.json<{ roles: { role: string; intervention: string | null }[] }>();
      const expected = [...(isBoth ? [{ role: 'administrator', intervention: null }] : []), held];
      expect(roles.filter((one) => one.role !== 'counsellor' || one.intervention === team)).toMatchObject(expected);
      // One counsellor for several teams.
      expect(roles.length).toBe(role === 'counsellor' && slug === 'norra' ? 2 : expected.length);
    },
  );

  it('are printed with address, role, e-mail and password', () => {
    expect(demoLoginLines('4000')).toHaveLength(22);
    expect(demoLoginLines('4000')[0]).toBe(`http://localhost:4000/norra/  coordinator  coordinator@norra.example  ${DEMO_PASSWORD}`);
    expect(demoLoginLines(undefined)[15]).toBe(`http://localhost:3000/sodra/  administrator  admin@sodra.example  ${DEMO_PASSWORD}`);
  });
});

describe('loading the demo', () => {
  it('is refused where one of its addresses is taken by somebody else', async () => {
    const other = await testInstallation().open();
    await other.createAssociation({ name: 'Norra förbundet', slug: 'norra', organisationNumber: null });
    await expect(loadDemo(other, () => undefined)).rejects.toMatchObject({ code: 'demo-taken' });
    expect(await isDemoWanted(other)).toBe(false);
    expect((await other.listAssociations()).map(({ slug }) => slug)).toEqual(['norra']);
  });
});
