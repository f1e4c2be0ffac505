import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import type { EconomyAddresses } from './EconomyTabs.tsx';

/** Neither budget nor ledger, and the ways on for those who may write them. */
export function NothingYet({ canChange, addressOf }: { readonly canChange: boolean; readonly addressOf: EconomyAddresses }) {
  const { t } = useTranslation('finance');
  return (
    <EmptyState title={t('none.title')}>
      <p>{t(canChange ? 'none.text' : 'budget.none.read')}</p>
      {canChange && (
        <ul className="ways-on">
          <li>
            <a href={addressOf('budget')}>{t('none.write')}</a>
          </li>
          <li>
            <a href={addressOf('newImport')}>{t('none.import')}</a>
          </li>
        </ul>
      )}
    </EmptyState>
  );
}
