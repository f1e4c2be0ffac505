import { beforeAll, describe, expect, it } from 'vitest';
import {
  accessAssociation,
  accessServer,
  auditLog,
  emailOf,
  namedSheet,
  person,
  type AccessAssociation,
  type AccessServer,
} from '../../test/access/accessWorld.ts';
import { operator } from '../../test/testDatabase.ts';
import { importParticipants } from './participantImport.ts';

let association: AccessAssociation;
let server: AccessServer;
beforeAll(async () => {
  association = await accessAssociation();
  server = await accessServer(association);
});

type Page = {
  total: number;
  offset: number;
  participants: {
    participationId: string;
    name: string | null;
    birthYear: number | null;
    protected: boolean;
    municipality: string | null;
    enrolled: string;
    closed: string | null;
    closingReason: string | null;
    intervention: string;
  }[];
};
const list = async (query = '', who = 'team_member') =>
  server.ask({ url: `/api/participants${query}`, headers: await server.logIn(association, who) });

describe('the list of participants', () => {
  it('shows the own ones with names, the latest enrolled first, and of a protected person only that there is one', async () => {
    const page = (await list()).json<Page>();
    expect(page.participants.map(({ participationId: _, ...one }) => one)).toEqual([
      {
        name: null,
        birthYear: null,
        protected: true,
        municipality: null,
        enrolled: '2018-04-01',
        closed: null,
        closingReason: null,
        intervention: 'Kraften',
      },
      {
        name: 'Bo Alm',
        birthYear: 1980,
        protected: false,
        municipality: null,
        enrolled: '2018-03-01',
        closed: '2018-05-01',
        closingReason: 'studier',
        intervention: 'Kraften',
      },
      {
        name: 'Agda Ek',
        birthYear: 1980,
        protected: false,
        municipality: null,
        enrolled: '2018-02-01',
        closed: null,
        closingReason: null,
        intervention: 'Kraften',
      },
    ]);
  });

  it('comes in pages that together are the whole, none twice', async () => {
    const pages = [
      (await list('?limit=2')).json<Page>(),
      (await list('?limit=2&offset=2')).json<Page>(),
      (await list('?offset=9')).json<Page>(),
    ];
    expect(pages.map(({ total, offset, participants }) => [total, offset, participants.length])).toEqual([
      [3, 0, 2],
      [3, 2, 1],
      [3, 9, 0],
    ]);
    expect(new Set(pages.flatMap(({ participants }) => participants.map(({ participationId }) => participationId))).size).toBe(3);
    for (const query of ['?limit=0', '?limit=201', '?offset=-1', '?limit=alla']) expect((await list(query)).statusCode, query).toBe(400);
  });

  it('is in the audit log with those whom it showed', async () => {
    const shown = (await list('?limit=2')).json<Page>().participants.map(({ participationId }) => participationId);
    const last = (await auditLog(association, 'listParticipants')).at(-1);
    expect(last).toMatchObject({ actor: emailOf('team_member'), role: 'team_member', reason: 'roll team_member', outcome: 'done' });
    expect([...(last?.record_ids ?? [])].sort()).toEqual([...shown].sort());
  });

  it('leaves out a wrong registration', async () => {
    const rows = [person('fel', 'Kraften', 'M', '2018-06-01', 'Fel Rad', { avslutad: '2018-06-01', avslutsorsak: 'felregistrering' })];
    expect((await importParticipants(association.database, operator, namedSheet(rows), 'prov')).ok).toBe(true);
    expect((await list()).json<Page>().total).toBe(3);
  });
});
