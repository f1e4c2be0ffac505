import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import type { Crumb } from '../../web/ui-kit/Breadcrumbs.tsx';
import { Button } from '../../web/ui-kit/Button.tsx';
import { DataTable, type Column } from '../../web/ui-kit/DataTable.tsx';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import type { Readings } from '../readingsApi.ts';
import { roleWord } from './roleWord.ts';

type Reading = Readings['readings'][number];
type Props = { readonly id: string; readonly trail: readonly Crumb[] };

/** Who has read about a participant, to be shown or printed for them. */
export function ReadingsPage({ id, trail }: Props) {
  const { t } = useTranslation('privacy');
  const query = useQuery({
    queryKey: ['readings', id],
    queryFn: ({ signal }) => fetchJson<Readings>(apiPaths.readings(id), { signal }),
  });
  return (
    <Page title={t('readings.title')} lead={t('readings.lead')} trail={trail}>
      <Loaded query={query}>
        {({ readings }) =>
          readings.length === 0 ? (
            <EmptyState title={t('readings.none')}>
              <p>{t('readings.noneText')}</p>
            </EmptyState>
          ) : (
            <>
              <div className="form-actions">
                <Button look="secondary" onClick={() => window.print()}>
                  {t('readings.print')}
                </Button>
              </div>
              <ReadingTable readings={readings} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function ReadingTable({ readings }: Pick<Readings, 'readings'>) {
  const { t } = useTranslation('privacy');
  const columns: readonly Column<Reading>[] = [
    { key: 'day', text: t('readings.day'), cell: ({ day }) => day },
    { key: 'who', text: t('readings.who'), cell: ({ role }) => roleWord(role, t) },
    { key: 'intervention', text: t('readings.intervention'), cell: ({ intervention }) => intervention },
    {
      key: 'purpose',
      text: t('readings.purpose'),
      cell: ({ purpose, reason }) => (
        <>
          {t(`purpose.${purpose}`)}
          {reason !== null && <div className="quiet small">{t('readings.reason', { reason })}</div>}
        </>
      ),
    },
    { key: 'kind', text: t('readings.kind'), cell: ({ kind }) => t(`readings.${kind}`) },
    { key: 'times', text: t('readings.times'), numeric: true, cell: ({ times }) => times },
  ];
  return (
    <DataTable
      caption={t('readings.caption')}
      columns={columns}
      rows={readings}
      rowKey={(one) => [one.day, one.role, one.intervention, one.purpose, one.kind, one.reason].join(' ')}
      note={t('readings.note')}
    />
  );
}
