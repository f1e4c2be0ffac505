import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyTableButton } from '../../web/ui-kit/CopyTableButton.tsx';
import type { ShownName } from '../shownTable.ts';
import { FileAddressContext } from './fileAddress.ts';
import { captionText } from './figureText.ts';

/** What can be done with a table of figures: copy it, or fetch it as a file. */
export function FigureTableActions({ name }: { readonly name: ShownName }) {
  const { t } = useTranslation(['statistics', 'participants']);
  const addressOf = use(FileAddressContext);
  const caption = captionText(name, t);
  return (
    <>
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
