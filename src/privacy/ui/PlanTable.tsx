import { useTranslation } from 'react-i18next';
import { Badge } from '../../web/ui-kit/Badge.tsx';
import { DataTable, type Column } from '../../web/ui-kit/DataTable.tsx';
import type { Retention } from '../retentionApi.ts';
import { useGroundText, useRuleText } from './useRuleText.ts';

type Rule = Retention['rules'][number];
type Props = Pick<Retention, 'rules'> & { readonly addressOf: (kind: string) => string };

/** The plan, rule by rule; what is only proposed says so. */
export function PlanTable({ rules, addressOf }: Props) {
  const { t } = useTranslation('privacy');
  const ruleText = useRuleText();
  const groundText = useGroundText();
  const columns: readonly Column<Rule>[] = [
    { key: 'kind', text: t('retention.kindHead'), cell: ({ kind }) => <a href={addressOf(kind)}>{t(`retentionKind.${kind}`)}</a> },
    {
      key: 'handling',
      text: t('retention.handlingHead'),
      cell: ({ kind, value, isWeeded }) => (
        <>
          <span className="retention-words">{ruleText(kind, value)}</span>
          {!isWeeded && value.handling === 'weed' && <div className="quiet small">{t('retention.byHand')}</div>}
        </>
      ),
    },
    {
      key: 'decision',
      text: t('retention.decisionHead'),
      cell: ({ decision, isInForce, value }) => (
        <>
          {decision === null ? <Badge kind="quiet">{t('retention.proposed')}</Badge> : t('retention.decisionOf', decision)}
          {decision !== null && !isInForce && <div className="small">{t('retention.fromDay', { day: value.inForceFrom })}</div>}
        </>
      ),
    },
    {
      key: 'ground',
      text: t('retention.ground'),
      cell: ({ kind, value }) => <span className="retention-words">{groundText(kind, value)}</span>,
    },
  ];
  const note = rules.some(({ decision }) => decision === null) ? t('retention.planNote') : undefined;
  return <DataTable caption={t('retention.planTitle')} columns={columns} rows={rules} rowKey={({ kind }) => kind} note={note} />;
}
