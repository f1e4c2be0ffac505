import { describe, expect, it } from 'vitest';
import { localDate } from '../../shared/localDate.ts';
import { enrollingFaults, enrolmentBody, lookedFor, newEnrolling, whoFaults, type Enrolling } from './enrolling.ts';
import { NOBODY } from './recordForm.ts';

const TODAY = localDate('2018-09-05');
const WOMAN_1985 = '19850101-2382';
const KRAFTEN = '9f0c1b1e-58a1-4c2f-9a43-0d7e6f5a4b3c';
const enrolling = (more: Partial<Enrolling> = {}): Enrolling => ({ ...newEnrolling(TODAY, [KRAFTEN], undefined), ...more });
const who = (more: Partial<Enrolling>) => whoFaults(enrolling(more), TODAY).map(({ field }) => field);
const numberless = { ...NOBODY, sex: 'K', birthYear: '1985', givenName: 'Åsa', familyName: 'Örn' } as const;

describe('before somebody is looked for', () => {
  it('a whole number is told, or sex and birth year, or nothing of somebody anonymous', () => {
    expect(who({ person: { ...NOBODY, number: WOMAN_1985 } })).toEqual([]);
    expect(who({ person: { ...NOBODY, number: '19850101-2383' } })).toEqual(['number']);
    expect(who({})).toEqual(['number']);
    expect(who({ way: 'numberless' })).toEqual(['sex', 'birthYear']);
    expect(who({ way: 'numberless', person: numberless })).toEqual([]);
    expect(who({ way: 'anonymous' })).toEqual([]);
  });

  it('they are looked for by number alone where there is one', () => {
    expect(lookedFor(enrolling({ person: { ...numberless, number: ` ${WOMAN_1985}` } }))).toMatchObject({
      number: WOMAN_1985,
      birthYear: '',
    });
    expect(lookedFor(enrolling({ way: 'numberless', person: numberless }))).toEqual({
      ...{ number: '', givenName: 'Åsa', familyName: 'Örn', birthYear: '1985' },
    });
  });
});

describe('what is enrolled', () => {
  const body = (more: Partial<Enrolling>) => enrolmentBody('id', enrolling(more), ' prov ', TODAY);

  it('begins today in the only intervention there is', () => {
    expect(body({ person: { ...NOBODY, number: WOMAN_1985 } })).toMatchObject({
      ...{ intervention: KRAFTEN, basis: 'prov', participant: { kind: 'person', protected: false, form: { enrolled: TODAY } } },
    });
    expect(newEnrolling(TODAY, [KRAFTEN, 'two'], undefined).intervention).toBe('');
  });

  it('leaves sex and birth year to the number, and has no closing', () => {
    const sent = JSON.stringify(body({ person: { ...numberless, number: WOMAN_1985 } }));
    expect(sent).toContain('"sex":"","birthYear":""');
    expect(sent).not.toMatch(/closed|incomeAtEnd/);
  });

  it('of somebody anonymous is intervention, sex and year, whatever was written before', () => {
    const written = { way: 'anonymous', person: numberless, sex: 'K', year: '2018' } as const;
    expect(body(written).participant).toEqual({ kind: 'anonymous', sex: 'K', year: '2018' });
    expect(enrollingFaults(enrolling(written), TODAY)).toEqual([]);
    expect(enrollingFaults(enrolling({ way: 'anonymous', year: '2019' }), TODAY).map(({ field }) => field)).toEqual(['enrolled', 'sex']);
  });

  it('of somebody known is their participation, and nothing else of who they are', () => {
    const known = { participationId: 'theirs', name: 'Åsa Örn' };
    const sent = body({ known, person: numberless });
    expect(sent.participant).toMatchObject({ kind: 'known', participationId: 'theirs' });
    expect(JSON.stringify(sent)).not.toContain('Örn');
    const future = { ...enrolling({ known }).form, enrolled: '2018-09-06' };
    expect(enrollingFaults(enrolling({ known, form: future }), TODAY).map(({ field }) => field)).toEqual(['enrolled']);
  });
});
