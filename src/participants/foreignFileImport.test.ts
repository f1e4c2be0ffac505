import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { importingWorld } from '../../test/access/importingWorld.ts';
import { MAN_1956, WOMAN_1985 } from '../../test/participantSheets.ts';

const { ask, bring, looked, confirm, imported, rows } = await importingWorld();
const csv = (...lines: string[]): Uint8Array => new TextEncoder().encode(`${lines.join('\r\n')}\r\n`);
type Answer = Awaited<ReturnType<typeof looked>>;

const HEADINGS = 'Löpnr;Pnr;Startdatum;Slutdatum;Orsak till avslut;Remitterad från;Försörjning;Handläggare';
const choose = async ({ import: { id } }: Answer, columns: Record<string, string>, codes: Record<string, Record<string, string>> = {}) =>
  (await ask('team_leader', 'PUT', `/imports/${id}/choices`, { columns, codes, intervention: '' })).json<Answer>();

describe('a team’s own file', () => {
  it('is read by its own headings; what nobody knows is chosen once and known the next time', async () => {
    const file = csv(HEADINGS, `F1;${WOMAN_1985};20180601;2018-07-01;Fick jobb;Arbetsförmedlingen;CSN, försörjningsstöd;Kalle`);
    const brought = await looked('team_leader', file);
    expect(brought.preview.mapped?.headings.map(({ column }) => column)).toEqual([
      'rad_id',
      'personnummer',
      'inskriven',
      'avslutad',
      'avslutsorsak',
      'remittent',
      'försörjning_vid_inskrivning',
      '',
    ]);
    expect(brought.preview.mapped?.words).toEqual([
      { column: 'avslutsorsak', words: [{ word: 'Fick jobb', key: 'fickjobb', rows: 1, code: null }] },
    ]);
    expect(brought.preview.faults.map(({ column }) => column)).toEqual(['avslutsorsak']);
    const chosen = await choose(brought, {}, { avslutsorsak: { fickjobb: 'arbete_osubventionerat' } });
    expect([chosen.preview.faultCount, chosen.preview.counts.added]).toEqual([0, 1]);
    expect((await confirm('team_leader', chosen)).statusCode).toBe(200);
    const next = await looked('team_leader', csv(HEADINGS, `F2;${MAN_1956};2018-06-01;2018-07-01;FICK JOBB;FK;;`));
    expect(next.preview.faultCount).toBe(0);
    expect((await looked('navet_leader', csv(HEADINGS, 'F3;;2018-06-01;;;;;'))).preview.mapped?.words).toEqual([]);
  });

  it('leaves what it has no column for as it was, and empties what it has an empty cell for', async () => {
    const first = csv('rad_id;kön;födelseår;inskriven;utbildning;kommun', 'U1;K;1980;2018-06-01;gymnasium;Sala');
    await imported('team_leader', first);
    const { preview } = await looked('team_leader', csv('rad_id;kön;födelseår;inskriven;kommun', 'U1;K;1980;2018-06-01;'));
    expect(preview.rows[0]?.changes).toEqual([{ name: 'folkbokföringskommun', before: 'Sala', after: '' }]);
  });

  it('says that an enrolment can’t be after a closing that only Samla knows', async () => {
    const first = csv('rad_id;kön;födelseår;inskriven;avslutad;avslutsorsak', 'S1;K;1980;2018-06-01;2018-07-01;studier');
    await imported('team_leader', first);
    const { preview } = await looked('team_leader', csv('rad_id;kön;födelseår;inskriven', 'S1;K;1980;2018-08-01'));
    expect(preview.faults.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [2, 'inskriven', 'inskrivningen (2018-08-01) är efter avslutet som Samla känner till (2018-07-01)'],
    ]);
  });

  it('may not have two headings for one column, or none for the enrolment day', async () => {
    const twice = await looked('team_leader', csv('rad_id;Pnr;Personnr;inskriven', 'T1;;;2018-06-01'));
    expect(twice.preview.faults.map(({ column }) => column)).toEqual(['personnummer']);
    const none = await looked('team_leader', csv('rad_id;kön;När', 'T1;K;2018-06-01'));
    expect(none.preview.faults.map(({ column }) => column)).toEqual(['inskriven']);
    const chosen = await choose(none, { när: 'inskriven' });
    expect(chosen.preview.faults.map(({ column }) => column)).toEqual(['födelseår']);
  });
});

describe('a team’s workbook', () => {
  it('is read with its days as numbers, its numbers without their zeros and its groups of headings', async () => {
    const made = new ExcelJS.Workbook();
    made.addWorksheet('Mallar', { state: 'hidden' }).addRow(['a']);
    const sheet = made.addWorksheet('Deltagare');
    sheet.addRow(['Vår lista']);
    sheet.addRow(['', '', '', 'vid inskrivning', 'vid avslut']);
    sheet.addRow(['Insats', 'Personnummer', 'Inskriven', 'Försörjning', 'Försörjning']);
    sheet.addRow(['Kraften', 1012384, 43_252, 'Försörjningsstöd', 'Studiestöd']);
    sheet.addRow(['Kraften', 197201189268, new Date(Date.UTC(2018, 5, 2)), '', '']);
    const file = new Uint8Array(await made.xlsx.writeBuffer());
    const brought = await looked('team_leader', file, { name: 'deltagare.xlsx' });
    expect(brought.preview.faults).toEqual([]);
    expect(brought.preview.notices).toEqual([
      'Dolda blad läses inte: "Mallar".',
      'Ett personnummer hade tappat sina inledande nollor och är återställt. Kontrollera det.',
    ]);
    expect(brought.preview.rows.map(({ line, what }) => [line, what])).toEqual([
      [4, 'Kraften · inskriven 2018-06-01'],
      [5, 'Kraften · inskriven 2018-06-02'],
    ]);
    const { import: head } = await imported('team_leader', file);
    expect([head.fileType, head.counts?.added]).toEqual(['xlsx', 2]);
    expect(await rows('team_leader', head.id)).toHaveLength(2);
  });

  it('that is another kind of packed file is refused', async () => {
    const answer = await bring('team_leader', new TextEncoder().encode('PK\u0003\u0004 … deltagare.csv'));
    expect([answer.statusCode, answer.json<{ text: string }>().text]).toEqual([422, expect.stringContaining('packad')]);
  });
});
