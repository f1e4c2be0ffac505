import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import type { Report } from '../reportsApi.ts';
import type { ReportSections } from '../sectionsApi.ts';
import { AdoptReport } from './AdoptReport.tsx';
import { ContradictionList } from './ContradictionList.tsx';
import { MissingList } from './MissingList.tsx';
import { ReportSectionList } from './ReportSectionList.tsx';

type Props = {
  readonly report: Report;
  readonly today: string;
  readonly isWhole: boolean;
  readonly addressOf: (section: string) => string;
};

/** What is done with a draft: what it lacks, its sections to write in, and the board's decision. */
export function ReportDraft({ report, today, isWhole, addressOf }: Props) {
  const { t } = useTranslation('reports');
  const query = useQuery({
    queryKey: ['reportSections', report.id],
    queryFn: ({ signal }) => fetchJson<ReportSections>(apiPaths.reportSections(report.id), { signal }),
  });
  return (
    <Loaded query={query}>
      {(read) => (
        <>
          <ReportSectionList reportId={report.id} read={read} today={today} canPlan={isWhole} addressOf={addressOf} />
          <section className="measure stack-tight" aria-labelledby="missing">
            <h2 id="missing">{t('missing.heading')}</h2>
            <ContradictionList contradictions={read.contradictions} addressOf={addressOf} />
            <MissingList missing={read.missing} addressOf={addressOf} />
          </section>
          {isWhole && (
            <AdoptReport
              report={report}
              today={today}
              revision={read.revision}
              missing={read.missing.length + read.contradictions.length}
            />
          )}
        </>
      )}
    </Loaded>
  );
}
