import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import { anchorFileOf } from '../src/access/auditAnchor.ts';
import { sealAudit } from '../src/access/auditSealing.ts';
import { clockFrom } from '../src/platform/clock.ts';
import type { AssociationDatabase } from '../src/platform/database/association.ts';
import type { Installation } from '../src/platform/database/installation.ts';
import { operator, testAssociation } from './testDatabase.ts';

export type AuditedAssociation = {
  readonly name: string;
  readonly database: AssociationDatabase;
  readonly installation: Installation;
  readonly anchorFile: string;
  readonly asOwner: Awaited<ReturnType<typeof testAssociation>>['asOwner'];
  /** Leaves entries in the log, one request each. */
  enter(count: number): Promise<void>;
  /** Seals all that was entered, once other tests' transactions on the same server hold nothing back. */
  seal(): Promise<void>;
};

/** An association in which things are done and sealed; its anchors lie in the data folder that the command line in tests uses. */
export async function auditedAssociation(): Promise<AuditedAssociation> {
  const clock = clockFrom({});
  const { database, installation, asOwner } = await testAssociation(clock);
  const anchorFile = anchorFileOf(dirname(dirname(inject('testServer').keyFile)), database.entry);
  let entered = 0;
  return {
    name: database.entry.name,
    database,
    installation,
    anchorFile,
    asOwner,
    async enter(count) {
      for (let i = 0; i < count; i += 1)
        await database.read(operator, { action: `do ${(entered += 1)}`, reason: 'prov' }, async ({ touched }) =>
          touched([crypto.randomUUID()]),
        );
    },
    async seal() {
      for (let turn = 0; !(await isSettled(asOwner)); turn += 1) {
        if (turn > 600) throw new Error('the log did not settle');
        await sleep(50);
      }
      await sealAudit({ database, anchorFile, clock });
    },
  };
}

/** Whether all that has been entered is below the oldest transaction that runs anywhere on the server. */
async function isSettled(asOwner: AuditedAssociation['asOwner']): Promise<boolean> {
  const { rows } = await asOwner((client) =>
    client.query<{ settled: boolean }>(
      `select not exists (select from access.audit_entry where cluster = (pg_control_system()).system_identifier
         and transaction_id >= pg_snapshot_xmin(pg_current_snapshot())) as settled`,
    ),
  );
  return rows[0]?.settled === true;
}
