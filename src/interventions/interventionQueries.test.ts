import { describe, expect, it } from 'vitest';
import { operation, operator, testAssociation } from '../../test/testDatabase.ts';
import { findIntervention, insertMissingInterventions, listInterventions } from './interventionQueries.ts';

const { database } = await testAssociation();
const add = (...names: string[]) => database.write(operator, operation, ({ db, now }) => insertMissingInterventions(db, names, now));
const names = async () => (await database.read(operator, operation, ({ db }) => listInterventions(db))).map(({ name }) => name);

describe('interventions', () => {
  it('are added when missing, and once', async () => {
    await add('Örnen', 'Vägen in', 'Team A');
    await add('Team A', 'Åkern', 'team A');
    await add();
    expect(await names()).toEqual(['team A', 'Team A', 'Vägen in', 'Åkern', 'Örnen']);
  });

  it('are found by their exact name', async () => {
    const find = (name: string) => database.read(operator, operation, ({ db }) => findIntervention(db, name));
    expect((await find('Åkern'))?.name).toBe('Åkern');
    expect(await find('åkern')).toBeUndefined();
  });
});
