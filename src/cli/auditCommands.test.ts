import { appendFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type pg from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import { auditedAssociation, type AuditedAssociation } from '../../test/auditedAssociation.ts';
import { commandLineIn, expectRefusal, expectSuccess } from '../../test/commandLine.ts';
import { NO_BLOCK, sealBlock, type AuditBlock } from '../access/auditBlock.ts';
import { listBlocks, listEntries } from '../access/auditBlockQueries.ts';
import { sealAudit } from '../access/auditSealing.ts';
import { clockFrom } from '../platform/clock.ts';
import { operation, operator } from '../../test/testDatabase.ts';

// The database is one that is owned by no superuser, as in production; whoever tampers here is that owner.
const line = commandLineIn({});
let log: AuditedAssociation;
const verify = () => line.run('verify-audit', '--association', log.name);
const tamper = (statement: string) => log.asOwner((client) => client.query(statement));
const inBlock = (number: number): string =>
  `(select e.id from access.audit_entry e join access.audit_block b on b.number = ${number} and e.cluster = b.cluster
    and e.transaction_id >= b.from_transaction and e.transaction_id < b.to_transaction order by e.transaction_id, e.id limit 1 offset 1)`;

/** Four blocks of three entries each. */
beforeEach(async () => {
  log = await auditedAssociation();
  for (let block = 0; block < 4; block += 1) {
    await log.enter(3);
    await log.seal();
  }
});

describe('an audit log that is whole', () => {
  it('is said to be, with counts, the last seal and what is not sealed yet', async () => {
    await log.enter(2);
    const said = expectSuccess(await verify());
    expect(said).toMatch(
      /^Loggen är hel: 4 block med 12 rader, \d{4}-\d\d-\d\d \d\d:\d\d – .*\. Sista sigillet: [0-9a-f]{64}\nInte förseglade än: 2 rader, den äldsta från /,
    );
    // The command line seals what is left, itself included.
    await log.seal();
    expect(expectSuccess(await verify())).toMatch(/^Loggen är hel: [5-7] block med 15 rader/);
  });

  it('is so too when a transaction that began early ends late', async () => {
    await log.asOwner(async (late) => {
      await late.query('begin');
      await late.query(
        `insert into access.audit_entry (at, actor, role, action, reason, outcome) values (now(), 'sen', 'operator', 'late', 'prov', 'done')`,
      );
      await log.enter(2);
      await sealAudit({ database: log.database, anchorFile: log.anchorFile, clock: clockFrom({}) });
      expect(expectSuccess(await verify())).toMatch(/^Loggen är hel: 4 block med 12 rader/);
      await late.query('commit');
    });
    await log.seal();
    // Two entries, the late one, and the two of the command line.
    expect(expectSuccess(await verify())).toMatch(/^Loggen är hel: \d block med 16 rader/);
  });

  it('goes on in another cluster, whose transactions are counted from the beginning', async () => {
    await tamper(`insert into access.audit_entry (cluster, transaction_id, at, actor, role, action, reason, outcome)
      select 4711, (18446744073709551000 + n)::text::xid8, now(), 'före', 'operator', 'before the restore', 'prov', 'done' from generate_series(1, 3) n`);
    await log.enter(1);
    await log.seal();
    await log.enter(1);
    await log.seal();
    expect(expectSuccess(await verify())).toMatch(/^Loggen är hel: \d block med 17 rader/);
  });

  it('is sealed once, however many do it at the same time', async () => {
    await log.enter(5);
    const sealing = { database: log.database, anchorFile: log.anchorFile, clock: clockFrom({}) };
    await Promise.all(Array.from({ length: 6 }, () => sealAudit(sealing)));
    await log.seal();
    const anchors = readFileSync(log.anchorFile, 'utf8').trim().split('\n');
    expect(new Set(anchors).size).toBe(anchors.length);
    expect(expectSuccess(await verify())).toMatch(/^Loggen är hel: \d block med 17 rader/);
  });

  it('is anchored after all when a process died between sealing and anchoring, or in the middle of a line', async () => {
    const kept = readFileSync(log.anchorFile, 'utf8').trim().split('\n');
    writeFileSync(log.anchorFile, `${kept.slice(0, 2).join('\n')}\n${(kept[2] ?? '').slice(0, 40)}`);
    expect(expectSuccess(await verify())).toMatch(/Block 3–4 är inte ankrade än\./);
    await log.seal();
    const said = await verify();
    expect(expectSuccess(said)).not.toMatch(/ankrade/);
    expect(said.err).toMatch(/Ankarfilen har 1 rad som inte går att läsa/);
  });
});

describe('the owner of the database who', () => {
  const first = async (): Promise<string> => expectRefusal(await verify());

  it('changes an entry is found out by block and row', async () => {
    await tamper(`update access.audit_entry set record_ids = '{}' where id = ${inBlock(2)}`);
    await tamper(`update access.audit_entry set actor = 'någon annan' where id = ${inBlock(3)}`);
    expect(await first()).toMatch(
      /är inte hel\. Första felet: block 2 \(\d{4}-\d\d-\d\d \d\d:\d\d – \d{4}-\d\d-\d\d \d\d:\d\d\) har en ändrad rad: rad 2 av 3\.\n.*dataskyddsombudet/,
    );
  });

  it('changes anything that an entry says is found out', async () => {
    const changes: readonly string[] = [
      ...[
        "at = at + interval '1 microsecond'",
        'user_id = gen_random_uuid()',
        "actor = actor || ' '",
        "role = 'x'",
        "action = 'x'",
        "reason = 'x'",
      ],
      ...["outcome = 'denied'", 'record_ids = array[gen_random_uuid()]', `detail = '{"count": 2}'`, "purpose = 'other'"],
      ...["request_id = 'x'", 'intervention_ids = array[gen_random_uuid()]', 'id = default', "transaction_id = '3'", 'cluster = 3'],
    ];
    const { rows } = await tamper(
      `select column_name as name from information_schema.columns where table_schema = 'access' and table_name = 'audit_entry'`,
    );
    expect(changes.map((change) => change.split(' ')[0]).sort()).toEqual(rows.map(({ name }: { name: string }) => name).sort());
    await tamper(`create table kept as select * from access.audit_entry where id = ${inBlock(3)}`);
    for (const change of changes) {
      await tamper(`update access.audit_entry set ${change} where id = (select id from kept)`);
      expect(await first(), change).toMatch(
        /Första felet: block [13] \(.*\) (?:har en ändrad rad: rad 2 av 3|saknar 1 rad|har 1 rad för mycket)/,
      );
      await tamper(`delete from access.audit_entry e using kept k where e.id = k.id or e.record_ids = k.record_ids;
        insert into access.audit_entry overriding system value select * from kept`);
    }
    expect(expectSuccess(await verify())).toMatch(/^Loggen är hel/);
  });

  it('removes an entry is found out', async () => {
    await tamper(`delete from access.audit_entry where id = ${inBlock(3)}`);
    expect(await first()).toMatch(/block 3 \(.*\) saknar 1 rad, från rad 2 av 3\./);
  });

  it('adds an entry among sealed ones is found out', async () => {
    await tamper(`insert into access.audit_entry (transaction_id, at, actor, role, action, reason, outcome)
      select e.transaction_id, e.at, 'ditlagd', e.role, e.action, e.reason, 'done' from access.audit_entry e where e.id = ${inBlock(2)}`);
    expect(await first()).toMatch(/block 2 \(.*\) har 1 rad för mycket, från rad 3: 3 förseglades och 4 finns\./);
  });

  it('adds an entry that no transaction can have written is found out', async () => {
    await tamper(`insert into access.audit_entry (transaction_id, at, actor, role, action, reason, outcome)
      values ('18446744073709551000', now(), 'ditlagd', 'operator', 'x', 'x', 'done')`);
    expect(await first()).toMatch(/har 1 rad som Samla inte kan ha skrivit/);
  });

  it('changes anything that a block says is found out', async () => {
    const changes: readonly string[] = [
      ...[
        'number = 7',
        'cluster = 3',
        `from_transaction = '3'`,
        `to_transaction = (to_transaction::text::bigint + 1)::text::xid8`,
        'entries = 2',
      ],
      ...[
        `first_at = first_at - interval '1 hour'`,
        `last_at = now()`,
        `sealed_at = now()`,
        `marks = overlay(marks placing '\\x00' from 3)`,
      ],
      ...[`previous_hash = sha256('x')`, `hash = sha256('x')`],
    ];
    const { rows } = await tamper(
      `select column_name as name from information_schema.columns where table_schema = 'access' and table_name = 'audit_block'`,
    );
    expect(changes.map((change) => change.split(' ')[0]).sort()).toEqual(rows.map(({ name }: { name: string }) => name).sort());
    await tamper(
      'alter table access.audit_block drop constraint audit_block_check1; create table kept_block as select * from access.audit_block where number = 2',
    );
    for (const change of changes) {
      await tamper(`update access.audit_block set ${change} where number = 2`);
      expect(await first(), change).toMatch(/Första felet: block [23] .*(?:är självt ändrat|finns inte mer)/);
      await tamper('delete from access.audit_block where number in (2, 7); insert into access.audit_block select * from kept_block');
    }
    expect(expectSuccess(await verify())).toMatch(/^Loggen är hel/);
  });

  it('removes blocks, in the middle or at the end, is found out', async () => {
    await tamper('delete from access.audit_block where number = 4');
    expect(await first()).toMatch(/Första felet: block 4 .*finns inte mer, fast det är förseglat/);
    await tamper('delete from access.audit_block where number = 2');
    expect(await first()).toMatch(/Första felet: block 2 .*finns inte mer, fast det är förseglat/);
  });

  it('empties the log, with its seals or without, is found out', async () => {
    await tamper('truncate access.audit_entry');
    expect(await first()).toMatch(/Första felet: block 1 \(.*\) saknar 3 rader, från rad 1 av 3/);
    await tamper('truncate access.audit_entry, access.audit_block');
    expect(await first()).toMatch(/Första felet: block 1 finns inte mer/);
  });

  it('changes an entry and seals its block anew is found out by the anchors, and without them by the block after', async () => {
    await tamper(`update access.audit_entry set reason = 'annat' where id = ${inBlock(2)}`);
    await reseal(log, 2, 2);
    expect(await first()).toMatch(/block 2 \(.*\) är omräknat: det är ett annat än det som förseglades/);
    rmSync(log.anchorFile);
    expect(await first()).toMatch(/block 2 \(.*\) är omräknat/);
  });

  it('seals everything anew after a change is found out by the anchors', async () => {
    await tamper(`update access.audit_entry set reason = 'annat' where id = ${inBlock(2)}`);
    await reseal(log, 1, 4);
    expect(await first()).toMatch(/Första felet: block 2 \(.*\) är omräknat/);
    // And nothing more is sealed, which everybody who does something is told.
    const added = await line.run('user', 'leave', 'ingen@prov.example', '--association', log.name);
    expect(added.code).toBe(1);
    await expect(sealAudit({ database: log.database, anchorFile: log.anchorFile, clock: clockFrom({}) })).rejects.toThrow(
      /förseglas inte: ankarfilen .* har ett annat block 4 än databasen/,
    );
  });
});

describe('the anchors', () => {
  it('that are lost make the log unproven, until somebody says by name and reason that they begin anew', async () => {
    renameSync(log.anchorFile, `${log.anchorFile}.away`);
    expect(expectRefusal(await verify())).toMatch(/ankarfilen .* saknas: att den inte är omräknad går inte att visa/);
    await log.enter(1);
    await expect(log.seal()).rejects.toThrow(/saknas, fast loggen redan har förseglade block/);
    expect(expectRefusal(await line.run('begin-anchors', '--association', log.name))).toMatch(/--reason saknas/);
    const begun = await line.run('begin-anchors', '--association', log.name, '--reason', 'datamappen gick förlorad');
    expect(begun.code).toBe(0);
    const said = await verify();
    expect(expectSuccess(said)).toMatch(/^Loggen är hel: [5-7] block/);
    expect(said.err).toMatch(/Ankarfilen började om vid block 4 den .* av Olle Operatör: datamappen gick förlorad/);
    const { rows } = await tamper(`select actor, reason, purpose from access.audit_entry where action = 'begin anchors'`);
    expect(rows).toEqual([expect.objectContaining({ actor: 'Olle Operatör', reason: 'operator: datamappen gick förlorad' })]);
  });

  it('that begin anew after a restore still hold what was sealed before', async () => {
    // A backup from after the second block is read back.
    await tamper(
      `delete from access.audit_entry e using access.audit_block b where b.number = 3 and e.transaction_id >= b.from_transaction`,
    );
    await tamper('delete from access.audit_block where number > 2');
    expect(expectRefusal(await verify())).toMatch(/block 3 .*finns inte mer/);
    await line.run('begin-anchors', '--association', log.name, '--reason', 'säkerhetskopia läst tillbaka');
    await log.seal();
    expect(expectSuccess(await verify())).toMatch(/^Loggen är hel: [34] block med 8 rader/);
    await tamper(`update access.audit_entry set reason = 'annat' where id = ${inBlock(2)}`);
    await reseal(log, 2, 4);
    expect(expectRefusal(await verify())).toMatch(/block 2 \(.*\) är omräknat/);
  });

  it('can not be argued with by a later line', async () => {
    await tamper(`update access.audit_entry set reason = 'annat' where id = ${inBlock(4)}`);
    await reseal(log, 4, 4);
    const [block] = await blocks(log, 4);
    appendFileSync(log.anchorFile, `${JSON.stringify({ block: 4, hash: block?.hash.toString('hex'), at: '2026-01-01T00:00:00.000Z' })}\n`);
    expect(expectRefusal(await verify())).toMatch(/block 4 \(.*\) är omräknat/);
  });
});

const blocks = (association: AuditedAssociation, from: number): Promise<AuditBlock[]> =>
  association.database.read(operator, operation, ({ db }) => listBlocks(db, from, 100));

/** What an owner of the database who has the program can do: the blocks sealed anew over the entries as they are now. */
async function reseal(association: AuditedAssociation, from: number, to: number): Promise<void> {
  const sealed = await blocks(association, 1);
  let previous: Pick<AuditBlock, 'number' | 'hash'> = sealed.find(({ number }) => number === from - 1) ?? NO_BLOCK;
  for (const block of sealed.filter(({ number }) => number >= from && number <= to)) {
    const entries = await association.database.read(operator, operation, ({ db }) => listEntries(db, block));
    // The edge to the canonical text: its fourth word is the instant.
    const timed = entries.map(({ text }) => ({ text, at: (JSON.parse(text) as string[])[3] ?? '' }));
    const anew = sealBlock(previous, block, timed, block.sealedAt);
    await association.asOwner((client: pg.Client) =>
      client.query('update access.audit_block set last_at = $2, previous_hash = $3, hash = $4, marks = $5 where number = $1', [
        anew.number,
        anew.lastAt,
        anew.previousHash,
        anew.hash,
        anew.marks,
      ]),
    );
    previous = anew;
  }
}
