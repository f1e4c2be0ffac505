import { expect, it } from 'vitest';
import { operation, operator, testAssociation } from '../../test/testDatabase.ts';
import { localDate } from '../shared/localDate.ts';
import { findShownName, profileKept, thresholdsKept } from './associationSettingQueries.ts';

const { database } = await testAssociation();
const version = <V>(number: number, value: V) => ({
  ...{ version: number, value, recordedAt: new Date('2018-09-05T10:00:00Z'), recordedBy: 'prov' },
  decision: { day: localDate('2018-09-01'), paragraph: '§ 8', text: '' },
});

it('the name that stands on pages is the one decided last; before that there is none', async () => {
  const shown = () => database.read(operator, operation, ({ db }) => findShownName(db));
  expect(await shown()).toBeUndefined();
  const decide = (number: number, shownName: string) =>
    database.write(operator, operation, ({ db }) => profileKept.insert(db, version(number, { shownName, organisationNumber: '' })));
  expect([await decide(1, 'Förbundet'), await decide(2, 'Nya förbundet')]).toEqual([true, true]);
  expect(await shown()).toBe('Nya förbundet');
  // Somebody who saw the first version comes too late.
  expect(await decide(2, 'Ett annat')).toBe(false);
  expect(await shown()).toBe('Nya förbundet');
});

it('thresholds are kept apart from the name, each version with its decision', async () => {
  await database.write(operator, operation, ({ db }) => thresholdsKept.insert(db, version(1, { smallestCell: 4, smallestGroup: 6 })));
  const kept = await database.read(operator, operation, ({ db }) => thresholdsKept.versions(db));
  expect(kept).toMatchObject([
    { version: 1, value: { smallestCell: 4, smallestGroup: 6 }, decision: { day: '2018-09-01', paragraph: '§ 8' } },
  ]);
});
