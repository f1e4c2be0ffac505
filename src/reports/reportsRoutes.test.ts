import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  accessAssociation,
  accessServer,
  emailOf,
  leave,
  namedSheet,
  person,
  type AccessAssociation,
  type AccessServer,
} from '../../test/access/accessWorld.ts';
import { operation, operator, settableClock } from '../../test/testDatabase.ts';
import { importParticipants } from '../participants/participantImport.ts';
import type { Actor } from '../platform/database/transaction.ts';
import { closeWorkers } from '../platform/workers.ts';
import { localDate } from '../shared/localDate.ts';
import { adoptReport } from './reportFilesReport.ts';
import { insertReport } from './reportQueries.ts';
import type { Differences, Report, Reports } from './reportsApi.ts';

const period = { from: localDate('2018-01-01'), to: localDate('2018-08-31') };
const clock = settableClock('2018-09-20T10:00:00Z');
/** What an actor is called in the records: a user by the e-mail address. */
const by = (name: string): Actor => ({ ...operator, name });
let association: AccessAssociation;
let server: AccessServer;
let id = '';

beforeAll(async () => {
  association = await accessAssociation(clock);
  server = await accessServer(association, clock);
  const { database } = association;
  id = await database.write(by('Olle Operatör'), operation, ({ db, now, actor }) => insertReport(db, period, { now, name: actor.name }));
  const adopted = await adoptReport(database, by(emailOf('coordinator')), operation, id, localDate('2018-09-20'), '§ 45');
  if (!adopted.ok) throw new Error(adopted.error.text);
  clock.set('2018-10-01T10:00:00Z');
  const late = namedSheet([person('k9', 'Kraften', 'K', '2018-05-01', 'Sena Sjö')]);
  const imported = await importParticipants(database, by(emailOf('left')), late, 'prov');
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
  await leave(association, 'left');
});
afterAll(closeWorkers);

async function asked<T>(url: string): Promise<T> {
  return (await server.ask({ url, headers: await server.logIn(association, 'coordinator') })).json<T>();
}

it('tells by name which user adopted a report, and an operator as recorded', async () => {
  const report = await asked<Report>(`/api/reports/${id}`);
  expect([report.createdBy, report.adoption?.adoptedBy]).toEqual(['Olle Operatör', 'Prov coordinator']);
  expect((await asked<Reports>('/api/reports')).reports).toEqual([report]);
});

it('tells by name who has registered something since, also someone who has left', async () => {
  const { differences } = await asked<Differences>(`/api/reports/${id}/differences`);
  expect(differences.map(({ recordedBy }) => recordedBy)).toEqual(['Prov left']);
});
