import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Badge } from '../../web/ui-kit/Badge.tsx';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { PeriodText } from '../../web/ui-kit/PeriodText.tsx';
import type { Report } from '../reportsApi.ts';

/** In the order that readers ask for them. */
const FORMATS = ['pdf', 'docx', 'xlsx', 'html', 'json'] as const;

/** Period, status, who made it, and the decision that adopted it. */
export function ReportFacts({ report }: { readonly report: Report }) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const { adoption, period } = report;
  return (
    <>
      <p className="row">
        <Badge kind={report.status === 'adopted' ? 'done' : 'plain'}>{t(`status.${report.status}`)}</Badge>
        <PeriodText {...period} />
      </p>
      {adoption && (
        <p>
          {t('adoption', adoption)}. <span className="quiet">{t('adoptedBy', { name: adoption.adoptedBy })}.</span>
        </p>
      )}
      <p className="quiet small">{t('made', { moment: momentText(report.createdAt, language), name: report.createdBy })}</p>
    </>
  );
}

export function ReportDownloads({ report }: { readonly report: Report }) {
  const { t } = useTranslation('reports');
  return (
    <p className="downloads not-printed">
      <span className="quiet">{t('download')}</span>
      {FORMATS.map((format) => (
        <a
          key={format}
          href={apiPaths.reportFile(report.id, format)}
          download=""
          aria-label={t('downloadAs', { title: report.title, format: t(`format.${format}`) })}
        >
          {t(`format.${format}`)}
        </a>
      ))}
    </p>
  );
}
