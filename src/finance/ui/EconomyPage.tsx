import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths, withQuery } from '../../web/paths.ts';
import { ChartFigure } from '../../web/ui-kit/ChartFigure.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import type { EconomyAnswer } from '../economyApi.ts';
import type { SignConvention } from '../economySettings.ts';
import { EconomyFilters } from './EconomyFilters.tsx';
import { chosenEconomy, type EconomyForm, type EconomySearch } from './economySearch.ts';
import { EconomyTable } from './EconomyTable.tsx';
import { EconomyTabs, type EconomyAddresses } from './EconomyTabs.tsx';
import { EquityBox } from './EquityBox.tsx';
import { NothingYet } from './NothingYet.tsx';
import { useYears } from './useYears.ts';
import { MonthTable } from './MonthTable.tsx';
import { SignChoice } from './SignChoice.tsx';
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
              <Figures
                chosen={chosen}
                signs={search.signs}
                onSigns={(signs) => onSearch({ year: String(chosen.year), per: chosen.per, signs })}
                addressOf={addressOf}
              />
            </>
          ) : (
            <NothingYet canChange={canChange} addressOf={addressOf} />
          )
        }
      </Loaded>
    </Page>
  );
}

type FiguresProps = {
  readonly chosen: EconomyForm;
  readonly signs: SignConvention | undefined;
  readonly onSigns: (signs: SignConvention) => void;
  readonly addressOf: EconomyAddresses;
};

function Figures({ chosen, signs, onSigns, addressOf }: FiguresProps) {
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
          <SignChoice shown={signs ?? answer.signs} decided={answer.signs} onChoose={onSigns} />
          <EconomyTable
            answer={{ ...answer, signs: signs ?? answer.signs }}
            vouchersOf={(line) => addressOf('vouchers', { ...chosen, line })}
          />
          <div className="economy-parts">
            <EquityBox answer={answer} />
            <UnmappedLines answer={answer} mappingAddress={addressOf('mapping', chosen)} />
          </div>
          {answer.charts.length > 0 && (
            <section aria-label={t('charts')} className="economy-parts">
              {answer.charts.map((chart) => (
                <div key={chart.id}>
                  <ChartFigure chart={chart} />
                  {chart.id === 'months' && answer.months && <MonthTable months={answer.months} year={chosen.year} />}
                </div>
              ))}
            </section>
          )}
        </div>
      )}
    </Loaded>
  );
}
