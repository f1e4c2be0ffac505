import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/localDate.ts';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { HelpWord } from '../../web/ui-kit/HelpWord.tsx';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import type { Reorganisations } from '../reorganisationsApi.ts';
import { DistributeParticipants } from './DistributeParticipants.tsx';
import { ReorganiseForm } from './ReorganiseForm.tsx';

type Props = {
  readonly interventionId: string;
  readonly name: string;
  readonly today: LocalDate;
  readonly canReorganise: boolean;
  /** Whether it is the asker's own team, which says who goes where. */
  readonly canDistribute: boolean;
};

/** How an intervention has gone on as others, and what is left to do about it. */
export function ReorganisationPart({ interventionId, name, today, canReorganise, canDistribute }: Props) {
  const { t } = useTranslation('participants');
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const query = useQuery({
    queryKey: ['reorganisations'],
    queryFn: ({ signal }) => fetchJson<Reorganisations>(apiPaths.reorganisations(), { signal }),
  });
  const refresh = (): void => {
    for (const key of ['reorganisations', 'intervention', 'interventionRecords', 'statistics', 'participants'])
      void client.invalidateQueries({ queryKey: [key] });
  };
  return (
    <Loaded query={query}>
      {({ reorganisations }) => {
        const own = reorganisations.filter(({ intervention }) => intervention.id === interventionId);
        if (own.length === 0 && !canReorganise) return null;
        return (
          <section className="stack" aria-label={t('reorganisation.title')}>
            <div className="setting-head">
              <h2>
                <HelpWord word="movedWithReorganisation">{t('reorganisation.title')}</HelpWord>
              </h2>
              {canReorganise && !isOpen && (
                <Button look="secondary" aria-label={t('reorganisation.beginOf', { name })} onClick={() => setOpen(true)}>
                  {t('reorganisation.begin')}
                </Button>
              )}
            </div>
            {isOpen && (
              <ReorganiseForm
                interventionId={interventionId}
                name={name}
                today={today}
                onDone={(isSaved) => {
                  setOpen(false);
                  if (isSaved) refresh();
                }}
              />
            )}
            {own.map((one) => (
              <div className="stack-tight" key={one.id}>
                <p className="measure">
                  {t('reorganisation.history', {
                    day: one.firstDay,
                    targets: one.targets.map((target) => target.name).join(', '),
                    paragraph: one.decision.paragraph,
                    decided: one.decision.day,
                    who: one.recordedBy,
                  })}
                </p>
                {one.left > 0 && (
                  <p className="measure">
                    <strong>{t('reorganisation.left', { count: one.left })}</strong> {!canDistribute && t('reorganisation.leftAsks')}
                  </p>
                )}
                {one.left > 0 && canDistribute && <DistributeParticipants reorganisation={one} onMoved={refresh} />}
              </div>
            ))}
          </section>
        );
      }}
    </Loaded>
  );
}
