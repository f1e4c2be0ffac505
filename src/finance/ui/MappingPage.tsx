import { useTranslation } from 'react-i18next';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import { EconomyFilters } from './EconomyFilters.tsx';
import { chosenEconomy, type EconomySearch } from './economySearch.ts';
import { EconomyTabs, type EconomyAddresses } from './EconomyTabs.tsx';
import { MappedLines } from './MappedLines.tsx';
import { NothingYet } from './NothingYet.tsx';
import { useYears } from './useYears.ts';

type Props = {
  readonly search: EconomySearch;
  readonly onSearch: (search: EconomySearch) => void;
  readonly canChange: boolean;
  readonly addressOf: EconomyAddresses;
};

/** What each budget line takes of the ledger, and what is left to put on one. */
export function MappingPage({ search, onSearch, canChange, addressOf }: Props) {
  const { t } = useTranslation('finance');
  const years = useYears();
  const chosen = years.data && chosenEconomy(search, years.data.years);
  return (
    <Page title={t('mapping.title')} lead={<p>{t('mapping.lead')}</p>}>
      <EconomyTabs here="mapping" year={chosen?.year} per={chosen?.per} addressOf={addressOf} />
      <Loaded query={years}>
        {({ years: all }) =>
          chosen ? (
            <>
              <EconomyFilters
                key={`${chosen.year} ${chosen.per}`}
                chosen={chosen}
                years={all}
                submitText={t('mapping.show')}
                onSearch={onSearch}
              />
              <MappedLines key={`mapped ${chosen.year} ${chosen.per}`} chosen={chosen} canChange={canChange} addressOf={addressOf} />
            </>
          ) : (
            <NothingYet canChange={canChange} addressOf={addressOf} />
          )
        }
      </Loaded>
    </Page>
  );
}
