import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths, withQuery } from '../../web/paths.ts';
import { ChartFigure } from '../../web/ui-kit/ChartFigure.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import type { EconomyAnswer } from '../economyApi.ts';
import type { SignConvention } from '../economySettings.ts';
import type { EconomyForm } from './economySearch.ts';
import { EconomyTable } from './EconomyTable.tsx';
import type { EconomyAddresses } from './EconomyTabs.tsx';
import { EquityBox } from './EquityBox.tsx';
import { NothingYet } from './NothingYet.tsx';
import { MonthTable } from './MonthTable.tsx';
import { SignChoice } from './SignChoice.tsx';
import { UnmappedLines } from './UnmappedLines.tsx';
import { YearPage, type YearPageProps } from './YearPage.tsx';
import './economy.css';

export function EconomyPage({ canChange, ...page }: YearPageProps) {
  const { t } = useTranslation('finance');
  const { addressOf } = page;
  return (
    <YearPage
      {...page}
      here="economy"
      title={t('title')}
      lead={(chosen) => chosen && <p>{t('lead', chosen)}</p>}
      submitText={t('filter.submit')}
      none={<NothingYet canChange={canChange} addressOf={addressOf} />}
    >
      {(chosen) => (
        <Figures
          chosen={chosen}
          signs={page.search.signs}
          onSigns={(signs) => page.onSearch({ year: String(chosen.year), per: chosen.per, signs })}
          addressOf={addressOf}
        />
      )}
    </YearPage>
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
          {answer.noMonths !== null && <p className="quiet measure">{t(`months.none.${answer.noMonths}`)}</p>}
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
