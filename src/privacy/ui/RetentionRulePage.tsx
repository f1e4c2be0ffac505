import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { parseLocalDate, type LocalDate } from '../../shared/localDate.ts';
import { apiPaths } from '../../web/paths.ts';
import type { Crumb } from '../../web/ui-kit/Breadcrumbs.tsx';
import { FactList } from '../../web/ui-kit/FactList.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import { SettingAt } from '../../web/ui-kit/SettingAt.tsx';
import { SettingHistory } from '../../web/ui-kit/SettingHistory.tsx';
import type { SettingAnswer, ValueWords } from '../../web/ui-kit/settingAnswer.ts';
import type { RetentionKind, RetentionRule } from '../retentionRule.ts';
import { RuleFields } from './RuleFields.tsx';
import { useGroundText, useRuleText } from './useRuleText.ts';

type Props = {
  readonly kind: RetentionKind;
  readonly today: LocalDate;
  /** Whether the asker enters the board's decisions. */
  readonly decides: boolean;
  readonly trail: readonly Crumb[];
};

/** One rule of the plan, by which decision it holds, and what held before; changed by a new decision. */
export function RetentionRulePage({ kind, today, decides, trail }: Props) {
  const { t } = useTranslation('privacy');
  const ruleText = useRuleText();
  const groundText = useGroundText();
  const words = (value: RetentionRule): ValueWords => [
    { name: 'handling', label: t('rule.handling'), text: ruleText(kind, value) },
    { name: 'ground', label: t('rule.ground'), text: groundText(kind, value) },
    { name: 'inForceFrom', label: t('rule.inForceFrom'), text: value.inForceFrom === '' ? t('rule.proposal') : value.inForceFrom },
  ];
  return (
    <Page title={t('rule.title', { kind: t(`retentionKind.${kind}`).toLowerCase() })} trail={trail}>
      {decides ? (
        <SettingAt<RetentionRule>
          path={apiPaths.retentionRule(kind)}
          concerns={['retention', 'retention due']}
          title={t('rule.value')}
          today={today}
          canChange
          words={words}
          faultsOf={({ handling, months, ground, inForceFrom }) => [
            ...(handling === 'weed' && !(Number.isInteger(months) && months >= 1)
              ? [{ name: 'months', label: t('rule.months'), text: t('rule.monthsFault') }]
              : []),
            ...(ground.trim() === '' ? [{ name: 'ground', label: t('rule.ground'), text: t('rule.groundFault') }] : []),
            ...(parseLocalDate(inForceFrom) === undefined
              ? [{ name: 'inForceFrom', label: t('rule.inForceFrom'), text: t('rule.inForceFault') }]
              : []),
          ]}
          fields={(value, onChange, errorOf) => <RuleFields kind={kind} value={value} onChange={onChange} errorOf={errorOf} />}
        />
      ) : (
        <ShownRule kind={kind} words={words} />
      )}
    </Page>
  );
}

type ShownProps = { readonly kind: RetentionKind; readonly words: (value: RetentionRule) => ValueWords };

function ShownRule({ kind, words }: ShownProps) {
  const { t } = useTranslation('privacy');
  const path = apiPaths.retentionRule(kind);
  const query = useQuery({ queryKey: [path], queryFn: ({ signal }) => fetchJson<SettingAnswer<RetentionRule>>(path, { signal }) });
  return (
    <Loaded query={query}>
      {(answer) => (
        <section className="setting stack" aria-label={t('rule.value')}>
          <FactList facts={words(answer.value).map(({ name, label, text }) => ({ key: name, name: label, value: text }))} />
          <SettingHistory title={t('rule.value')} answer={answer} words={words} />
        </section>
      )}
    </Loaded>
  );
}
