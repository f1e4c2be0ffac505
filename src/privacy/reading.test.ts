import { describe, expect, it } from 'vitest';
import { localDate } from '../shared/localDate.ts';
import { readingsOf, type CountedEntry } from './reading.ts';

const entry = (more: Partial<CountedEntry>): CountedEntry => ({
  ...{ day: localDate('2018-05-02'), role: 'team_member', intervention: 'Kraften', purpose: 'casework', reason: null, times: 1 },
  action: 'getParticipant',
  ...more,
});

describe('what a participant is told of who has read', () => {
  it('is one line a day, function, intervention and purpose, however it was read, the latest day first', () => {
    const lines = readingsOf([
      entry({ times: 2 }),
      entry({ action: 'listParticipants', times: 3 }),
      entry({ role: 'team_leader', purpose: 'team_lead' }),
      entry({ day: localDate('2018-05-03'), action: 'closeParticipation', purpose: 'registration' }),
    ]);
    expect(lines.map(({ day, role, kind, times }) => [day, role, kind, times])).toEqual([
      ['2018-05-03', 'team_member', 'written', 1],
      ['2018-05-02', 'team_leader', 'read', 1],
      ['2018-05-02', 'team_member', 'read', 5],
    ]);
  });

  it('tells every change from a reading, whatever was changed', () => {
    const kindOf = (action: string) => readingsOf([entry({ action })]).map(({ kind }) => kind);
    for (const action of [
      'recordConsent',
      'withdrawParticipantConsent',
      'saveCaseload',
      'handOver',
      'giveParticipantLogin',
      'import participants',
    ])
      expect(kindOf(action), action).toEqual(['written']);
    for (const action of ['getParticipant', 'openParticipant', 'searchParticipants', 'downloadConsentPaper', 'listOwnReadings'])
      expect(kindOf(action), action).toEqual(['read']);
  });

  it('says why protected data were opened, in the words that were typed', () => {
    const lines = readingsOf([entry({ purpose: 'protected_opening', reason: 'roll team_member: ringer om ett möte' })]);
    expect(lines).toEqual([expect.objectContaining({ reason: 'ringer om ett möte', purpose: 'protected_opening' })]);
  });
});
