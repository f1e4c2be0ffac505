import { describe, expect, it } from 'vitest';
import { commandsFor } from '../src/cli/commands.ts';
import { localDate } from '../src/shared/localDate.ts';
import { commandLine, expectSuccess } from './commandLine.ts';
import { namedSheet, person } from './access/accessWorld.ts';
import { testAssociation } from './testDatabase.ts';

/** The operation and purpose that each command leaves in the audit log; null where it works in no association. */
const LEAVES: Readonly<Record<string, readonly [action: string, purpose: string] | null>> = {
  'association create': ['create association', 'operation'],
  'user add': ['add user', 'operation'],
  'user password': ['set one-time password', 'operation'],
  'user leave': ['end user', 'operation'],
  'import participants': ['import participants', 'import'],
  'import budget': ['import budget', 'import'],
  'import ledger': ['import ledger', 'import'],
  statistics: ['statistics', 'figures'],
  economy: ['economy', 'operation'],
  'report create': ['create report', 'report'],
  'report text': ['save report text', 'report'],
  'report export': ['export report', 'report'],
  'report adopt': ['adopt report', 'report'],
  'report differences': ['report differences', 'report'],
  'verify-audit': ['verify audit', 'operation'],
  'begin-anchors': ['begin anchors', 'operation'],
  backup: ['backup', 'operation'],
  restore: ['restore', 'operation'],
  openapi: null,
  // Each of its steps leaves an entry of its own.
  demo: null,
  help: null,
};

const line = commandLine();
const { database, asOwner } = await testAssociation();
const on = (...words: string[]) => line.run(...words, '--association', database.entry.name);
const entries = async () =>
  (
    await asOwner((client) =>
      client.query<{ action: string; purpose: string; actor: string; ids: number; detail: object }>(
        `select action, purpose, actor, cardinality(record_ids) as ids, detail from access.audit_entry order by id`,
      ),
    )
  ).rows;

describe('the command line', () => {
  it('has no command of which it is not known what it leaves in the audit log', async () => {
    expect((await commandsFor(undefined)).map(({ words }) => words.join(' ')).sort()).toEqual(Object.keys(LEAVES).sort());
  });

  it('leaves who did what for what purpose, and whom it was about', async () => {
    const sheet = namedSheet([person('k1', 'Kraften', 'K', '2018-02-01', 'Agda Ek'), person('k2', 'Kraften', 'M', '2018-02-01', 'Bo Alm')]);
    const period = ['--from', '2018-01-01', '--to', localDate('2018-08-31')];
    const user = 'anna@prov.example';
    expectSuccess(await on('import', 'participants', line.file('deltagare.csv', sheet), '--basis', 'lista från 19121212-1212'));
    expectSuccess(await on('user', 'add', user, '--name', 'Anna Ek', '--role', 'coordinator'));
    expectSuccess(await on('user', 'password', user));
    expectSuccess(await on('user', 'leave', user));
    expectSuccess(await on('statistics', ...period));
    const report = expectSuccess(await on('report', 'create', 'interim', ...period)).trim();
    expectSuccess(await on('report', 'text', report, 'board', line.file('styrelsen.md', 'Styrelsen möttes.')));
    expectSuccess(await on('report', 'export', report, '--format', 'json', '--out', line.file('ut.json', '')));
    expectSuccess(await on('verify-audit'));
    const left = await entries();
    const done = [
      'import participants',
      'user add',
      'user password',
      'user leave',
      'statistics',
      'report create',
      'report text',
      'report export',
    ];
    for (const words of [...done, 'verify-audit']) {
      const [action, purpose] = LEAVES[words] ?? ['', ''];
      expect(left, words).toContainEqual(expect.objectContaining({ action, purpose, actor: 'Olle Operatör' }));
    }
    // Two participations and their persons.
    expect(left.find(({ action }) => action === 'import participants')?.ids).toBe(4);
    const { rows } = await asOwner((client) =>
      client.query<{ text: string }>('select to_jsonb(e)::text as text from access.audit_entry e'),
    );
    expect(rows.filter(({ text }) => /Agda|Bo Alm|19121212|121212-?1212/.test(text))).toEqual([]);
  });
});
