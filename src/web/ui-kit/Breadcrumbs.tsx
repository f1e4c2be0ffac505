import { useTranslation } from 'react-i18next';

export type Crumb = { readonly text: string; readonly href: string };

/** The way here from the page above, as links; the page itself is the heading below. */
export function Breadcrumbs({ trail }: { readonly trail: readonly Crumb[] }) {
  const { t } = useTranslation('kit');
  return (
    <nav className="trail not-printed" aria-label={t('trail')}>
      <ol>
        {trail.map(({ text, href }) => (
          <li key={href}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
