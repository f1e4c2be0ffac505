import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import type { Reports } from '../reportsApi.ts';
import { ReportDownloads, ReportFacts } from './ReportFacts.tsx';
import './reports.css';

type Props = { readonly addressOf: (id: string) => string };

export function ReportsPage({ addressOf }: Props) {
  const { t } = useTranslation('reports');
  const query = useQuery({ queryKey: ['reports'], queryFn: ({ signal }) => fetchJson<Reports>(apiPaths.reports(), { signal }) });
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded query={query}>
        {({ reports }) =>
          reports.length === 0 ? (
            <EmptyState title={t('none.title')}>
              <p>{t('none.text')}</p>
              <p>
                <code translate="no">samla report create interim --association … --from … --to …</code>
              </p>
            </EmptyState>
          ) : (
            <ul className="report-list">
              {reports.map((report) => (
                <li key={report.id}>
                  <div>
                    <h2>
                      <a href={addressOf(report.id)}>{report.title}</a>
                    </h2>
                    <ReportFacts report={report} />
                  </div>
                  <ReportDownloads report={report} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}
