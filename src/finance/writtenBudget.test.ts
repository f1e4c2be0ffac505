import { describe, expect, it } from 'vitest';
import { ore } from '../shared/money.ts';
import { budgetChanges } from './budgetChanges.ts';
import { importedLines } from './importedLine.ts';
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
  rules: [{ project: id, accounts: [] }],
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
    const [line] = lines(
      written('a', {
        name: ' Team\u00a0 Sala ',
        fromMonth: 2,
        toMonth: 2,
        rules: [{ project: ' ', accounts: [{ from: '5010', to: '5010' }] }],
      }),
    );
    expect(line).toMatchObject({ name: 'Team Sala', runs: { from: '2018-02-01', to: '2018-02-28' }, rules: [{ project: null }] });
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
    expect(codes(written('a'), written('a', { name: 'Annan', rules: [] }))).toEqual(['twice']);
    expect(codes(written('a', { fromMonth: 3, toMonth: 2 }))).toEqual(['months']);
    expect(codes(written('a', { rules: [{ project: '', accounts: [{ from: '4000', to: '3000' }] }] }))).toEqual(['accounts']);
    expect(codes(written('a', { rules: [{ project: ' ', accounts: [] }] }))).toEqual(['rule']);
    expect(codes(written('a'), written('b', { rules: [{ project: 'a', accounts: [] }] }))).toEqual(['same-project']);
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
  const rules = [
    { project: '110', accounts: [] },
    { project: '', accounts: [{ from: '8300', to: '8300' }] },
  ];
  const before = lines(written('a', { profile, rules, plan: plan({ method: 'run_rate' }) }), written('b')).map((line) => ({
    ...line,
    statedProject: line.lineId === 'a' ? '110' : 'b',
  }));
  const file = before.map(({ lineId: _id, profile: _profile, rules: _rules, plan: _plan, statedProject, ...line }) => ({
    ...line,
    project: statedProject as string | null,
  }));
  const read = (change: object = {}) =>
    importedLines(
      file.map((line, i) => (i === 0 ? { ...line, ...change } : line)),
      before,
    )[0]?.line;

  it('keeps what only the browser can say of it', () => {
    expect(read()).toMatchObject({
      profile,
      rules: [{ project: '110' }, { project: null }],
      plan: { method: 'run_rate' },
      statedProject: '110',
    });
    expect(importedLines(file, [])[0]?.line).toMatchObject({ profile: null, rules: [{ project: '110', accounts: [] }], plan: null });
  });

  it('loses the profile with another amount, the rules with another object, the method with another figure', () => {
    expect(read({ yearAmount: ore(-1) })).toMatchObject({ profile: null, plan: { method: 'run_rate' } });
    expect(read({ project: '119' })).toMatchObject({ rules: [{ project: '119', accounts: [] }], profile });
    expect(read({ project: null })).toMatchObject({ rules: [] });
    expect(read({ forecast: ore(-1) })).toMatchObject({ plan: null, profile });
  });

  it('gives way to the file where what was kept would take the object of another line', () => {
    const taken = before.map((line) => (line.lineId === 'a' ? { ...line, rules: [...line.rules, { project: 'c', accounts: [] }] } : line));
    const more = [...file, { ...file[1], name: 'Ny', project: 'c' } as (typeof file)[number]];
    expect(importedLines(more, taken).map(({ line }) => line.rules)).toEqual([
      [{ project: '110', accounts: [] }],
      [{ project: 'b', accounts: [] }],
      [{ project: 'c', accounts: [] }],
    ]);
  });
});
