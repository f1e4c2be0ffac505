import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { ImportAnswer, ImportedRows, ImportList } from '../../src/imports/importApi.ts';
import { settableClock } from '../testDatabase.ts';
import { accessAssociation, accessServer } from './accessWorld.ts';
import { addLeader } from './importsWorld.ts';

type More = { readonly kind?: string; readonly year?: number; readonly name?: string; readonly id?: string };

/** Leaders of Kraften and of Navet, the coordinator and the economist, each in a browser of their own. Every question is a second later. */
export async function importingWorld() {
  const clock = settableClock('2018-09-05T10:00:00Z');
  const association = await accessAssociation(clock);
  await addLeader(association, 'navet_leader', 'Navet');
  const server = await accessServer(association, clock);
  const cookies = new Map<string, { cookie: string }>();
  for (const who of ['team_leader', 'team_member', 'navet_leader', 'coordinator', 'economist'])
    cookies.set(who, await server.logIn(association, who));
  let second = 0;
  const ask = (who: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object) => {
    second += 1;
    clock.set(new Date(Date.parse('2018-09-05T10:00:00Z') + second * 1000).toISOString());
    return server.ask({ method, url: `/api${path}`, headers: cookies.get(who) ?? {}, ...(payload ? { payload } : {}) });
  };
  const bring = (who: string, bytes: Uint8Array, { kind = 'participants', year, name = 'deltagare.csv', id = randomUUID() }: More = {}) =>
    server.ask({
      method: 'POST',
      url: `/api/imports/${id}?kind=${kind}${year === undefined ? '' : `&year=${year}`}`,
      headers: {
        ...cookies.get(who),
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      },
      payload: Buffer.from(bytes),
    });
  const looked = async (who: string, bytes: Uint8Array, more: More = {}): Promise<ImportAnswer & { preview: object }> => {
    const answer = await bring(who, bytes, more);
    expect(answer.statusCode, answer.body).toBe(200);
    const value = answer.json<ImportAnswer>();
    if (value.preview === null) throw new Error('nothing to look at');
    return { ...value, preview: value.preview };
  };
  const confirm = (who: string, { import: { id }, preview }: ImportAnswer) =>
    ask(who, 'POST', `/imports/${id}/confirmation`, { digest: preview?.digest ?? '', basis: 'uppgift från teamet' });
  return {
    association,
    clock,
    ask,
    bring,
    looked,
    confirm,
    async imported(who: string, bytes: Uint8Array, more: More = {}): Promise<ImportAnswer> {
      const answer = await confirm(who, await looked(who, bytes, more));
      expect(answer.statusCode, answer.body).toBe(200);
      return answer.json<ImportAnswer>();
    },
    takeBack: (who: string, id: string) => ask(who, 'POST', `/imports/${id}/taking-back`),
    list: async (who: string) => (await ask(who, 'GET', '/imports')).json<ImportList>().imports,
    rows: async (who: string, id: string) => (await ask(who, 'GET', `/imports/${id}/rows`)).json<ImportedRows>().rows,
  };
}
