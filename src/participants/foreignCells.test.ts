import { describe, expect, it } from 'vitest';
import { WOMAN_1985 } from '../../test/participantSheets.ts';
import { localDate } from '../shared/localDate.ts';
import { foreignCell, identityText } from './foreignCells.ts';

const today = localDate('2018-09-05');

describe('an identity number that a spreadsheet took for a number', () => {
  it('keeps its twelve digits, and gets its hyphen with ten', () => {
    expect(identityText(WOMAN_1985, today)).toEqual({ text: WOMAN_1985, isMended: false });
    expect(identityText('8501012382', today)).toEqual({ text: '850101-2382', isMended: false });
    expect(identityText('850101-2382', today)).toEqual({ text: '850101-2382', isMended: false });
    expect(identityText('19850101 2382', today)).toEqual({ text: WOMAN_1985, isMended: false });
  });

  it('gets its lost zeros back where the check digit agrees, and is left alone where it does not', () => {
    // These are Skatteverket's test numbers written with ten digits.
    expect(identityText(String(Number('0001012384')), today)).toEqual({ text: '000101-2384', isMended: true });
    expect(identityText(String(Number('0001012392')), today)).toEqual({ text: '000101-2392', isMended: true });
    expect(identityText('101012382', today)).toEqual({ text: '101012382', isMended: false });
    expect(identityText('1012', today)).toEqual({ text: '1012', isMended: false });
  });
});

it('months that are told not to be relevant are told so in any spelling', () => {
  expect(foreignCell('månader_i_offentlig_försörjning', 'Ej aktuellt', today)).toBe('ej_aktuellt');
  expect(foreignCell('förnamn', '43132', today)).toBe('43132');
});
