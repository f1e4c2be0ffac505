import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import type { Report } from '../reportsApi.ts';
import { DifferenceList } from './DifferenceList.tsx';
import { ReportDraft } from './ReportDraft.tsx';
import { ReportDownloads, ReportFacts } from './ReportFacts.tsx';
import { ReportPreview } from './ReportPreview.tsx';
import './reports.css';

type Props = {
  readonly id: string;
  readonly today: string;
  /** Whether the whole report is shown: a team leader has the own team's part alone. */
  readonly isWhole: boolean;
  readonly listAddress: string;
  readonly addressOf: (section: string) => string;
};

/** One report: a draft to write in and adopt, or an adopted one with its files and what has been registered since. */
export function ReportPage({ id, today, isWhole, listAddress, addressOf }: Props) {
  const { t } = useTranslation('reports');
  const query = useQuery({ queryKey: ['report', id], queryFn: ({ signal }) => fetchJson<Report>(apiPaths.report(id), { signal }) });
  return (
    <Page title={query.data?.title ?? t('report.title')} trail={[{ text: t('title'), href: listAddress }]}>
      <Loaded query={query}>
        {(report) => (
          <>
            <div className="stack-tight">
              <ReportFacts report={report} />
              {isWhole && <ReportDownloads report={report} />}
            </div>
            {(report.status === 'draft' || !isWhole) && (
              <ReportDraft report={report} today={today} isWhole={isWhole} addressOf={addressOf} />
            )}
            {report.status === 'adopted' && isWhole && <DifferenceList id={report.id} />}
            {isWhole && <ReportPreview report={report} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}
