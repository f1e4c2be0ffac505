import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The sum under a table whose first three columns name its rows. */
export function SumRow({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('finance');
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={3}>
          {t('table.sum')}
        </th>
        {children}
      </tr>
    </tfoot>
  );
}
