import { describe, expect, it } from 'vitest';
import { budgetChanges } from './budgetChanges.ts';
import { importedLine } from './importedLine.ts';
import { readWrittenBudget, writtenLine, type DraftLine, type WrittenLine } from './writtenBudget.ts';

const written = (id: string, change: Partial<WrittenLine> = {}): WrittenLine => ({
  id,
  name: `Post ${id}`,
  group: '',
  kind: 'cost',
  fromMonth: 1,
  toMonth: 12,
  yearAmount: -1200,
  profile: null,
  lastYearOutcome: 0,
  project: id,
  accounts: [],
  forecast: 0,
  plan: null,
  ...change,
});
const codes = (...lines: WrittenLine[]) => {
  const read = readWrittenBudget(lines, 2018);
  return read.ok ? [] : read.error.map(({ code }) => code);
};
const lines = (...given: WrittenLine[]): DraftLine[] => {
  const read = readWrittenBudget(given, 2018);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};
const post = { function: 'Handledare', count: 100, extent: 10_000, fromMonth: 1, toMonth: 12, monthlyCost: 1 };
const plan = (change: Partial<NonNullable<WrittenLine['plan']>>) => ({ method: 'staffing' as const, reason: '', positions: [], ...change });

describe('a written budget', () => {
  it('is tidied and gets whole months', () => {
    const [line] = lines(written('a', { name: ' Team\u00a0 Sala ', fromMonth: 2, toMonth: 2, project: ' ' }));
    expect(line).toMatchObject({ name: 'Team Sala', runs: { from: '2018-02-01', to: '2018-02-28' }, project: null });
    expect(readWrittenBudget([written('a', { fromMonth: 2, toMonth: 2 })], 2020)).toMatchObject({
      value: [{ runs: { to: '2020-02-29' } }],
    });
    expect(lines(...[written('a'), written('b')].map((one) => writtenLine(lines(one)[0] as DraftLine)))).toEqual(
      lines(written('a'), written('b')),
    );
  });

  it('says all that is wrong with each line', () => {
    expect(codes(written('a', { name: ' ' }))).toEqual(['no-name']);
    expect(codes(written('a'), written('b', { name: 'Post  a' }))).toEqual(['same-name']);
    expect(codes(written('a'), written('a', { name: 'Annan', project: 'b' }))).toEqual(['twice']);
    expect(codes(written('a', { fromMonth: 3, toMonth: 2 }))).toEqual(['months']);
    expect(codes(written('a', { accounts: [{ from: '4000', to: '3000' }] }))).toEqual(['accounts']);
    expect(codes(written('a'), written('b', { project: 'a' }))).toEqual(['same-project']);
    expect(codes(written('a', { yearAmount: 10_000_000_000_001 }))).toEqual(['amount']);
  });

  it('has a profile that is the year amount to the öre, in the running months alone', () => {
    const profile = [-600, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -600];
    expect(codes(written('a', { profile }))).toEqual([]);
    expect(codes(written('a', { profile, yearAmount: -1201 }))).toEqual(['profile']);
    expect(codes(written('a', { profile, toMonth: 11 }))).toEqual(['profile-outside']);
  });

  it('gives a fixed forecast a reason, and a staffing plan whole positions', () => {
    expect(codes(written('a', { plan: plan({ method: 'fixed', reason: ' ' }) }))).toEqual(['reason']);
    expect(codes(written('a', { plan: plan({}) }))).toEqual(['positions']);
    expect(codes(written('a', { kind: 'income', plan: plan({ positions: [post] }) }))).toEqual(['income']);
    expect(codes(written('a', { plan: plan({ positions: [post] }) }))).toEqual([]);
    for (const faulty of [
      { function: '' },
      { count: 0 },
      { extent: 0 },
      { extent: 10_001 },
      { fromMonth: 5, toMonth: 4 },
      { monthlyCost: 0 },
    ])
      expect(codes(written('a', { plan: plan({ positions: [{ ...post, ...faulty }] }) })), JSON.stringify(faulty)).toEqual(['position']);
  });
});

describe('what has to be written', () => {
  const stored = lines(written('a'), written('b'), written('c')).map((line, position) => ({ ...line, id: `v-${line.lineId}`, position }));

  it('is nothing when nothing changed, and a new place is no new version', () => {
    expect(budgetChanges(stored, lines(written('a'), written('b'), written('c'))).counts).toEqual({
      added: 0,
      changed: 0,
      removed: 0,
      moved: 0,
    });
    const turned = budgetChanges(stored, lines(written('b'), written('a'), written('c')));
    expect(turned).toMatchObject({
      ended: [],
      written: [],
      moved: [
        { id: 'v-b', position: 0 },
        { id: 'v-a', position: 1 },
      ],
    });
  });

  it('is the lines that changed, came and went', () => {
    const changes = budgetChanges(stored, lines(written('a', { name: 'Nytt namn' }), written('c'), written('d')));
    expect(changes.counts).toEqual({ added: 1, changed: 1, removed: 1, moved: 1 });
    expect([...changes.ended].sort()).toEqual(['v-a', 'v-b']);
    expect(changes.written.map(({ line, isForecastNew }) => [line.lineId, isForecastNew])).toEqual([
      ['a', false],
      ['d', true],
    ]);
  });

  it('is a new forecast when its figure, method or input changed', () => {
    const isNew = (change: Partial<WrittenLine>) =>
      budgetChanges(stored, lines(written('a', change), written('b'), written('c'))).written.map(({ isForecastNew }) => isForecastNew);
    expect(isNew({ forecast: 1 })).toEqual([true]);
    expect(isNew({ plan: plan({ method: 'run_rate' }) })).toEqual([true]);
    expect(isNew({ yearAmount: -1 })).toEqual([false]);
  });
});

describe('a line that a file states again', () => {
  const profile = [-1200, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  const [before] = lines(written('a', { profile, accounts: [{ from: '4000', to: '4999' }], plan: plan({ method: 'run_rate' }) }));
  const { lineId: _id, profile: _profile, accounts: _accounts, plan: _plan, ...file } = before as DraftLine;

  it('keeps what only the browser can say of it', () => {
    expect(importedLine(file, before)).toEqual({
      ...file,
      profile,
      accounts: [{ from: '4000', to: '4999' }],
      plan: { method: 'run_rate' },
    });
    expect(importedLine(file, undefined)).toEqual({ ...file, profile: null, accounts: [], plan: null });
  });

  it('loses the profile with another amount, the accounts with another object, the method with another figure', () => {
    expect(importedLine({ ...file, yearAmount: file.forecast }, before)).toMatchObject({ profile: null, plan: { method: 'run_rate' } });
    expect(importedLine({ ...file, project: 'annat' }, before)).toMatchObject({ accounts: [], profile });
    expect(importedLine({ ...file, forecast: file.yearAmount }, before)).toMatchObject({ plan: null, profile });
  });
});
