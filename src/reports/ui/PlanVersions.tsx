import { useTranslation } from 'react-i18next';
import { VersionChoice } from '../../web/ui-kit/VersionChoice.tsx';
import type { SectionPlan } from '../sectionPlan.ts';

type Props = {
  readonly text: string;
  readonly busy: boolean;
  /** What I wrote put into theirs, and what is saved. */
  readonly mine: SectionPlan;
  readonly theirs: SectionPlan;
  readonly people: ReadonlyMap<string, string>;
  readonly onMine: (merged: SectionPlan) => void;
  readonly onTheirs: () => void;
};

/** What one has written about a section's plan beside what somebody else saved in between. What only they changed stays theirs. */
export function PlanVersions({ text, busy, mine, theirs, people, onMine, onTheirs }: Props) {
  const { t } = useTranslation('reports');
  const words = ({ responsibleId, dueOn, status }: SectionPlan) => [
    {
      name: 'responsible',
      label: t('plan.responsible'),
      text: responsibleId === null ? t('plan.nobody') : (people.get(responsibleId) ?? responsibleId),
    },
    { name: 'due', label: t('plan.due'), text: dueOn ?? t('plan.noDay') },
    { name: 'status', label: t('plan.status'), text: t(`plan.is.${status}`) },
  ];
  const held = words(theirs);
  return (
    <VersionChoice
      text={text}
      busy={busy}
      fields={words(mine).flatMap(({ name, label, text: own }) => {
        const other = held.find((one) => one.name === name)?.text ?? '';
        return other === own ? [] : [{ name, label, mine: own, theirs: other }];
      })}
      onMine={() => onMine(mine)}
      onTheirs={onTheirs}
    />
  );
}
