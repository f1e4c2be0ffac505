import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import './dataTable.css';

type Props = {
  readonly total: number;
  readonly offset: number;
  readonly size: number;
  readonly onOffset: (offset: number) => void;
};

/** Which of how many rows are shown, and the way to the others. */
export function Pager({ total, offset, size, onOffset }: Props) {
  const { t } = useTranslation('kit');
  const last = Math.min(total, offset + size);
  if (total <= size && offset === 0) return null;
  return (
    <nav className="pager not-printed" aria-label={t('pager.label')}>
      <Button look="secondary" busy={offset === 0} onClick={() => onOffset(Math.max(0, offset - size))}>
        {t('pager.before')}
      </Button>
      <span aria-live="polite">{t('pager.shown', { from: total === 0 ? 0 : offset + 1, to: last, total })}</span>
      <Button look="secondary" busy={last >= total} onClick={() => onOffset(offset + size)}>
        {t('pager.after')}
      </Button>
    </nav>
  );
}
