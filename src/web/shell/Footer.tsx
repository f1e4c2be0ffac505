import { useTranslation } from 'react-i18next';
import { pagePaths } from '../paths.ts';

/** What is said on every page below what it is about. */
export function Footer({ slug }: { readonly slug: string }) {
  const { t } = useTranslation('shell');
  return (
    <footer className="foot not-printed">
      <p className="foot-row">
        <a href={pagePaths.accessibility(slug)}>{t('foot.accessibility')}</a>
      </p>
    </footer>
  );
}
