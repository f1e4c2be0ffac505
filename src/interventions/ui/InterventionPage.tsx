import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { yearOf, type LocalDate } from '../../shared/localDate.ts';
import { apiPaths } from '../../web/paths.ts';
import type { Crumb } from '../../web/ui-kit/Breadcrumbs.tsx';
import { Button } from '../../web/ui-kit/Button.tsx';
import { FactList } from '../../web/ui-kit/FactList.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import { VersionHistory } from '../../web/ui-kit/VersionHistory.tsx';
import { missingFacts } from '../interventionFacts.ts';
import type { InterventionAnswer } from '../interventionRecordsApi.ts';
import { InterventionForm } from './InterventionForm.tsx';
import { interventionWords } from './interventionWords.ts';
import './interventions.css';

type Props = {
  readonly id: string;
  readonly today: LocalDate;
  readonly canChange: boolean;
  readonly trail: readonly Crumb[];
  /** Where its figures are, for those who may see them. */
  readonly figuresAddress: ((name: string) => string) | undefined;
  /** More that belongs to it, from later features. */
  readonly more?: (name: string) => ReactNode;
};

/** What is known of an intervention, what is missing, and what was said of it earlier. */
export function InterventionPage({ id, today, canChange, trail, figuresAddress, more }: Props) {
  const { t } = useTranslation('interventions');
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const path = apiPaths.intervention(id);
  const key = ['intervention', id];
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => fetchJson<InterventionAnswer>(path, { signal }) });
  const known = query.data?.intervention;
  return (
    <Page
      title={known?.name ?? t('one')}
      trail={trail}
      lead={known && figuresAddress ? <a href={figuresAddress(known.name)}>{t('figures')}</a> : undefined}
      actions={canChange && known && !isOpen ? <Button onClick={() => setOpen(true)}>{t('change')}</Button> : undefined}
    >
      <Loaded query={query}>
        {({ intervention, parties, versions }) => {
          const names = new Map(parties.map((party) => [party.id, party.name]));
          const missing = missingFacts(intervention, yearOf(today));
          return isOpen ? (
            <InterventionForm
              label={t('changeOf', { name: intervention.name })}
              start={intervention}
              version={intervention.version}
              parties={parties}
              today={today}
              reload={() => client.fetchQuery({ queryKey: key, queryFn: () => fetchJson<InterventionAnswer>(path), staleTime: 0 })}
              save={async (body) => {
                client.setQueryData(key, await fetchJson<InterventionAnswer>(path, { method: 'PUT', body }));
                for (const other of ['interventionRecords', 'interventions', 'statistics'])
                  void client.invalidateQueries({ queryKey: [other] });
              }}
              onDone={(saved) => {
                setOpen(false);
                if (saved !== undefined) say(t('saved', { name: saved }));
              }}
            />
          ) : (
            <>
              {missing.length > 0 && (
                <Notice title={t('missing.title')}>
                  <p>{missing.map((fact) => t(`missing.${fact}`, { year: yearOf(today) })).join(', ')}.</p>
                </Notice>
              )}
              <FactList
                facts={interventionWords(intervention, names, t)
                  .filter(({ name }) => name !== 'name')
                  .map(({ name, label, text }) => ({ key: name, name: label, value: text }))}
              />
              {more?.(intervention.name)}
              <VersionHistory title={intervention.name} versions={versions} words={(value) => interventionWords(value, names, t)} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
