import { useTranslation } from 'react-i18next';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import type { ReportSections } from '../sectionsApi.ts';
import { sectionName } from './sectionName.ts';

type Props = { readonly missing: ReportSections['missing']; readonly addressOf: (section: string) => string };

/** What a draft lacks, each with the way to where it is mended. */
export function MissingList({ missing, addressOf }: Props) {
  const { t } = useTranslation('reports');
  if (missing.length === 0) return <Notice kind="done" title={t('missing.nothing')} />;
  return (
    <Notice kind="warning" title={t('missing.title', { count: missing.length })}>
      <ul>
        {missing.map((one) => (
          <li key={`${one.code} ${one.section}`}>
            {one.code === 'text' ? (
              <a href={addressOf(one.section)}>{t('missing.text', { section: sectionName(one, t) })}</a>
            ) : (
              t(`missing.${one.code}`)
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
