import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../web/ui-kit/Button.tsx';
import { teamPartKey } from '../sectionKey.ts';
import type { ListedSection, ReportSections } from '../sectionsApi.ts';
import { PlanFacts } from './PlanFacts.tsx';
import { PlanForm } from './PlanForm.tsx';
import { sectionName } from './sectionName.ts';

type Props = {
  readonly reportId: string;
  readonly read: ReportSections;
  readonly today: string;
  /** Whether who writes until when may be changed here. */
  readonly canPlan: boolean;
  readonly addressOf: (section: string) => string;
};

/** The parts of a draft: how far each has come, who writes it until when, and the way to it. */
export function ReportSectionList({ reportId, read, today, canPlan, addressOf }: Props) {
  const { t } = useTranslation('reports');
  return (
    <section className="stack-tight" aria-labelledby="sections">
      <h2 id="sections">{t('sections.title')}</h2>
      <ol className="section-list">
        {read.sections.map((section) => (
          <SectionItem key={section.section} {...{ reportId, section, today, addressOf }} {...(canPlan ? { writers: read.writers } : {})} />
        ))}
      </ol>
      {canPlan && read.unasked.length > 0 && <AskTeam reportId={reportId} read={read} />}
    </section>
  );
}

type ItemProps = Pick<Props, 'reportId' | 'today' | 'addressOf'> & {
  readonly section: ListedSection;
  readonly writers?: ReportSections['writers'];
};

function SectionItem({ reportId, section, today, addressOf, writers }: ItemProps) {
  const { t } = useTranslation('reports');
  const [isOpen, setOpen] = useState(false);
  const change = useReturnedFocus(isOpen);
  const name = sectionName(section, t);
  return (
    <li className={section.isTeamPart ? 'section-item team-part' : 'section-item'}>
      <div>
        <h3>
          <a href={addressOf(section.section)}>{name}</a>
        </h3>
        <PlanFacts section={section} today={today} />
      </div>
      {writers && !isOpen && (
        <span ref={change} className="not-printed">
          <Button look="quiet" aria-label={t('plan.changeOf', { section: name })} onClick={() => setOpen(true)}>
            {t('plan.change')}
          </Button>
        </span>
      )}
      {writers && isOpen && (
        <div className="plan-form">
          <PlanForm reportId={reportId} section={section} writers={writers} onDone={() => setOpen(false)} />
        </div>
      )}
    </li>
  );
}

/** Asks one more team for its part. */
function AskTeam({ reportId, read: { unasked, writers } }: Pick<Props, 'reportId' | 'read'>) {
  const { t } = useTranslation('reports');
  // The team itself: what is being written stays, though somebody else asks the same team meanwhile.
  const [team, setTeam] = useState<ReportSections['unasked'][number]>();
  return (
    <div className="ask-team not-printed">
      <p className="quiet">{t('sections.unasked')}</p>
      <ul>
        {unasked.map(({ id, name }) => (
          <li key={id}>
            <Button look="quiet" aria-expanded={id === team?.id} onClick={() => setTeam(id === team?.id ? undefined : { id, name })}>
              {t('sections.ask', { name })}
            </Button>
          </li>
        ))}
      </ul>
      {team && (
        <PlanForm
          key={team.id}
          reportId={reportId}
          section={{
            section: teamPartKey(team.id),
            title: team.name,
            plan: { version: 0, responsible: null, dueOn: null, status: 'open' },
          }}
          writers={writers}
          onDone={() => setTeam(undefined)}
        />
      )}
    </div>
  );
}

/** Gives the focus back to where one came from, when what was opened is gone. */
function useReturnedFocus(isOpen: boolean) {
  const from = useRef<HTMLSpanElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) from.current?.querySelector('button')?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return from;
}
