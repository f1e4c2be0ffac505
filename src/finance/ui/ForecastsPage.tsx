import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths, withQuery } from '../../web/paths.ts';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import type { EconomyAnswer } from '../economyApi.ts';
import { EconomyFilters } from './EconomyFilters.tsx';
import { chosenEconomy, type EconomyForm, type EconomySearch } from './economySearch.ts';
import { EconomyTabs, type EconomyAddresses } from './EconomyTabs.tsx';
import { ForecastTable } from './ForecastTable.tsx';
import { useBudget } from './useBudget.ts';
import { useYears } from './useYears.ts';

type Props = {
  readonly search: EconomySearch;
  readonly onSearch: (search: EconomySearch) => void;
  readonly canChange: boolean;
  readonly addressOf: EconomyAddresses;
};

/** What each budget line is expected to come to, by which method, and who says so. */
export function ForecastsPage({ search, onSearch, canChange, addressOf }: Props) {
  const { t } = useTranslation('finance');
  const years = useYears();
  const chosen = years.data && chosenEconomy(search, years.data.years);
  return (
    <Page title={t('forecast.title')} lead={<p>{t('forecast.lead')}</p>}>
      <EconomyTabs here="forecasts" year={chosen?.year} per={chosen?.per} addressOf={addressOf} />
      <Loaded query={years}>
        {({ years: all }) =>
          chosen ? (
            <>
              <EconomyFilters
                key={`${chosen.year} ${chosen.per}`}
                chosen={chosen}
                years={all}
                submitText={t('forecast.show')}
                onSearch={onSearch}
              />
              <Forecasts key={`forecasts ${chosen.year} ${chosen.per}`} chosen={chosen} canChange={canChange} addressOf={addressOf} />
            </>
          ) : (
            <NoBudget year={undefined} canChange={canChange} addressOf={addressOf} />
          )
        }
      </Loaded>
    </Page>
  );
}

type ForecastsProps = { readonly chosen: EconomyForm; readonly canChange: boolean; readonly addressOf: EconomyAddresses };

function Forecasts({ chosen, canChange, addressOf }: ForecastsProps) {
  const language = useLanguage();
  const budget = useBudget(chosen.year);
  const economy = useQuery({
    queryKey: ['economy', chosen, language],
    queryFn: ({ signal }) => fetchJson<EconomyAnswer>(withQuery(apiPaths.economy(), { ...chosen, language }), { signal }),
  });
  return (
    <Loaded query={budget.query}>
      {(known) => (
        <Loaded query={economy}>
          {(answer) =>
            known.lines.length === 0 ? (
              <NoBudget year={chosen.year} canChange={canChange} addressOf={addressOf} />
            ) : (
              <ForecastTable budget={known} access={budget} answer={answer} canChange={canChange} />
            )
          }
        </Loaded>
      )}
    </Loaded>
  );
}

function NoBudget({ year, canChange, addressOf }: Pick<ForecastsProps, 'canChange' | 'addressOf'> & { readonly year: number | undefined }) {
  const { t } = useTranslation('finance');
  return (
    <EmptyState title={year === undefined ? t('none.title') : t('budget.none.title', { year })}>
      <p>{t(canChange ? 'forecast.noLines' : 'budget.none.read')}</p>
      {canChange && (
        <p>
          <a href={addressOf('budget', { year })}>{t('none.write')}</a>
        </p>
      )}
    </EmptyState>
  );
}
