import type { ReactNode } from 'react';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import { EconomyFilters } from './EconomyFilters.tsx';
import { chosenEconomy, type EconomyForm, type EconomySearch } from './economySearch.ts';
import { EconomyTabs, type EconomyAddresses, type EconomyPlace } from './EconomyTabs.tsx';
import { useYears } from './useYears.ts';

/** What the pages of the economy of a year are given. */
export type YearPageProps = {
  readonly search: EconomySearch;
  readonly onSearch: (search: EconomySearch) => void;
  readonly canChange: boolean;
  readonly addressOf: EconomyAddresses;
};

type Props = Omit<YearPageProps, 'canChange'> & {
  readonly here: EconomyPlace;
  readonly title: string;
  readonly lead: (chosen: EconomyForm | undefined) => ReactNode;
  /** What the button says that shows another year or day. */
  readonly submitText: string;
  /** Where there is neither budget nor ledger. */
  readonly none: ReactNode;
  readonly children: (chosen: EconomyForm) => ReactNode;
};

/** The frame of a page about the economy of a year up to a day: its tabs, the choice of both, and what there is of them. */
export function YearPage({ here, title, lead, submitText, none, search, onSearch, addressOf, children }: Props) {
  const years = useYears();
  const chosen = years.data && chosenEconomy(search, years.data.years);
  return (
    <Page title={title} lead={lead(chosen)}>
      <EconomyTabs here={here} year={chosen?.year} per={chosen?.per} addressOf={addressOf} />
      <Loaded query={years}>
        {({ years: all }) =>
          chosen ? (
            <>
              <EconomyFilters key={`${chosen.year} ${chosen.per}`} {...{ chosen, years: all, submitText, onSearch }} />
              {children(chosen)}
            </>
          ) : (
            none
          )
        }
      </Loaded>
    </Page>
  );
}
