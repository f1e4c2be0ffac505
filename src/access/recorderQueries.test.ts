import { expect, it } from 'vitest';
import { accessAssociation } from '../../test/access/accessWorld.ts';
import { operation } from '../../test/testDatabase.ts';
import { listColleagues, listInterventionsToRecordIn } from './recorderQueries.ts';

const association = await accessAssociation();
const as = (who: string) =>
  association.database.read(
    { family: 'team', role: who, userId: association.users.get(who) ?? null, name: who },
    operation,
    async ({ db }) => ({ colleagues: [...(await listColleagues(db)).values()], recordable: [...(await listInterventionsToRecordIn(db))] }),
  );

it('a team leader and a team member record in their own intervention; a counsellor and the office in none', async () => {
  const own = [association.interventions.get('Kraften')];
  expect((await as('team_leader')).recordable).toEqual(own);
  expect((await as('team_member')).recordable).toEqual(own);
  expect((await as('counsellor')).recordable).toEqual([]);
  expect((await as('coordinator')).recordable).toEqual([]);
});

it('the names that may stand in a history are those of one’s own team, and one’s own', async () => {
  const { colleagues } = await as('team_member');
  expect(colleagues).toEqual(expect.arrayContaining(['Prov team_leader', 'Prov team_member', 'Prov counsellor']));
  expect(colleagues).not.toContain('Prov coordinator');
  expect((await as('coordinator')).colleagues).toEqual(['Prov coordinator']);
});
