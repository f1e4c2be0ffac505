import { withClient, type ServerLogin } from '../src/platform/database/driver.ts';

/** The tables that the writers' changes are made in. */
const TABLES = ['person', 'person_version', 'participation', 'participation_version', 'contact_version'] as const;

/**
 * What was written in part: rows whose transaction has no line in the access log, versions with a gap before them or two that hold at
 * once, and participations without what an enrolment writes with them. Read by the database's owner, past every rule of access.
 * @returns a line for each kind of what was found
 */
export async function halfWritten(server: ServerLogin, database: string): Promise<string[]> {
  return withClient(server, database, async (client) => {
    const found: string[] = [];
    // The row security holds for the owner too, but for weeding: without this it would see nothing, and find nothing wrong.
    await client.query(`set samla.weeding = 'on'`);
    for (const table of [...TABLES.map((name) => `participants.${name}`), 'access.audit_entry']) {
      const { rows } = await client.query<{ n: number }>(`select count(*)::int n from ${table}`);
      if ((rows[0]?.n ?? 0) === 0) found.push(`no row of ${table} can be seen: that proves nothing`);
    }
    const note = async (what: string, sql: string): Promise<void> => {
      const { rows } = await client.query<{ n: number }>(sql);
      const n = Number(rows[0]?.n ?? 0);
      if (n > 0) found.push(`${n} ${what}`);
    };
    for (const table of TABLES)
      await note(
        `rows of ${table} whose transaction is not in the access log`,
        `select count(*) n from participants.${table} t where not exists
          (select from access.audit_entry a where a.outcome = 'done' and a.transaction_id::xid = t.xmin)`,
      );
    for (const [table, key] of [
      ['person_version', 'person_id'],
      ['participation_version', 'participation_id'],
      ['contact_version', 'participation_id'],
    ] as const)
      await note(
        `records in ${table} with a gap or two versions that hold`,
        `select count(*) n from (select from participants.${table} group by ${key}
          having max(version) <> count(*) or count(*) filter (where recorded_to = 'infinity') <> 1) gaps`,
      );
    await note(
      'participations without version or contact',
      `select count(*) n from participants.participation p
        where not exists (select from participants.participation_version v where v.participation_id = p.id)
           or not exists (select from participants.contact_version c where c.participation_id = p.id)
          and exists (select from participants.participation_version v where v.participation_id = p.id and v.basis = 'anmälan')`,
    );
    await note(
      'persons without version',
      `select count(*) n from participants.person p where not exists (select from participants.person_version v where v.person_id = p.id)`,
    );
    return found;
  });
}
