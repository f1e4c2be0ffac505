import { describe, expect, it } from 'vitest';
import { filtered, filtersInUse, listQuery, looksLikeNumber, readListView, USUAL_VIEW } from './listView.ts';

const INTERVENTION = '9f0c1b1e-58a1-4c2f-9a43-0d7e6f5a4b3c';
const FULL = {
  status: 'closed',
  intervention: INTERVENTION,
  enrolledFrom: '2018-01-01',
  enrolledTo: '2018-06-30',
  closedFrom: '2018-02-01',
  closedTo: '2018-08-31',
  closingReason: 'studier',
  municipality: 'Sala',
  referrer: 'AF',
  missing: 'incomeAtEnd',
  protected: 'no',
  consents: 'due',
  worker: 'mine',
  sort: 'closed',
  order: 'descending',
  offset: '50',
};

describe('the address of the list', () => {
  it('says which participants, and reads back as it was written', () => {
    const view = readListView(FULL);
    expect(view).toMatchObject({ filter: { status: 'closed', protected: false, municipality: 'Sala' }, descending: true, offset: 50 });
    expect(readListView(Object.fromEntries(Object.entries(listQuery(view)).map(([key, value]) => [key, String(value)])))).toEqual(view);
  });

  it('is short for those who are in now, by name', () => {
    expect(readListView({})).toEqual(USUAL_VIEW);
    expect(Object.values(listQuery(USUAL_VIEW)).filter((value) => value !== undefined)).toEqual([]);
  });

  it('is read as far as it can be, whatever someone wrote in it', () => {
    const odd = {
      status: 'alla',
      intervention: 'x',
      enrolledFrom: '2018-02-30',
      referrer: 'Af',
      missing: 'allt',
      sort: 'number',
      offset: '-1',
    };
    expect(readListView(odd)).toEqual(USUAL_VIEW);
    expect(readListView({ text: '198501012383', name: 'Åsa', municipality: '  ' })).toEqual(USUAL_VIEW);
  });

  it('never holds what was searched for', () => {
    expect(Object.keys(listQuery(readListView({ ...FULL, text: 'Åsa', search: 'Åsa' })))).toEqual(Object.keys(FULL));
  });
});

describe('another filter', () => {
  it('begins at the first page, and one that is taken away leaves nothing behind', () => {
    const view = readListView(FULL);
    expect(filtered(view, { referrer: 'FK' })).toMatchObject({ filter: { referrer: 'FK', municipality: 'Sala' }, offset: 0 });
    expect(Object.keys(filtered(view, { referrer: undefined }).filter)).not.toContain('referrer');
  });

  it('is counted where it is out of sight', () => {
    expect(filtersInUse(readListView(FULL).filter)).toBe(10);
    expect(filtersInUse({ status: 'closed', intervention: INTERVENTION })).toBe(0);
    expect(filtersInUse({ status: 'now', protected: false })).toBe(1);
  });
});

describe('a text that is searched for', () => {
  it('is a number when it looks like one, not when it is a name', () => {
    expect(['850101-2383', '19850101', '19850101+2383'].map(looksLikeNumber)).toEqual([true, true, true]);
    expect(['Åsa', '1985', 'Åsa 19850101', ''].map(looksLikeNumber)).toEqual([false, false, false, false]);
  });
});
