import { describe, expect, it } from 'vitest';
import { localDate } from '../shared/localDate.ts';
import { isWeeded, PROPOSED, readRetentionRule, RETENTION_KINDS, ruleInForce } from './retentionRule.ts';
import swedish from './ui/texts.sv.json' with { type: 'json' };

const TODAY = localDate('2026-11-29');
const decided = { ...PROPOSED.participation, inForceFrom: TODAY };

describe('a rule of the retention plan', () => {
  it('is proposed for every kind, in the words that the page shows', () => {
    expect(swedish.proposedGround).toEqual(Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, PROPOSED[kind].ground])));
    expect(RETENTION_KINDS.filter((kind) => PROPOSED[kind].handling === 'keep' && isWeeded(kind))).toEqual([]);
  });

  it('has a ground, a first day and whole months, or keeps for ever', () => {
    expect(readRetentionRule(decided, 'participation')).toEqual({ ok: true, value: decided });
    for (const fault of [
      { ground: '  ' },
      { inForceFrom: '' },
      { inForceFrom: '2026-02-30' },
      { months: 0 },
      { months: 1201 },
      { months: 1.5 },
    ])
      expect(readRetentionRule({ ...decided, ...fault }, 'participation').ok).toBe(false);
    const kept = readRetentionRule({ ...decided, handling: 'keep', months: 60, archiveFirst: true }, 'participation');
    expect(kept).toMatchObject({ ok: true, value: { handling: 'keep', months: 0, archiveFirst: false } });
  });

  it('holds from its first day: the latest version whose day has come', () => {
    const versions = ['2026-01-01', '2026-06-01', '2027-01-01'].map((inForceFrom, i) => ({
      version: i + 1,
      value: { ...decided, inForceFrom },
    }));
    const inForce = (day: string) => ruleInForce(versions, localDate(day))?.version;
    expect(['2025-12-31', '2026-01-01', '2026-06-01', '2026-12-31', '2027-01-01'].map(inForce)).toEqual([undefined, 1, 2, 2, 3]);
    // A later decision that holds from an earlier day takes over.
    expect(ruleInForce([...versions, { version: 4, value: decided }], localDate('2026-12-01'))?.version).toBe(4);
  });
});
