import { describe, expect, it } from 'vitest';
import { closedMan, enrolledWoman, sheet, WOMAN_1972 } from '../../test/participantSheets.ts';
import { operation, operator, testAssociation } from '../../test/testDatabase.ts';
import { sql } from 'kysely';
import { listPersonNames } from './nameQueries.ts';
import { importParticipants } from './participantImport.ts';

const { database } = await testAssociation();
const cipher = await database.cipher();

describe('the names of persons', () => {
  it('are given name and family name; of the protected and the unnamed there are none', async () => {
    const imported = await importParticipants(
      database,
      operator,
      sheet([
        { ...enrolledWoman, förnamn: 'Åsa', efternamn: 'Örn' },
        { ...closedMan, efternamn: 'Berg' },
        { ...enrolledWoman, rad_id: 'P', personnummer: WOMAN_1972, skyddad: 'ja', förnamn: 'Dold', efternamn: 'Dold' },
        { ...enrolledWoman, rad_id: 'N', personnummer: '', födelseår: '1990' },
      ]),
      'test',
    );
    expect(imported.ok).toBe(true);
    const names = await database.read(operator, operation, async ({ db }) => {
      const { rows } = await sql<{ id: string }>`select id from participants.person`.execute(db);
      expect(rows.length).toBe(4);
      return listPersonNames(
        db,
        cipher,
        rows.map(({ id }) => id),
      );
    });
    expect([...names.values()].toSorted()).toEqual(['Berg', 'Åsa Örn']);
  });

  it('are none of nobody', async () => {
    expect(await database.read(operator, operation, ({ db }) => listPersonNames(db, cipher, []))).toEqual(new Map());
  });
});
