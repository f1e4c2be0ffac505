import { useTranslation } from 'react-i18next';
import { ProseText } from '../../web/ui-kit/editor/ProseText.tsx';
import type { ReportSection } from '../sectionsApi.ts';

/** What the section said in the report before, beside what is written now. */
export function EarlierText({ before }: { readonly before: NonNullable<ReportSection['before']> }) {
  const { t } = useTranslation('reports');
  return (
    <aside className="earlier-text stack-tight" aria-labelledby="before">
      <h2 id="before">{t('write.before')}</h2>
      <p className="quiet small">{before.report}</p>
      <ProseText markdown={before.markdown} />
    </aside>
  );
}
