import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import type { ImportList } from '../importApi.ts';
import { ImportTable } from './ImportTable.tsx';
import './imports.css';

type Props = {
  /** Where a new file is brought; undefined for those who look only. */
  readonly newAddress: string | undefined;
  readonly addressOf: (id: string) => string;
};

/** What was imported, the latest first. */
export function ImportsPage({ newAddress, addressOf }: Props) {
  const { t } = useTranslation('imports');
  const query = useQuery({
    queryKey: ['imports'],
    queryFn: ({ signal }) => fetchJson<ImportList>(apiPaths.imports(), { signal }),
  });
  return (
    <Page
      title={t('title')}
      lead={newAddress === undefined ? t('leadCounts') : t('lead')}
      actions={
        newAddress !== undefined && (
          <a className="button button-primary" href={newAddress}>
            {t('new.title')}
          </a>
        )
      }
    >
      <Loaded query={query}>
        {({ imports }) =>
          imports.length === 0 ? (
            <EmptyState title={t('none.title')}>
              <p>{newAddress === undefined ? t('none.textCounts') : t('none.text')}</p>
            </EmptyState>
          ) : (
            <ImportTable imports={imports} addressOf={addressOf} />
          )
        }
      </Loaded>
    </Page>
  );
}
