import { useTranslation } from 'react-i18next';
import './parts.css';

/** Something is on its way. */
export function Progress({ text }: { readonly text?: string }) {
  const { t } = useTranslation('kit');
  return (
    <output className="progress not-printed">
      <span className="progress-bar" aria-hidden="true" />
      <span>{text ?? t('loading')}</span>
    </output>
  );
}
