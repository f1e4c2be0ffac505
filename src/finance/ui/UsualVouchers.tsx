import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Crumb } from '../../web/ui-kit/Breadcrumbs.tsx';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import { chosenEconomy, type EconomyForm, type EconomySearch } from './economySearch.ts';
import type { EconomyAddresses } from './EconomyTabs.tsx';
import { NothingYet } from './NothingYet.tsx';
import { useYears } from './useYears.ts';

type Props = {
  readonly search: EconomySearch;
  readonly canChange: boolean;
  readonly addressOf: EconomyAddresses;
  readonly trail: readonly Crumb[];
  /** Told the year and day that the economy shows when nothing else is asked. */
  readonly onChosen: (chosen: EconomyForm) => void;
};

/** Vouchers that are asked for without a year and a day: those of the usual ones, or the way to a first ledger. */
export function UsualVouchers({ search, canChange, addressOf, trail, onChosen }: Props) {
  const { t } = useTranslation('finance');
  const years = useYears();
  const chosen = years.data && chosenEconomy(search, years.data.years);
  useEffect(() => {
    if (chosen) onChosen(chosen);
  });
  return (
    <Page title={t('vouchers.title')} trail={trail}>
      <Loaded query={years}>{() => (chosen ? null : <NothingYet canChange={canChange} addressOf={addressOf} />)}</Loaded>
    </Page>
  );
}
