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
import type { ReportsSeen } from './reportsSeen.ts';
import './reports.css';

type Props = {
  readonly id: string;
  readonly today: string;
  readonly sees: ReportsSeen;
  /** Whether what was registered after the adoption is shown: it is the coordinator's and the auditor's. */
  readonly seesLater: boolean;
  readonly listAddress: string;
  readonly addressOf: (section: string) => string;
};

/** One report: a draft to write in and adopt, or an adopted one with its files and what has been registered since. */
export function ReportPage({ id, today, sees, seesLater, listAddress, addressOf }: Props) {
  const { t } = useTranslation('reports');
  const query = useQuery({ queryKey: ['report', id], queryFn: ({ signal }) => fetchJson<Report>(apiPaths.report(id), { signal }) });
  return (
    <Page title={query.data?.title ?? t('report.title')} trail={[{ text: t('title'), href: listAddress }]}>
      <Loaded query={query}>
        {(report) => (
          <>
            <div className="stack-tight">
              <ReportFacts report={report} />
              {sees !== 'part' && <ReportDownloads report={report} />}
            </div>
            {(report.status === 'draft' || sees === 'part') && (
              <ReportDraft report={report} today={today} isWhole={sees === 'all'} addressOf={addressOf} />
            )}
            {report.status === 'adopted' && seesLater && <DifferenceList id={report.id} />}
            {sees !== 'part' && <ReportPreview report={report} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}
