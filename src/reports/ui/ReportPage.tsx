import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import type { Report } from '../reportsApi.ts';
import { DifferenceList } from './DifferenceList.tsx';
import { ReportDownloads, ReportFacts } from './ReportFacts.tsx';
import './reports.css';

type Props = { readonly id: string; readonly listAddress: string };

/** One report: what it is, its files, itself as it reads, and what has been registered since it was adopted. */
export function ReportPage({ id, listAddress }: Props) {
  const { t } = useTranslation('reports');
  const query = useQuery({ queryKey: ['report', id], queryFn: ({ signal }) => fetchJson<Report>(apiPaths.report(id), { signal }) });
  return (
    <Page title={query.data?.title ?? t('report.title')} lead={<a href={listAddress}>{t('report.back')}</a>}>
      <Loaded query={query}>
        {(report) => (
          <>
            <div className="stack-tight">
              <ReportFacts report={report} />
              <ReportDownloads report={report} />
            </div>
            {report.status === 'draft' ? (
              <div className="measure">
                <Notice title={t('report.draftNote.title')}>
                  <p>{t('report.draftNote.text')}</p>
                </Notice>
              </div>
            ) : (
              <DifferenceList id={report.id} />
            )}
            <section className="preview" aria-labelledby="preview">
              <h2 id="preview">{t('report.preview')}</h2>
              <iframe sandbox="" src={apiPaths.reportFile(report.id, 'html')} title={t('report.previewOf', { title: report.title })} />
            </section>
          </>
        )}
      </Loaded>
    </Page>
  );
}
