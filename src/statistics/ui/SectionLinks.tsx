import { useTranslation } from 'react-i18next';
import type { SECTIONS } from '../figureTables.ts';

type Props = { readonly populations: readonly (typeof SECTIONS)[number]['population'][] };

/** Ways down the page. */
export function SectionLinks({ populations }: Props) {
  const { t } = useTranslation('statistics');
  return (
    <nav className="on-page not-printed" aria-label={t('onPage')}>
      {populations.map((population) => (
        <a key={population} href={`#${population}`}>
          {t(`section.${population}`)}
        </a>
      ))}
    </nav>
  );
}
