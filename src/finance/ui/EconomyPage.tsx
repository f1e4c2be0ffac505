import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths, withQuery } from '../../web/paths.ts';
import { ChartFigure } from '../../web/ui-kit/ChartFigure.tsx';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import type { EconomyAnswer } from '../economyApi.ts';
import { EconomyFilters } from './EconomyFilters.tsx';
import { chosenEconomy, type EconomyForm, type EconomySearch } from './economySearch.ts';
import { EconomyTable } from './EconomyTable.tsx';
import { EconomyTabs, type EconomyAddresses } from './EconomyTabs.tsx';
import { EquityBox } from './EquityBox.tsx';
import { useYears } from './useYears.ts';
import { UnmappedLines } from './UnmappedLines.tsx';
import './economy.css';

type Props = {
  readonly search: EconomySearch;
  readonly onSearch: (search: EconomySearch) => void;
  readonly canChange: boolean;
  readonly addressOf: EconomyAddresses;
};

export function EconomyPage({ search, onSearch, canChange, addressOf }: Props) {
  const { t } = useTranslation('finance');
  const years = useYears();
  const chosen = years.data && chosenEconomy(search, years.data.years);
  return (
    <Page title={t('title')} lead={chosen && <p>{t('lead', chosen)}</p>}>
      <EconomyTabs here="economy" year={chosen?.year} per={chosen?.per} addressOf={addressOf} />
      <Loaded query={years}>
        {({ years: all }) =>
          chosen ? (
            <>
              <EconomyFilters
                key={`${chosen.year} ${chosen.per}`}
                chosen={chosen}
                years={all}
                submitText={t('filter.submit')}
                onSearch={onSearch}
              />
              <Figures chosen={chosen} addressOf={addressOf} />
            </>
          ) : (
            <EmptyState title={t('none.title')}>
              <p>{t(canChange ? 'none.text' : 'budget.none.read')}</p>
              {canChange && (
                <p>
                  <a href={addressOf('budget')}>{t('none.write')}</a>
                </p>
              )}
            </EmptyState>
          )
        }
      </Loaded>
    </Page>
  );
}

function Figures({ chosen, addressOf }: { readonly chosen: EconomyForm; readonly addressOf: EconomyAddresses }) {
  const { t } = useTranslation('finance');
  const language = useLanguage();
  const query = useQuery({
    queryKey: ['economy', chosen, language],
    queryFn: ({ signal }) => fetchJson<EconomyAnswer>(withQuery(apiPaths.economy(), { ...chosen, language }), { signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={query}>
      {(answer) => (
        <div className="economy" aria-busy={query.isPlaceholderData}>
          <EconomyTable answer={answer} vouchersOf={(line) => addressOf('vouchers', { ...chosen, line })} />
          <div className="economy-parts">
            <EquityBox answer={answer} />
            <UnmappedLines answer={answer} mappingAddress={addressOf('mapping', chosen)} />
          </div>
          {answer.charts.length > 0 && (
            <section aria-label={t('charts')} className="economy-parts">
              {answer.charts.map((chart) => (
                <ChartFigure key={chart.id} chart={chart} />
              ))}
            </section>
          )}
        </div>
      )}
    </Loaded>
  );
}
