import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import {
  anonymousWoman,
  closedMan,
  enrolledWoman,
  interimMan,
  keyless,
  MAN_1956,
  MAN_1985,
  sheet,
  WOMAN_1972,
  WOMAN_1985,
  WOMAN_1993,
  type SheetRow,
} from '../../test/participantSheets.ts';
import { operation, operator, settableClock, testAssociation } from '../../test/testDatabase.ts';
import { faultLines } from '../imports/faults.ts';
import { importParticipants } from './participantImport.ts';
import { checkParticipantSheet } from './participantSheetImport.ts';
import { REQUIRED_COLUMNS } from './participantRow.ts';
import { localDate } from '../shared/localDate.ts';

const clock = settableClock('2018-09-01T10:00:00Z');
const { database, asOwner } = await testAssociation(clock);
const other = await testAssociation(clock);

const importRows = (...rows: SheetRow[]) => importParticipants(database, operator, sheet(rows), 'uppgift från importören');

/** How many rows each table holds, seen by the operator: row security hides them even from the owner. */
const contents = async (): Promise<Record<string, number>> => {
  const tables = [
    'participants.person',
    'participants.person_version',
    'participants.participation',
    'participants.participation_version',
    'interventions.intervention',
  ];
  return database.read(operator, operation, async ({ db }) => {
    const counts: Record<string, number> = {};
    for (const table of tables) {
      const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db);
      counts[table] = rows[0]?.n ?? -1;
    }
    return counts;
  });
};

const audited = (): Promise<Record<string, number>> =>
  asOwner(async (client) => {
    const { rows } = await client.query<{ outcome: string; n: number }>(
      `select outcome, count(*)::int as n from access.audit_entry where action = 'import participants' group by outcome`,
    );
    return { done: 0, refused: 0, ...Object.fromEntries(rows.map(({ outcome, n }) => [outcome, n])) };
  });

/** Imports a file that is expected to be refused, and sees that it left nothing but its audit row behind. */
async function refusal(bytes: Uint8Array): Promise<string[]> {
  const [before, auditBefore] = [await contents(), await audited()];
  const result = await importParticipants(database, operator, bytes, 'uppgift från importören');
  if (result.ok) throw new Error('the file was not refused');
  expect(await contents()).toEqual(before);
  expect(await audited()).toEqual({ ...auditBefore, refused: (auditBefore['refused'] ?? 0) + 1 });
  const lines = faultLines(result.error);
  for (const number of [WOMAN_1985, WOMAN_1993, WOMAN_1972, MAN_1985, MAN_1956, closedMan.personnummer ?? '']) {
    expect(lines.join('\n')).not.toContain(number.slice(8));
    expect(lines.join('\n')).not.toContain(number.slice(2, 8));
  }
  return lines;
}
const refused = (...rows: SheetRow[]): Promise<string[]> => refusal(sheet(rows));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (...rows: SheetRow[]): string => new TextDecoder().decode(sheet(rows));

describe('an import of participants', () => {
  it('stores what is new, audits what it did with the keys it wrote, and keeps the basis on every row', async () => {
    expect(await importRows(enrolledWoman, closedMan, anonymousWoman, interimMan)).toEqual({
      ok: true,
      value: { added: 4, changed: 0, same: 0 },
    });
    expect(await contents()).toMatchObject({ 'participants.person': 3, 'participants.participation': 4, 'interventions.intervention': 2 });
    const { rows } = await asOwner((client) =>
      client.query(
        `select actor, role, outcome, reason, cardinality(record_ids) as keys, detail from access.audit_entry where action = 'import participants'`,
      ),
    );
    expect(rows).toEqual([
      {
        actor: 'test operator',
        role: 'operator',
        outcome: 'done',
        reason: 'uppgift från importören',
        keys: 7,
        detail: { rows: 4, added: 4, changed: 0, same: 0 },
      },
    ]);
  });

  it('changes nothing the second time, and writes a new version only of what differs', async () => {
    const before = await contents();
    expect(await importRows(enrolledWoman, closedMan, anonymousWoman, interimMan)).toMatchObject({ value: { same: 4 } });
    expect(await contents()).toEqual(before);
    expect(await importRows({ ...enrolledWoman, utbildning: 'grundskola' }, closedMan)).toMatchObject({
      value: { added: 0, changed: 1, same: 1 },
    });
    expect(await contents()).toEqual({
      ...before,
      'participants.participation_version': (before['participants.participation_version'] ?? 0) + 1,
    });
  });

  it('started twice at once adds once', async () => {
    const file = sheet([
      { ...enrolledWoman, rad_id: 'T-1', insats: 'Tvillingarna' },
      { ...closedMan, rad_id: 'T-2', insats: 'Tvillingarna' },
    ]);
    const results = await Promise.all([1, 2, 3].map(() => importParticipants(database, operator, file, 'test')));
    expect(results.map((result) => (result.ok ? [result.value.added, result.value.same] : 'refused')).toSorted()).toEqual([
      [0, 2],
      [0, 2],
      [2, 0],
    ]);
  });

  it('takes an empty table for what it is', async () => {
    expect(await importRows()).toEqual({ ok: true, value: { added: 0, changed: 0, same: 0 } });
  });

  it('does not let versions overlap in recorded time when the clock was set back', async () => {
    for (const [instant, utbildning] of [
      ['2018-09-02T10:00:00Z', 'gymnasium'],
      ['2018-09-03T10:00:00Z', 'grundskola'],
      ['2018-09-02T12:00:00Z', 'eftergymnasial'],
    ] as const) {
      clock.set(instant);
      await importRows({ ...enrolledWoman, utbildning, förnamn: utbildning, telefon: utbildning });
    }
    for (const [table, of] of [
      ['participation', 'participation_id'],
      ['person', 'person_id'],
      ['contact', 'participation_id'],
    ]) {
      const [versions, key] = [sql.table(`participants.${table}_version`), sql.ref(of ?? '')];
      const { rows } = await database.read(operator, operation, ({ db }) =>
        sql<{
          version: number;
          late: boolean;
        }>`select b.version, a.recorded_to > b.recorded_from as late from ${versions} a join ${versions} b using (${key}) where a.version < b.version`.execute(
          db,
        ),
      );
      expect(rows.length).toBeGreaterThan(2);
      expect(rows.filter(({ late }) => late)).toEqual([]);
    }
    clock.set('2018-09-03T12:00:00Z');
  });
});

describe('an import is refused as a whole, with line, column, reason and mend, when', () => {
  const fresh: SheetRow = { ...enrolledWoman, rad_id: 'N-1', personnummer: WOMAN_1972, insats: 'Ny insats' };

  it.each<[string, SheetRow, RegExp]>([
    ['a check digit is wrong', { ...fresh, personnummer: '197201189269' }, /^rad 3, kolumn personnummer: numret har fel kontrollsiffra – /],
    ['the sex is not that of the number', { ...fresh, kön: 'M' }, /^rad 3, kolumn kön: kön stämmer inte med identitetsnumret – /],
    [
      'a closing comes before the enrolment',
      { ...fresh, avslutad: '2018-01-31', avslutsorsak: 'flytt' },
      /^rad 3, kolumn avslutad: avslutet .* före inskrivningen/,
    ],
    [
      'a closing lies ahead',
      { ...fresh, avslutad: '2018-09-04', avslutsorsak: 'flytt' },
      /^rad 3, kolumn avslutad: 2018-09-04 har inte varit än/,
    ],
    ['an enrolment lies ahead', { ...fresh, inskriven: '2018-09-04' }, /^rad 3, kolumn inskriven: 2018-09-04 har inte varit än/],
    [
      'a code is in no table',
      { ...fresh, utbildning: 'folkhögskola' },
      /^rad 3, kolumn utbildning: "folkhögskola" är inte en känd kod – skriv grundskola_ej_slutförd, /,
    ],
    [
      'a day is not in the calendar',
      { ...fresh, inskriven: '2018-02-29' },
      /^rad 3, kolumn inskriven: "2018-02-29" är inte en dag i kalendern/,
    ],
    ['an anonymous row has no key', keyless(anonymousWoman), /^rad 3, kolumn rad_id: en anonym rad måste ha en egen nyckel/],
    ['a row without number has no key', keyless(interimMan), /^rad 3, kolumn rad_id: en rad utan identitetsnummer måste ha en egen nyckel/],
    [
      'a number has slipped into another column',
      { ...fresh, inskriven: WOMAN_1972, remittent: '720118-9268' },
      /^rad 3, kolumn (inskriven|remittent): värdet \(visas inte/,
    ],
    [
      'someone is in the insats already',
      { ...enrolledWoman, rad_id: 'N-1', inskriven: '2018-08-01' },
      /^rad 3, kolumn inskriven: samma person är redan inskriven i insatsen då \(en inskrivning som redan finns\)/,
    ],
    [
      'someone comes back on the closing day',
      { ...closedMan, rad_id: 'N-1', inskriven: '2018-06-15', avslutad: '', avslutsorsak: '' },
      /^rad 3, kolumn inskriven: samma person/,
    ],
  ])('%s', async (_, row, expected) => {
    const lines = await refused({ ...fresh, rad_id: 'N-0', personnummer: WOMAN_1993 }, row);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(expected);
  });

  it('two rows of the file overlap, or have one key', async () => {
    expect(await refused(fresh, { ...fresh, rad_id: 'N-2', inskriven: '2018-08-01' })).toEqual([
      expect.stringMatching(/^rad 3, kolumn inskriven: .*\(rad 2\)/),
    ]);
    expect(await refused(fresh, { ...fresh, personnummer: WOMAN_1993 })).toEqual([
      expect.stringMatching(/^rad 3, kolumn rad_id: samma rad_id som på rad 2/),
    ]);
    expect(await refused(keyless(fresh), keyless({ ...fresh, utbildning: '' }))).toEqual([
      expect.stringMatching(/^rad 3: samma person, insats och inskrivningsdag som på rad 2/),
    ]);
  });

  it('a column is unknown, missing or doubled', async () => {
    expect(await refusal(bytes(textOf(fresh).replace('kön;', 'sex;')))).toEqual([
      expect.stringMatching(/^rad 1, kolumn sex: kolumnen är okänd/),
      expect.stringMatching(/^rad 1, kolumn kön: kolumnen saknas/),
    ]);
    expect(await refusal(bytes(textOf(fresh).replace('födelseår', 'kön')))).toEqual([
      expect.stringMatching(/^rad 1, kolumn kön: kolumnen finns två gånger/),
      expect.stringMatching(/^rad 1, kolumn födelseår: kolumnen saknas/),
    ]);
    expect(await refusal(sheet([fresh], REQUIRED_COLUMNS.slice(0, -1)))).toEqual([
      expect.stringContaining('månader_i_offentlig_försörjning: kolumnen saknas'),
    ]);
  });

  it('has no header, is empty, saved in Latin-1 or as something else', async () => {
    expect((await refusal(bytes(textOf(fresh).split('\r\n').slice(1).join('\r\n')))).length).toBeGreaterThan(REQUIRED_COLUMNS.length);
    expect(await refusal(bytes(''))).toEqual([expect.stringContaining('filen är tom')]);
    expect(await refusal(Uint8Array.from(textOf(fresh), (letter) => letter.charCodeAt(0)))).toEqual([expect.stringContaining('UTF-8')]);
    expect(await refusal(bytes('PK\u0003\u0004\u0000\u0000'))).toEqual([expect.stringContaining('.xlsx')]);
    expect(await refusal(bytes(textOf(fresh).replaceAll(';', ',')))).toEqual([expect.stringContaining('semikolon')]);
  });

  it('a row is cut off, and says so beside the faults of the other rows', async () => {
    const [header, first, second] = textOf({ ...fresh, kön: 'M' }, { ...fresh, rad_id: 'N-2' }).split('\r\n');
    expect(await refusal(bytes([header, first, second?.slice(0, 40)].join('\r\n')))).toEqual([
      expect.stringMatching(/^rad 2, kolumn kön: /),
      expect.stringMatching(/^rad 3: raden har \d+ celler men rubriken 18/),
    ]);
  });

  it('several rows are wrong in different ways: all are told at once, overlaps with what is stored too', async () => {
    const lines = await refused({ ...fresh, kön: 'M' }, { ...enrolledWoman, rad_id: 'N-2', inskriven: '2018-08-01' }, fresh, {
      ...fresh,
      rad_id: 'N-4',
      inskriven: '2018-03-01',
    });
    expect(lines.map((line) => line.split(':')[0])).toEqual(['rad 2, kolumn kön', 'rad 3, kolumn inskriven', 'rad 5, kolumn inskriven']);
  });

  it('but does not blame a row for meeting what a faulty row was about to close', async () => {
    const closing = { ...enrolledWoman, avslutad: '2018-07-31', avslutsorsak: 'flyttat' };
    expect(
      (await refused(closing, { ...enrolledWoman, rad_id: 'N-2', inskriven: '2018-08-01' })).map((line) => line.split(':')[0]),
    ).toEqual(['rad 2, kolumn avslutsorsak']);
  });

  it('one row of ten thousand is wrong', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => ({ ...fresh, rad_id: `M-${index}`, insats: `Insats ${index}` }));
    rows[6_543] = { ...fresh, rad_id: 'M-6543', insats: 'Insats 6543', kön: 'M' };
    expect(await refused(...rows)).toEqual([expect.stringMatching(/^rad 6545, kolumn kön: /)]);
  });

  it('all ten thousand are, with the first thousand told and the count of all', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => ({ ...fresh, rad_id: `M-${index}`, kön: 'M' }));
    const lines = await refused(...rows);
    expect([lines.length, lines.at(-1)]).toEqual([1_001, '… och 9000 fel till (10000 i allt)']);
  });
});

describe('a sheet by itself', () => {
  it('is found faulty before an association is made for it', () => {
    const check = (...rows: SheetRow[]) => {
      const result = checkParticipantSheet(sheet(rows), localDate('2018-09-01'));
      return result.ok ? [] : result.error.faults.map(({ line, column }) => `${line} ${column}`);
    };
    expect(check(enrolledWoman, closedMan)).toEqual([]);
    expect(check(enrolledWoman, { ...enrolledWoman, rad_id: 'B' }, { ...closedMan, kön: 'K' })).toEqual(['3 inskriven', '4 kön']);
  });

  it('of one association says nothing to another, also when keys and numbers are the same', async () => {
    expect(await importParticipants(other.database, operator, sheet([enrolledWoman]), 'test')).toEqual({
      ok: true,
      value: { added: 1, changed: 0, same: 0 },
    });
  });
});
