import { useTranslation } from 'react-i18next';
import { Badge } from '../../web/ui-kit/Badge.tsx';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { isLate } from '../sectionPlan.ts';
import type { ListedSection } from '../sectionsApi.ts';

type Props = { readonly section: Pick<ListedSection, 'plan' | 'saved'>; readonly today: string };

/** How far a section has come, who sees to it until when, and who wrote in it last. */
export function PlanFacts({ section: { plan, saved }, today }: Props) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  return (
    <p className="plan-facts">
      <Badge kind={plan.status === 'done' ? 'done' : 'plain'}>{t(`plan.is.${plan.status}`)}</Badge>
      {plan.responsible && <span>{t('plan.by', { name: plan.responsible.name })}</span>}
      {plan.dueOn !== null && (
        <span className={isLate(plan, today) ? 'late' : undefined}>
          {t(isLate(plan, today) ? 'plan.late' : 'plan.until', { date: plan.dueOn })}
        </span>
      )}
      <span className="quiet">
        {saved ? t('sections.saved', { moment: momentText(saved.at, language), name: saved.by }) : t('sections.empty')}
      </span>
    </p>
  );
}
