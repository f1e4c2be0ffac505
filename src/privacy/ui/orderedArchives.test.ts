import { describe, expect, it } from 'vitest';
import type { ArchiveFiles } from '../archiveApi.ts';
import { orderedArchives } from './orderedArchives.ts';

const file = (intervention: string, wanted: number, more: Partial<ArchiveFiles['files'][number]> = {}): ArchiveFiles['files'][number] => ({
  ...{ id: crypto.randomUUID(), kind: 'participation', ruleVersion: 2, intervention, ofProtected: false, state: 'wanted', wanted },
  ...{ orderedAt: '2024-02-29T12:00:00Z', orderedBy: 'Dag', made: null, fetchedAt: null, receipt: null, hasLeader: true },
  ...more,
});
const waiting = { kind: 'participation', version: 2, unarchived: 7 };

describe('records that wait for an archive', () => {
  it('are ordered of each intervention once, protected persons’ files too, until the receipt is there', () => {
    const files = [file('Navet', 3, { state: 'fetched' }), file('Kraften', 3), file('Kraften', 1, { ofProtected: true })];
    expect(orderedArchives(waiting, { files })).toEqual({ interventions: ['Kraften', 'Navet'], hasChanged: false });
  });

  it('are not ordered by files of another kind, by another version of the rule, or received', () => {
    const files = [
      file('Kraften', 7, { kind: 'wrong_registration' }),
      file('Kraften', 7, { ruleVersion: 1, state: 'superseded' }),
      file('Kraften', 7, { state: 'received' }),
    ];
    expect(orderedArchives(waiting, { files })).toBeUndefined();
    expect(orderedArchives(waiting, { files: [] })).toBeUndefined();
  });

  it('may want another file when more or less is due than was ordered', () => {
    for (const unarchived of [6, 8])
      expect(orderedArchives({ ...waiting, unarchived }, { files: [file('Navet', 7)] })).toEqual({
        interventions: ['Navet'],
        hasChanged: true,
      });
  });
});
