import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths, withQuery } from '../../web/paths.ts';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import type { EconomyAnswer } from '../economyApi.ts';
import type { EconomyForm } from './economySearch.ts';
import type { EconomyAddresses } from './EconomyTabs.tsx';
import { ForecastTable } from './ForecastTable.tsx';
import { useBudget } from './useBudget.ts';
import { YearPage, type YearPageProps } from './YearPage.tsx';

/** What each budget line is expected to come to, by which method, and who says so. */
export function ForecastsPage({ canChange, ...page }: YearPageProps) {
  const { t } = useTranslation('finance');
  const { addressOf } = page;
  return (
    <YearPage
      {...page}
      here="forecasts"
      title={t('forecast.title')}
      lead={() => <p>{t('forecast.lead')}</p>}
      submitText={t('forecast.show')}
      none={<NoBudget year={undefined} canChange={canChange} addressOf={addressOf} />}
    >
      {(chosen) => <Forecasts key={`forecasts ${chosen.year} ${chosen.per}`} {...{ chosen, canChange, addressOf }} />}
    </YearPage>
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
