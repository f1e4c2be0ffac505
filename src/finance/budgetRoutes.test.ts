import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { accessAssociation, accessServer, auditLog, type AccessAssociation, type AccessServer } from '../../test/access/accessWorld.ts';
import { operation, operator } from '../../test/testDatabase.ts';
import type { WriteHandle } from '../platform/database/transaction.ts';
import type { Budget, BudgetHistory } from './budgetApi.ts';
import { importBudget } from './budgetImport.ts';
import type { WrittenLine } from './writtenBudget.ts';

let association: AccessAssociation;
let server: AccessServer;
const cookies = new Map<string, { cookie: string }>();
beforeAll(async () => {
  association = await accessAssociation();
  server = await accessServer(association);
});

const ask = async (who: string, url: string, payload?: object) => {
  const headers = cookies.get(who) ?? (await server.logIn(association, who));
  cookies.set(who, headers);
  return server.ask({ url, headers, ...(payload ? { method: 'PUT' as const, payload } : {}) });
};
const BOARD = randomUUID();
const TEAM = randomUUID();
const line = (id: string, name: string, change: Partial<WrittenLine> = {}): WrittenLine => ({
  id,
  name,
  group: '',
  kind: 'cost',
  fromMonth: 1,
  toMonth: 12,
  yearAmount: -408_000_00,
  profile: null,
  lastYearOutcome: -404_481_41,
  rules: [],
  forecast: 0,
  plan: { method: 'remaining_budget', reason: '', positions: [] },
  ...change,
});
const save = (who: string, version: number, lines: readonly WrittenLine[], year = 2030) =>
  ask(who, '/api/budget', { year, version, lines });
const budget = async (year = 2030): Promise<Budget> => (await ask('auditor', `/api/budget?year=${year}`)).json();

describe('a year’s budget', () => {
  it('is made from nothing in the browser, once though the button was pressed twice', async () => {
    expect(await budget()).toMatchObject({ version: 0, lines: [], savedBy: null });
    const lines = [line(BOARD, 'Styrelse'), line(TEAM, 'Team', { rules: [{ project: '140', accounts: [{ from: '4000', to: '4999' }] }] })];
    const answers = await Promise.all([save('economist', 0, lines), save('economist', 0, lines)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    const made = await budget();
    expect(made).toMatchObject({ version: 1, savedBy: 'Prov economist' });
    expect(made.lines.map(({ name }) => name)).toEqual(['Styrelse', 'Team']);
    expect(made.lines[1]).toMatchObject({ ...lines[1], forecastBy: 'Prov economist' });
    expect((await ask('coordinator', '/api/economy/years')).json()).toMatchObject({ years: [{ year: 2030, ledgerUntil: null }] });
  });

  it('is not written over somebody else: who and when is told, and nothing changes', async () => {
    expect((await save('coordinator', 1, [line(BOARD, 'Styrelsen'), line(TEAM, 'Team')])).statusCode).toBe(200);
    const lost = await save('economist', 1, [line(BOARD, 'Styrelse'), line(TEAM, 'Team', { yearAmount: -1 })]);
    expect([lost.statusCode, lost.json()['code'], lost.json()['text']]).toEqual([
      409,
      'changed-meanwhile',
      expect.stringContaining('Prov coordinator'),
    ]);
    expect((await budget()).lines.map(({ name, yearAmount }) => [name, yearAmount])).toEqual([
      ['Styrelsen', -408_000_00],
      ['Team', -408_000_00],
    ]);
  });

  it('keeps the maker of a forecast when something else is changed, and names the new one when it is', async () => {
    expect(
      (
        await save('coordinator', 2, [
          line(BOARD, 'Styrelsen'),
          line(TEAM, 'Team', { plan: { method: 'fixed', reason: 'avtal', positions: [] }, forecast: -5 }),
        ])
      ).statusCode,
    ).toBe(200);
    const { lines } = await budget();
    expect(lines.map(({ name, forecastBy }) => [name, forecastBy])).toEqual([
      ['Styrelsen', 'Prov economist'],
      ['Team', 'Prov coordinator'],
    ]);
  });

  it('keeps who changed what, and moves a line without a new version of it', async () => {
    const { lines, version } = await budget();
    const turned = lines.toReversed().map(({ forecastAt: _at, forecastBy: _by, ...one }) => one);
    expect((await save('economist', version, turned)).json<Budget>().lines.map(({ name }) => name)).toEqual(['Team', 'Styrelsen']);
    expect((await save('economist', version + 1, turned.slice(1))).statusCode).toBe(200);
    const { changes } = (await ask('auditor', '/api/budget/history?year=2030')).json<BudgetHistory>();
    expect(changes.map(({ by, lines: changed }) => [by, changed.map(({ before, after }) => [before?.name, after?.name])])).toEqual([
      ['Prov economist', [['Team', undefined]]],
      // Moved alone: who and when, so that a save that came in between can be explained.
      ['Prov economist', []],
      ['Prov coordinator', [['Team', 'Team']]],
      [
        'Prov coordinator',
        [
          ['Styrelse', 'Styrelsen'],
          ['Team', 'Team'],
        ],
      ],
      [
        'Prov economist',
        [
          [undefined, 'Styrelse'],
          [undefined, 'Team'],
        ],
      ],
    ]);
  });

  it('is refused by its rule, with what to mend', async () => {
    const refused = await save('economist', 0, [line(randomUUID(), 'A', { plan: { method: 'fixed', reason: '', positions: [] } })], 2031);
    expect([refused.statusCode, refused.json()['code'], refused.json()['text']]).toEqual([422, 'budget', expect.stringContaining('skäl')]);
    expect((await budget(2031)).version).toBe(0);
  });

  it('takes in no identity number, neither in a name nor in the reason of a forecast', async () => {
    const { version } = await budget();
    const fixed = { method: 'fixed' as const, reason: 'Avtal med 850101-2382', positions: [] };
    for (const change of [{ name: 'Lön 850101-2382' }, { plan: fixed, forecast: -1 }]) {
      const answer = await save('economist', version, [line(randomUUID(), 'Ny post', change)]);
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, 'identity-number']);
      expect(answer.body).not.toContain('2382');
    }
    expect((await budget()).version).toBe(version);
  });

  it('is in the audit log with counts', async () => {
    const [first] = await auditLog(association, 'saveBudget');
    expect(first).toMatchObject({ role: 'economist', outcome: 'done', record_ids: [BOARD, TEAM] });
  });

  it('read from a file again keeps lines, accounts and methods that were written here, and is a version too', async () => {
    const file = (kronor: string) =>
      new TextEncoder().encode(
        `budgetpost;grupp;slag;från;till;årsbudget_kr;prognos_kr;bokslut_föregående_år_kr;objekt\nHyra;;kostnad;2032-01-01;2032-12-31;${kronor};;;\n`,
      );
    const read = (kronor: string) => importBudget(association.database, operator, file(kronor), 2032);
    expect(await read('-100')).toMatchObject({ value: { added: 1 } });
    const [hyra] = (await budget(2032)).lines;
    expect(hyra).toMatchObject({ plan: null, forecastBy: 'test operator' });
    const mine = {
      ...line(hyra?.id ?? '', 'Hyra'),
      yearAmount: -10_000,
      lastYearOutcome: 0,
      rules: [{ project: '', accounts: [{ from: '5010', to: '5010' }] }],
    };
    expect((await save('economist', 1, [mine], 2032)).statusCode).toBe(200);
    expect(await read('-100')).toMatchObject({ value: { added: 0, changed: 0, same: 1 } });
    expect(await read('-200')).toMatchObject({ value: { changed: 1 } });
    expect(await budget(2032)).toMatchObject({
      version: 3,
      lines: [{ id: hyra?.id, yearAmount: -20_000, rules: mine.rules, plan: { method: 'remaining_budget' } }],
    });
  });
});

describe('the database', () => {
  const as = (who: string, work: (db: WriteHandle) => Promise<unknown>) =>
    association.database.write(
      { family: 'figures', role: who, userId: association.users.get(who) ?? null, name: who },
      operation,
      ({ db }) => work(db),
    );
  const version = (db: WriteHandle) =>
    sql`insert into finance.budget_version (year, version, recorded_at, recorded_by) values (2040, 1, now(), 'prov')`.execute(db);
  const added = (db: WriteHandle) =>
    sql`insert into finance.budget_line (line_id, year, position, name, line_group, kind, runs_from, runs_to, year_amount, forecast, last_year_outcome,
      forecast_at, forecast_by, recorded_from, recorded_by) select gen_random_uuid(), 2040, 0, 'X', '', 'cost', '2040-01-01', '2040-12-31', 0, 0, 0, now(), 'prov', now(), 'prov'`.execute(
      db,
    );
  const ended = async (db: WriteHandle): Promise<number> =>
    Number(
      (await sql`update finance.budget_line set ended_by = 'prov' where year = 2030 and recorded_to = 'infinity'`.execute(db))
        .numAffectedRows ?? 0,
    );

  it('lets economist and coordinator write a budget, and neither auditor nor board member', async () => {
    for (const who of ['auditor', 'board_member']) {
      await expect(as(who, version), who).rejects.toThrow(/row-level security/);
      await expect(as(who, added), who).rejects.toThrow(/row-level security/);
      expect(await as(who, ended), who).toBe(0);
    }
    const undone = new Error('undone');
    for (const who of ['economist', 'coordinator'])
      await expect(
        as(who, async (db) => {
          await version(db);
          await added(db);
          expect(await ended(db)).toBeGreaterThan(0);
          throw undone;
        }),
        who,
      ).rejects.toBe(undone);
  });

  it('lets nobody change what a line said', async () => {
    await expect(as('economist', (db) => sql`update finance.budget_line set year_amount = 0`.execute(db))).rejects.toThrow(
      /permission denied/,
    );
    await expect(as('economist', (db) => sql`delete from finance.budget_line`.execute(db))).rejects.toThrow(/permission denied/);
  });
});
