import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import type { Report } from '../reportsApi.ts';
import { PrintedPages } from './PrintedPages.tsx';

const WAYS = ['print', 'web'] as const;

/** What a report looks like with what is saved and registered now, or as it was adopted: as it prints, or as a page to read. */
export function ReportPreview({ report }: { readonly report: Report }) {
  const { t } = useTranslation('reports');
  const [way, setWay] = useState<(typeof WAYS)[number]>('print');
  return (
    <section className="preview not-printed" aria-labelledby="preview">
      <h2 id="preview">{t('report.preview')}</h2>
      <p className="quiet small">{t(report.status === 'draft' ? 'report.previewDraft' : 'report.previewAdopted')}</p>
      <SelectField
        label={t('pages.way')}
        name="way"
        value={way}
        choices={WAYS.map((value) => ({ value, text: t(`pages.ways.${value}`) }))}
        onChange={(value) => setWay(WAYS.find((one) => one === value) ?? 'print')}
      />
      {way === 'print' ? (
        <PrintedPages report={report} />
      ) : (
        <iframe sandbox="" src={apiPaths.reportFile(report.id, 'html')} title={t('report.previewOf', { title: report.title })} />
      )}
    </section>
  );
}
