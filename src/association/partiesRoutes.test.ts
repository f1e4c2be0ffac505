import { expect, it } from 'vitest';
import { accessAssociation, accessServer } from '../../test/access/accessWorld.ts';
import { settableClock } from '../../test/testDatabase.ts';
import type { Parties } from './partiesApi.ts';

const clock = settableClock('2018-09-05T10:00:00Z');
const association = await accessAssociation(clock);
const server = await accessServer(association, clock);
const cookie = await server.logIn(association, 'coordinator');
const VALUE = { kind: 'AF', name: ' Arbetsförmedlingen ', isMember: true, share: 2500, email: '', from: '2018-01-01', to: '' };
const id = crypto.randomUUID();
const save = (version: number, change: object = {}, key = id) =>
  server.ask({ method: 'PUT', url: '/api/parties', headers: cookie, payload: { id: key, version, value: { ...VALUE, ...change } } });
const fault = (answer: Awaited<ReturnType<typeof save>>) => [answer.statusCode, answer.json<{ text: string }>().text];

it('a party is saved once, however often it is sent, and shown with what was said before', async () => {
  const answers = await Promise.all([save(0), save(0)]);
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  const changed = (await save(1, { share: 2000 })).json<Parties>().parties.find((party) => party.id === id);
  expect(changed).toMatchObject({ name: 'Arbetsförmedlingen', share: 2000, version: 2, recordedBy: 'Prov coordinator' });
  expect(changed?.versions.map(({ version, value }) => [version, value.share])).toEqual([
    [2, 2000],
    [1, 2500],
  ]);
});

it('a party that somebody else has changed meanwhile is not overwritten, and who it was is told', async () => {
  expect(fault(await save(1, { share: 3000 }))).toEqual([409, expect.stringContaining('Prov coordinator')]);
  expect((await save(4, {}, crypto.randomUUID())).statusCode).toBe(404);
});

it('a party with faults, or with a name that another has, is refused in plain words', async () => {
  expect(fault(await save(2, { name: '' }))).toEqual([422, 'Partens namn saknas. Skriv det.']);
  expect(fault(await save(0, {}, crypto.randomUUID()))).toEqual([422, expect.stringContaining('Det finns redan en part som heter')]);
});
