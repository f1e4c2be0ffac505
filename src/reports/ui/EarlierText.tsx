import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { ProseText } from '../../web/ui-kit/editor/ProseText.tsx';
import type { ReportSection } from '../sectionsApi.ts';

type Props = Pick<ReportSection, 'section'> & { readonly before: NonNullable<ReportSection['before']> };

/** What the section said in the report before, beside what is written now. */
export function EarlierText({ section, before }: Props) {
  const { t } = useTranslation('reports');
  return (
    <aside className="earlier-text stack-tight" aria-labelledby="before">
      <h2 id="before">{t('write.before')}</h2>
      <p className="quiet small">{before.report}</p>
      <ProseText markdown={before.markdown} imageAddress={(key) => apiPaths.sectionImage(before.id, section, key)} />
    </aside>
  );
}
