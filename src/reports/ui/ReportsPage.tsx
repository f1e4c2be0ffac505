import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import type { Reports } from '../reportsApi.ts';
import type { ReportsSeen } from './reportsSeen.ts';
import { ReportDownloads, ReportFacts } from './ReportFacts.tsx';
import './reports.css';

type Props = {
  readonly sees: ReportsSeen;
  readonly addressOf: (id: string) => string;
  readonly newAddress: string;
};

export function ReportsPage({ sees, addressOf, newAddress }: Props) {
  const { t } = useTranslation('reports');
  const query = useQuery({ queryKey: ['reports'], queryFn: ({ signal }) => fetchJson<Reports>(apiPaths.reports(), { signal }) });
  const begin = (
    <a className="button button-primary" href={newAddress}>
      {t('begin.open')}
    </a>
  );
  return (
    <Page title={t('title')} lead={t(`leadOf.${sees}`)} actions={sees === 'all' ? begin : undefined}>
      <Loaded query={query}>
        {({ reports }) =>
          reports.length === 0 ? (
            <EmptyState title={t(sees === 'adopted' ? 'none.adoptedTitle' : 'none.title')}>
              <p>{t(`none.of.${sees}`)}</p>
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
                  {sees !== 'part' && <ReportDownloads report={report} />}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}
