import type { BackupSettings } from '../platform/backup/backupSettings.ts';
import { saveSetting, showSetting, type DecidedSetting } from '../platform/http/decidedSetting.ts';
import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import { parseLocalDate, type LocalDate } from '../shared/localDate.ts';
import { err } from '../shared/result.ts';
import { longestKept, remainsInBackups } from './remainsInBackups.ts';
import { getDueCounts, getRetention, getRetentionRule, saveRetentionRule, type DueCounts, type Retention } from './retentionApi.ts';
import { countDue, findBackupCopies, listRules, NONE_DUE, ruleKept, type RuleVersion } from './retentionQueries.ts';
import {
  isWeeded,
  PROPOSED,
  readRetentionRule,
  RETENTION_KINDS,
  ruleInForce,
  WEEDED_KINDS,
  type RetentionKind,
  type RetentionRule,
} from './retentionRule.ts';

/** The retention plan: what the board has decided of each kind of record, and what is due by it. */
export const retentionRoutes = (kept: BackupSettings['kept'] | null): readonly Route[] => [
  route(getRetention, ({ database, actor, operation }) =>
    database.read(actor, operation, async ({ db, today }) => {
      const rules = await listRules(db);
      const shown = RETENTION_KINDS.map((kind) => shownRule(kind, rules.get(kind) ?? [], today));
      const weeding = shown.filter((rule) => rule.isWeeded && rule.isInForce && rule.value.handling === 'weed');
      const { lastNight, isFailing, byHand } = remainsInBackups(await findBackupCopies(db, kept), today);
      return {
        rules: shown,
        backups: {
          ...{ kept, lastNight, isFailing, byHand, longest: kept === null ? null : longestKept(kept) },
          shortest: weeding.length === 0 ? null : Math.min(...weeding.map(({ value }) => value.months)),
        },
      };
    }),
  ),
  route(getRetentionRule, async (asked) => showSetting(asked, ruleOf(kindOf(asked.params.id)))),
  route(saveRetentionRule, async (asked) => saveSetting(asked, decidedRule(kindOf(asked.params.id), asked.body.decision.day.trim()))),
  route(getDueCounts, ({ query, database, actor, operation }) =>
    database.read(actor, operation, async ({ db, noted }) => {
      const day = readDay(query.day);
      const rules = await listRules(db);
      const counts: DueCounts['counts'] = [];
      for (const kind of WEEDED_KINDS) {
        const inForce = ruleInForce(rules.get(kind) ?? [], day);
        const { value: rule, version } = inForce ?? { value: PROPOSED[kind], version: 0 };
        const found = rule.handling === 'weed' ? await countDue(db, kind, day, { value: rule, version }) : NONE_DUE;
        counts.push({
          kind,
          version: rule.handling === 'keep' ? null : version,
          archiveFirst: rule.archiveFirst,
          ...found,
        });
      }
      noted({ day });
      return { day, counts };
    }),
  ),
];

function kindOf(text: string): RetentionKind {
  const kind = RETENTION_KINDS.find((one) => one === text);
  if (kind === undefined) throw notFound('Regeln');
  return kind;
}

const ruleOf = (kind: RetentionKind): DecidedSetting<RetentionRule> => ({
  ...{ kept: ruleKept(kind), usual: PROPOSED[kind], read: (written) => readRetentionRule(written, kind) },
});

/** A decision holds from its own day at the earliest: what has been weeded can't be decided on afterwards. */
const decidedRule = (kind: RetentionKind, decidedOn: string): DecidedSetting<RetentionRule> => ({
  ...ruleOf(kind),
  read(written) {
    const rule = readRetentionRule(written, kind);
    return rule.ok && rule.value.inForceFrom < decidedOn
      ? err('Regeln kan inte börja gälla före beslutsdagen. Ange beslutsdagen eller en senare dag.')
      : rule;
  },
});

/** What holds today; else what is decided for later; else the proposal. */
function shownRule(kind: RetentionKind, versions: readonly RuleVersion[], today: LocalDate): Retention['rules'][number] {
  const inForce = ruleInForce(versions, today);
  const shown = inForce ?? versions[0];
  return {
    ...{ kind, isWeeded: isWeeded(kind), version: shown?.version ?? 0, value: shown?.value ?? PROPOSED[kind] },
    ...{ decision: shown?.decision ?? null, isInForce: inForce !== undefined },
  };
}

function readDay(text: string): LocalDate {
  const day = parseLocalDate(text);
  if (day === undefined) throw new HttpFault(422, 'day', 'Dagen finns inte i kalendern. Skriv den som ÅÅÅÅ-MM-DD.');
  return day;
}
