import { sql } from 'kysely';
import type { KeptSetting, SettingVersion } from '../platform/database/settingVersions.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import { localDate, type LocalDate } from '../shared/localDate.ts';
import type { BackupCopies } from './remainsInBackups.ts';
import type { RetentionKind, RetentionRule, WeededKind } from './retentionRule.ts';

export type RuleVersion = SettingVersion<RetentionRule>;

/** Every version of every rule by kind, the latest first. */
export async function listRules(db: ReadHandle): Promise<ReadonlyMap<RetentionKind, RuleVersion[]>> {
  const rows = await db.selectFrom('privacy.retention_rule').selectAll().orderBy('kind').orderBy('version', 'desc').execute();
  const rules = new Map<RetentionKind, RuleVersion[]>();
  for (const row of rows) {
    // The table's check constraints allow the codes alone.
    const kind = row.kind as RetentionKind;
    const value: RetentionRule = {
      handling: row.handling as RetentionRule['handling'],
      months: row.months ?? 0,
      countedFrom: (row.counted_from ?? 'event') as RetentionRule['countedFrom'],
      ground: row.ground,
      archiveFirst: row.archive_first,
      inForceFrom: localDate(row.in_force_from),
    };
    const decision = { day: localDate(row.decided_on), paragraph: row.paragraph, text: row.decision };
    const version = { version: row.version, value, decision, recordedAt: row.recorded_at, recordedBy: row.recorded_by };
    rules.set(kind, [...(rules.get(kind) ?? []), version]);
  }
  return rules;
}

/** A kind's rule as a setting that is changed by decision. */
export const ruleKept = (kind: RetentionKind): KeptSetting<RetentionRule> => ({
  key: `retention ${kind}`,
  versions: async (db) => (await listRules(db)).get(kind) ?? [],
  async insert(db, { version, value, decision, recordedAt, recordedBy }) {
    const isWeeded = value.handling === 'weed';
    const added = await db
      .insertInto('privacy.retention_rule')
      .values({
        ...{ kind, version, handling: value.handling, ground: value.ground, archive_first: value.archiveFirst },
        ...{ months: isWeeded ? value.months : null, counted_from: isWeeded ? value.countedFrom : null },
        ...{ in_force_from: value.inForceFrom, decided_on: decision.day, paragraph: decision.paragraph, decision: decision.text },
        ...{ recorded_at: recordedAt, recorded_by: recordedBy },
      })
      .onConflict((conflict) => conflict.columns(['kind', 'version']).doNothing())
      .returning('version')
      .execute();
    return added.length > 0;
  },
});

export type DueCount = {
  readonly due: number;
  readonly held: number;
  readonly asked: number;
  readonly stillOpen: number;
  /** In no received archive file, or changed since, where the rule asks for one. */
  readonly unarchived: number;
};

export const NONE_DUE: DueCount = { due: 0, held: 0, asked: 0, stillOpen: 0, unarchived: 0 };

/** How many records of a kind are due on a day by a version of its rule, 0 for a proposal, and how many of them are stopped. */
export async function countDue(
  db: ReadHandle,
  kind: WeededKind,
  day: LocalDate,
  { value: rule, version }: Pick<RuleVersion, 'value' | 'version'>,
): Promise<DueCount> {
  const { rows } = await sql<DueCount>`
    select due, held, asked, still_open as "stillOpen", unarchived
    from privacy.count_due(${kind}, ${day}::date, ${rule.months}, ${rule.countedFrom}, ${rule.archiveFirst ? version : null})`.execute(db);
  return rows[0] ?? NONE_DUE;
}

/** Of which nights there are backups. */
export async function findBackupCopies(db: ReadHandle, kept: BackupCopies['kept']): Promise<BackupCopies> {
  const { rows } = await sql<{ nights: string[]; lastFailed: Date | null; byHand: number }>`
    select nights::text[] as nights, last_failed as "lastFailed", by_hand as "byHand" from privacy.backup_copies()`.execute(db);
  const { nights = [], lastFailed = null, byHand = 0 } = rows[0] ?? {};
  return { kept, nights: nights.map((night) => localDate(night)), lastFailed, byHand };
}
