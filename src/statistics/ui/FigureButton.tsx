import { createContext, use, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Figure } from './figure.ts';

/** Opens a figure; given by the page. */
export const OpenFigure = createContext<(figure: Figure) => void>(() => undefined);

/** A figure that can be opened. What it says aloud tells the row and the column too, for those who come to it by Tab. */
export function FigureButton({
  figure,
  look = 'cell',
  children,
}: {
  readonly figure: Figure;
  readonly look?: 'cell' | 'headline';
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation('statistics');
  const open = use(OpenFigure);
  return (
    <button
      type="button"
      className={`figure figure-${look} ${figure.count === 0 ? 'figure-zero' : ''}`}
      aria-haspopup="dialog"
      aria-label={look === 'cell' ? t('figure', { value: figure.value, words: figure.words }) : undefined}
      onClick={() => open(figure)}
    >
      {children ?? figure.value}
    </button>
  );
}
