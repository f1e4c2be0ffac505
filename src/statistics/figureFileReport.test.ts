import excel from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  accessAssociation,
  accessServer,
  auditLog,
  namedSheet,
  person,
  type AccessAssociation,
  type AccessServer,
} from '../../test/access/accessWorld.ts';
import { operator, settableClock } from '../../test/testDatabase.ts';
import { importParticipants } from '../participants/participantImport.ts';

const clock = settableClock('2018-09-05T10:00:00Z');
let association: AccessAssociation;
let server: AccessServer;
beforeAll(async () => {
  association = await accessAssociation(clock);
  server = await accessServer(association, clock);
});

const PERIOD = 'from=2018-01-01&to=2018-08-31';
const COMPARED = 'compare=period&otherFrom=2018-01-01&otherTo=2018-03-31';
const ask = async (who: string, query: string) =>
  server.ask({ url: `/api/statistics/file?${PERIOD}&${query}`, headers: await server.logIn(association, who) });
const lines = async (who: string, query: string): Promise<string[]> =>
  (await ask(who, `format=csv&${query}`)).body.replace('\ufeff', '').trimEnd().split('\r\n');

async function workbook(who: string, query = ''): Promise<excel.Workbook> {
  const { rawPayload } = await ask(who, `format=xlsx&${query}`);
  const book = new excel.Workbook();
  await book.xlsx.load(rawPayload.buffer.slice(rawPayload.byteOffset, rawPayload.byteOffset + rawPayload.byteLength) as ArrayBuffer);
  return book;
}

describe('a table as CSV', () => {
  it('has its headings, its rows, and what it counts', async () => {
    expect(await lines('coordinator', 'table=per_insats')).toEqual([
      'Innehåller små tal – ej för publicering. 2018-01-01 – 2018-08-31 · Insatser: Kraften, Navet · hämtad 2018-09-05',
      'Insats;Antal;Andel, %;Kvinnor;Män;Andel kvinnor, %',
      'Kraften;3;60;2;1;67',
      'Navet;2;40;1;1;50',
      'Totalt;5;100;3;2;60',
      '',
      'Tabell;Deltagare per insats',
      'Underlag;deltagare som insatserna arbetade med',
      'n;5',
      'uppgift saknas;0',
      'period;2018-01-01;2018-08-31',
      'regel;Den som deltar i två insatser räknas i båda.',
    ]);
  });

  it('is of the own intervention alone for a team, and says so', async () => {
    const own = await lines('team_member', 'table=per_insats');
    expect(own[0]).toContain('Insatser: Kraften · ');
    expect(own.join('\n')).not.toContain('Navet');
  });

  it('has two periods side by side with the difference', async () => {
    const compared = await lines('economist', `table=summary&${COMPARED}`);
    expect(compared[0]).toContain('2018-01-01 – 2018-08-31 jämfört med 2018-01-01 – 2018-03-31');
    expect(compared[1]?.split(';').slice(0, 4)).toEqual(['Räknat', 'Antal – jan–aug 2018', 'Antal – jan–mars 2018', 'Antal – Skillnad']);
    expect(compared.find((line) => line.startsWith('Avslutade;'))).toBe('Avslutade;1;0;1;0;0;0;1;0;1;0;;');
    expect(compared.join('\n')).toContain('jan–mars 2018. Underlag: deltagare');
  });

  it('is in the language that was asked for', async () => {
    const english = await lines('economist', 'table=flöde&language=en');
    expect(english.slice(1, 3)).toEqual(['Part;Number', 'In at start;0']);
  });

  it('calculates nothing that an intervention may be called', async () => {
    const row = person('farlig', '=1+1', 'K', '2018-08-01', 'Eva Alm');
    expect((await importParticipants(association.database, operator, namedSheet([row]), 'prov')).ok).toBe(true);
    expect(await lines('coordinator', 'table=per_insats')).toContain("'=1+1;1;17;1;0;100");
    const sheet = (await workbook('coordinator', 'table=per_insats')).worksheets[0];
    const values: unknown[] = [];
    sheet?.getColumn(1).eachCell(({ value, type }) => values.push([value, type]));
    expect(values).toContainEqual(['=1+1', excel.ValueType.String]);
  });
});

describe('all tables', () => {
  it('are a sheet each of a workbook, with numbers that are numbers', async () => {
    const book = await workbook('coordinator');
    expect(book.worksheets).toHaveLength(16);
    const sheet = book.worksheets[1];
    const rows: unknown[][] = [];
    sheet?.eachRow((row) => rows.push([1, 2, 3].map((column) => row.getCell(column).value)));
    expect(rows).toContainEqual(['Nya', 6, 4]);
    expect(rows.flat().join('\n')).toMatch(
      /Underlag: deltagare som insatserna arbetade med · n\s=\s6 · uppgift saknas: 0 · period: 2018-01-01–2018-08-31/,
    );
  });

  it('have no table of interventions for an economist', async () => {
    expect((await workbook('economist')).worksheets.map(({ name }) => name).join('\n')).not.toContain('per insats');
    const text = (await lines('economist', '')).join('\n');
    expect(text).toContain('\n\nDeltagare per kommun\nKommun;');
    expect(text).not.toMatch(/Kraften|Navet|per insats/);
  });

  it('have the name that the association has chosen to show', async () => {
    const saved = await server.ask({
      method: 'PUT',
      url: '/api/settings/profile',
      headers: await server.logIn(association, 'coordinator'),
      payload: {
        version: 0,
        value: { shownName: 'Samordning Provköping', organisationNumber: '' },
        decision: { day: '2018-01-02', paragraph: '§ 1', text: '' },
      },
    });
    expect(saved.statusCode).toBe(200);
    for (const who of ['economist', 'team_member']) expect((await workbook(who)).creator).toBe('Samordning Provköping');
  });

  it('are named after their period', async () => {
    expect((await ask('coordinator', 'format=xlsx')).headers['content-disposition']).toContain('siffror-2018-01-01-2018-08-31.xlsx');
    expect((await ask('coordinator', `format=csv&table=remittent_nya&${COMPARED}`)).headers['content-disposition']).toContain(
      'siffror-nya-efter-remittent-2018-01-01-2018-08-31-2018-01-01-2018-03-31.csv',
    );
  });

  it('leave a line in the audit log, and no period that can not be read makes one', async () => {
    expect((await ask('coordinator', 'format=csv&compare=period')).statusCode).toBe(400);
    await ask('coordinator', 'format=csv');
    expect((await auditLog(association, 'downloadFigures')).at(-1)).toMatchObject({ role: 'coordinator', outcome: 'done' });
  });
});
