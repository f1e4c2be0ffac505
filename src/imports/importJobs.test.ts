import { expect, it } from 'vitest';
import { importingWorld } from '../../test/access/importingWorld.ts';
import { clearWaitingFiles } from './importJobs.ts';

it('a file that nobody imports is gone after its day, though nobody asks for it', async () => {
  const { association, clock, looked, ask } = await importingWorld();
  const { import: head } = await looked('team_leader', Buffer.from('rad_id;kön;födelseår;inskriven\r\n1;K;1980;2018-06-01\r\n'));
  const waiting = (): Promise<number> =>
    association.asOwner(async (client) => {
      await client.query("select set_config('samla.user_id', $1, false)", [association.users.get('team_leader')]);
      return (
        (await client.query<{ n: number }>('select count(*)::int as n from imports.waiting_file where import_id = $1', [head.id])).rows[0]
          ?.n ?? -1
      );
    });
  await clearWaitingFiles(association.installation, clock);
  expect(await waiting()).toBe(1);
  clock.set('2018-09-07T10:00:00Z');
  await clearWaitingFiles(association.installation, clock);
  expect(await waiting()).toBe(0);
  clock.set('2018-09-05T11:00:00Z');
  expect((await ask('team_leader', 'GET', `/imports/${head.id}`)).statusCode).toBe(404);
});
