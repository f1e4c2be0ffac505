import { describe, expect, it } from 'vitest';
import { ROLES } from '../platform/roles.ts';
import english from './ui/texts.en.json' with { type: 'json' };
import swedish from './ui/texts.sv.json' with { type: 'json' };
import { alwaysApart } from './roleSides.ts';
import { FIELD_ROLES, ROLE_TABLE } from './roleTable.ts';

describe('the table of roles', () => {
  it('has every role of the field, and those that log in on one side or the other', () => {
    expect(FIELD_ROLES).toHaveLength(12);
    expect(FIELD_ROLES.filter((role) => ROLE_TABLE[role] !== 'outside').toSorted()).toEqual([...ROLES].sort());
  });

  it('keeps the five roles of the office apart from the three of a team', () => {
    const apart = ROLES.flatMap((one) => ROLES.filter((other) => one < other && alwaysApart(one, other)).map((other) => `${one} ${other}`));
    expect(apart).toHaveLength(15);
    expect(apart).not.toContain('administrator coordinator');
  });

  it('says of each what it needs and what it must never see, in both languages', () => {
    for (const texts of [swedish, english]) {
      expect(Object.keys(texts.roleTable.needs).toSorted()).toEqual([...FIELD_ROLES].sort());
      expect(Object.keys(texts.roleTable.never).toSorted()).toEqual([...FIELD_ROLES].sort());
    }
  });
});
