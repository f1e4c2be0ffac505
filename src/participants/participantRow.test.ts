import { describe, expect, it } from 'vitest';
import { localDate } from '../shared/localDate.ts';
import {
  anonymousWoman,
  closedMan,
  enrolledWoman,
  interimMan,
  keyless,
  MAN_1985,
  WOMAN_1985,
  WOMAN_COORDINATION_1953,
  WOMAN_LEAP_DAY_1996,
  type SheetRow,
} from '../../test/participantSheets.ts';
import { readParticipantRow, type PersonRow } from './participantRow.ts';

const today = localDate('2018-09-01');
const read = (row: SheetRow) => readParticipantRow(7, (column) => row[column] ?? '', today);
const person = (row: SheetRow): PersonRow => {
  const result = read(row);
  if (!result.ok || result.value.kind !== 'person') throw new Error(JSON.stringify(result));
  return result.value;
};
/** Columns with their reasons, or 'ok'. */
const faults = (row: SheetRow): string | [string, string][] => {
  const result = read(row);
  return result.ok ? 'ok' : result.error.map(({ column, reason }) => [column, reason]);
};
const columnsAtFault = (row: SheetRow): string[] => {
  const found = faults(row);
  return typeof found === 'string' ? [] : found.map(([column]) => column);
};

describe('a row of a participant sheet', () => {
  it('gives sex and age on the enrolment day from the number, whatever way it is written', () => {
    for (const personnummer of [WOMAN_1985, '19850101-2382', '850101-2382']) {
      const row = person({ ...enrolledWoman, personnummer, kön: '' });
      expect(row.person).toMatchObject({ number: WOMAN_1985, sex: 'K', birthYear: 1985, interim: null });
      expect(row.facts.ageAtEnrolment).toBe(33);
    }
  });

  it('makes one born on a leap day a year older on 1 March in common years', () => {
    const age = (inskriven: string) => person({ ...enrolledWoman, personnummer: WOMAN_LEAP_DAY_1996, inskriven }).facts.ageAtEnrolment;
    expect([age('2017-02-28'), age('2017-03-01'), age('2016-02-28'), age('2016-02-29')]).toEqual([20, 21, 19, 20]);
  });

  it('counts years alone where a samordningsnummer leaves the day open, and where there is no number', () => {
    expect(person({ ...enrolledWoman, personnummer: WOMAN_COORDINATION_1953, inskriven: '2018-01-01' }).facts.ageAtEnrolment).toBe(65);
    expect(person({ ...enrolledWoman, personnummer: '', födelseår: '1953', inskriven: '2018-01-01' }).facts.ageAtEnrolment).toBe(65);
  });

  it('takes an interim number for none, and keeps it', () => {
    expect(person(interimMan).person).toMatchObject({ number: null, interim: '900101-T220', sex: 'M', birthYear: 1990 });
    expect(columnsAtFault({ ...interimMan, kön: '', födelseår: '' })).toEqual(['kön', 'födelseår']);
    expect(columnsAtFault(keyless(interimMan))).toEqual(['rad_id']);
  });

  it('keeps the year of an anonymous row and nothing that could tell who it is', () => {
    expect(read(anonymousWoman)).toEqual({
      ok: true,
      value: {
        kind: 'anonymous',
        line: 7,
        rowKey: 'A-3',
        intervention: 'Samordningsteam Sala',
        anonymous: { sex: 'K', year: 2018, wrongRegistration: false },
      },
    });
    expect(columnsAtFault({ ...anonymousWoman, personnummer: WOMAN_1985 })).toEqual(['personnummer']);
    expect(columnsAtFault({ ...keyless(anonymousWoman), kön: '', inskriven: '' })).toEqual(['inskriven', 'rad_id', 'kön']);
  });

  it('tells unknown from not applicable and from nought months in support', () => {
    const support = (månader_i_offentlig_försörjning: string) => {
      const { supportMonths, supportNotApplicable } = person({ ...enrolledWoman, månader_i_offentlig_försörjning }).facts;
      return [supportMonths, supportNotApplicable];
    };
    expect([support(''), support('ej_aktuellt'), support('0'), support('120')]).toEqual([
      [null, false],
      [null, true],
      [0, false],
      [120, false],
    ]);
    for (const months of ['-1', '1,5', 'tolv', '1201', '1e3'])
      expect(columnsAtFault({ ...enrolledWoman, månader_i_offentlig_försörjning: months })).toEqual(['månader_i_offentlig_försörjning']);
  });

  it('keeps each income once, in the order of the code table', () => {
    const { incomeAtStart } = person({ ...enrolledWoman, försörjning_vid_inskrivning: 'studiestöd| försörjningsstöd |studiestöd' }).facts;
    expect(incomeAtStart).toEqual(['försörjningsstöd', 'studiestöd']);
    expect(person({ ...enrolledWoman, försörjning_vid_inskrivning: '' }).facts.incomeAtStart).toEqual([]);
  });

  it('is refused for days that do not exist, lie ahead or come in the wrong order', () => {
    expect(columnsAtFault({ ...enrolledWoman, inskriven: '2018-02-30' })).toEqual(['inskriven']);
    expect(columnsAtFault({ ...enrolledWoman, inskriven: '2018-09-02' })).toEqual(['inskriven']);
    expect(columnsAtFault({ ...enrolledWoman, inskriven: '2018-09-01' })).toEqual([]);
    expect(columnsAtFault({ ...closedMan, avslutad: '2018-09-02' })).toEqual(['avslutad']);
    expect(columnsAtFault({ ...closedMan, avslutad: '2017-10-01' })).toEqual(['avslutad']);
    expect(columnsAtFault({ ...closedMan, avslutad: '2017-10-02' })).toEqual([]);
    expect(columnsAtFault({ ...enrolledWoman, inskriven: '1984-12-31' })).toEqual(['inskriven']);
  });

  it('is refused when closing day and reason do not come together', () => {
    expect(columnsAtFault({ ...closedMan, avslutsorsak: '' })).toEqual(['avslutsorsak']);
    expect(columnsAtFault({ ...closedMan, avslutad: '' })).toEqual(['avslutad']);
  });

  it('is refused when number, sex and birth year contradict each other (V2.2.3)', () => {
    expect(columnsAtFault({ ...enrolledWoman, kön: 'M' })).toEqual(['kön']);
    expect(columnsAtFault({ ...enrolledWoman, personnummer: MAN_1985 })).toEqual(['kön']);
    expect(columnsAtFault({ ...enrolledWoman, födelseår: '1986' })).toEqual(['födelseår']);
    expect(columnsAtFault({ ...enrolledWoman, personnummer: '198501012383' })).toEqual(['personnummer']);
  });

  it('is refused for codes that no table has, each in its column', () => {
    const wrong = {
      remittent: 'af',
      utbildning: 'phd',
      avslutsorsak: 'klar',
      sysselsättning_vid_avslut: 'hobby',
      försörjning_vid_avslut: 'lön',
      skyddad: 'kanske',
      kön: 'X',
    };
    expect(columnsAtFault({ ...closedMan, ...wrong }).toSorted()).toEqual(Object.keys(wrong).toSorted());
  });

  it('gives all its faults at once, with line and mend', () => {
    const result = read({ insats: '', inskriven: '', personnummer: '', rad_id: '' });
    if (result.ok) throw new Error('not refused');
    expect(result.error.map(({ column }) => column)).toEqual(['insats', 'inskriven', 'rad_id', 'kön', 'födelseår']);
    expect(result.error.every(({ line, mend }) => line === 7 && mend !== '')).toBe(true);
  });

  it('may not be keyed by an identity number, nor name a municipality as tables name the unknown', () => {
    expect(columnsAtFault({ ...enrolledWoman, rad_id: '850101-2382' })).toEqual(['rad_id']);
    expect(columnsAtFault({ ...enrolledWoman, rad_id: '1985010123' })).toEqual([]);
    expect(columnsAtFault({ ...enrolledWoman, folkbokföringskommun: 'ej redovisad' })).toEqual(['folkbokföringskommun']);
  });

  it('keeps no identity number as the name of an insats or a municipality, where everyone would read it', () => {
    for (const column of ['insats', 'folkbokföringskommun'] as const) {
      for (const slipped of [WOMAN_1985, '850101-2382', `Sala ${WOMAN_COORDINATION_1953}`])
        expect(columnsAtFault({ ...enrolledWoman, [column]: slipped }), column).toEqual([column]);
      expect(columnsAtFault({ ...enrolledWoman, [column]: 'Arbetsträning 2018-01-01–2018-12-31' }), column).toEqual([]);
    }
  });

  it('never repeats an identity number, wherever in the row it has slipped', () => {
    const columns = [
      'rad_id',
      'anonym',
      'skyddad',
      'kön',
      'födelseår',
      'folkbokföringskommun',
      'remittent',
      'inskriven',
      'avslutad',
      'avslutsorsak',
      'utbildning',
      'sysselsättning_vid_inskrivning',
      'försörjning_vid_avslut',
      'månader_i_offentlig_försörjning',
      'personnummer',
    ] as const;
    for (const column of columns) {
      for (const slipped of [`${WOMAN_1985.slice(0, 11)}3`, '19850101 2382', '850101-2382', '850101–2382', '900101-T220']) {
        const text = JSON.stringify(faults({ ...closedMan, [column]: slipped }));
        for (const part of ['2382', '2383', 'T220']) expect(text, column).not.toContain(part);
      }
    }
    expect(JSON.stringify(faults({ ...enrolledWoman, inskriven: '2018-02-30' }))).toContain('2018-02-30');
  });

  it('of someone born before the archives is refused, not stored', () => {
    expect(columnsAtFault({ ...enrolledWoman, personnummer: '', födelseår: '1849' })).toEqual(['födelseår']);
    expect(columnsAtFault({ ...enrolledWoman, personnummer: '', födelseår: '1860' })).toEqual(['inskriven']);
    expect(columnsAtFault({ ...enrolledWoman, personnummer: '', födelseår: '1890' })).toEqual([]);
  });
});
