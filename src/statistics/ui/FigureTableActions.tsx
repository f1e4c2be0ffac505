import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../web/ui-kit/Button.tsx';
import { CopyTableButton } from '../../web/ui-kit/CopyTableButton.tsx';
import type { ShownName } from '../shownTable.ts';
import { FileAddressContext } from './fileAddress.ts';
import { captionText } from './figureText.ts';

type Props = { readonly name: ShownName; readonly isPictured: boolean; readonly onPicture: (() => void) | undefined };

/** What can be done with a table of figures: see it as a picture, copy it, or fetch it as a file. */
export function FigureTableActions({ name, isPictured, onPicture }: Props) {
  const { t } = useTranslation(['statistics', 'participants']);
  const addressOf = use(FileAddressContext);
  const caption = captionText(name, t);
  return (
    <>
      {onPicture && (
        <Button look="quiet" aria-pressed={isPictured} aria-label={t('picture.showOf', { name: caption })} onClick={onPicture}>
          {t('picture.show')}
        </Button>
      )}
      <CopyTableButton name={caption} />
      <a href={addressOf('xlsx', name)} download aria-label={t('file.xlsxOf', { name: caption })}>
        {t('file.xlsx')}
      </a>
      <a href={addressOf('csv', name)} download aria-label={t('file.csvOf', { name: caption })}>
        {t('file.csv')}
      </a>
    </>
  );
}
