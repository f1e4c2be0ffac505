import { loginRulesKept } from './access/loginRuleQueries.ts';
import { roleRulesKept } from './access/roleRuleQueries.ts';
import { profileKept, thresholdsKept } from './association/associationSettingQueries.ts';
import type { ShownDecision } from './governance/decisionsApi.ts';
import { economySettingsKept } from './finance/economySettingQueries.ts';
import { findInterventionNames } from './interventions/interventionQueries.ts';
import { listReorganisations } from './interventions/reorganisationQueries.ts';
import type { KeptSetting } from './platform/database/settingVersions.ts';
import type { ReadHandle } from './platform/database/transaction.ts';
import { listRules } from './privacy/retentionQueries.ts';
import { listReportHeads } from './reports/reportQueries.ts';
import type { Decision } from './shared/decision.ts';
import { listVocabularies, usualFiguresKept, vocabularyKept } from './statistics/figureSettingQueries.ts';

type ListDecisions = (db: ReadHandle) => Promise<readonly ShownDecision[]>;
type About = Pick<ShownDecision, 'about'> & Partial<Pick<ShownDecision, 'of' | 'reportId'>>;
const shown = ({ day, paragraph, text }: Decision, about: About): ShownDecision => ({
  of: null,
  reportId: null,
  ...about,
  ...{ day, paragraph, text },
});

const ofSetting =
  <V>(kept: KeptSetting<V>, about: About): ListDecisions =>
  async (db) =>
    (await kept.versions(db)).map(({ decision }) => shown(decision, about));

const ofVocabularies: ListDecisions = async (db) => {
  const decisions: ShownDecision[] = [];
  for (const { name } of await listVocabularies(db))
    decisions.push(...(await ofSetting(vocabularyKept(name), { about: 'vocabulary', of: name })(db)));
  return decisions;
};

const ofRetention: ListDecisions = async (db) =>
  [...(await listRules(db))].flatMap(([kind, versions]) =>
    versions.map(({ decision }) => shown(decision, { about: 'retention', of: kind })),
  );

const ofReorganisations: ListDecisions = async (db) => {
  const names = await findInterventionNames(db);
  return (await listReorganisations(db)).map(({ decision, interventionId }) =>
    shown(decision, { about: 'reorganisation', of: names.get(interventionId) ?? null }),
  );
};

const ofReports: ListDecisions = async (db) =>
  (await listReportHeads(db)).flatMap(({ id, from, to, adoptedOn, decision }) =>
    adoptedOn === null || decision === null
      ? []
      : [shown({ day: adoptedOn, paragraph: decision, text: '' }, { about: 'report', of: `${from}–${to}`, reportId: id })],
  );

/** Every part of the house that rests on decisions, with those it keeps. */
export const DECISION_SOURCES: readonly ListDecisions[] = [
  ofSetting(profileKept, { about: 'profile' }),
  ofSetting(thresholdsKept, { about: 'thresholds' }),
  ofSetting(roleRulesKept, { about: 'role rules' }),
  ofSetting(loginRulesKept, { about: 'login rules' }),
  ofSetting(economySettingsKept, { about: 'economy' }),
  ofSetting(usualFiguresKept, { about: 'usual figures' }),
  ofVocabularies,
  ofRetention,
  ofReorganisations,
  ofReports,
];
