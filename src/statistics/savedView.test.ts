import { expect, it } from 'vitest';
import { WOMAN_1985 } from '../../test/participantSheets.ts';
import { localDate } from '../shared/localDate.ts';
import { readViewName } from './savedView.ts';

const read = (text: string) => readViewName(text, localDate('2018-09-05'));

it('a view is called what its owner writes, without blanks to spare', () => {
  expect(read('  Tertial 2,   alla insatser ')).toEqual({ ok: true, value: 'Tertial 2, alla insatser' });
});

it('a view has a name, that is not too long and no identity number', () => {
  expect(read(' \t')).toMatchObject({ error: 'empty' });
  expect(read('å'.repeat(80))).toMatchObject({ ok: true });
  expect(read('å'.repeat(81))).toMatchObject({ error: 'long' });
  expect(read(`Ärende ${WOMAN_1985}`)).toMatchObject({ error: 'identityNumber' });
});
