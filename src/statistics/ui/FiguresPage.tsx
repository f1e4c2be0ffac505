import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Interventions as InterventionList } from '../../interventions/interventionsApi.ts';
import type { LocalDate } from '../../shared/localDate.ts';
import { apiPaths, withQuery } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { useLanguage, type Language } from '../../web/ui-kit/language.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { Page } from '../../web/ui-kit/Page.tsx';
import { PeriodText } from '../../web/ui-kit/PeriodText.tsx';
import { Progress } from '../../web/ui-kit/Progress.tsx';
import { VOCABULARY_NAMES } from '../closingVocabulary.ts';
import type { FigureChoices } from '../figureSettingsApi.ts';
import type { StatisticsAnswer, StatisticsQuery } from '../statisticsApi.ts';
import { USUAL_FIGURES } from '../usualFigures.ts';
import { OpenFigure } from './FigureButton.tsx';
import { FigureFilters } from './FigureFilters.tsx';
import { FigureSections } from './FigureSections.tsx';
import { formOf, type FigureSearch } from './figureSearch.ts';
import type { Figure } from './figureTables.ts';
import { ScopeText } from './ScopeText.tsx';
import './figures.css';

// Fetched when the first figure is opened: it brings react-aria.
const FigureDialog = lazy(async () => ({ default: (await import('./FigureDialog.tsx')).FigureDialog }));

/** Whose figures: all interventions with a choice, the user's own with a choice, or the association's without detail. */
export type FiguresFor = 'all' | 'own' | 'association';

type Props = {
  readonly figuresFor: FiguresFor;
  readonly today: LocalDate;
  readonly search: FigureSearch;
  readonly onSearch: (search: FigureSearch) => void;
  readonly addressFor: (search: FigureSearch) => string;
};

export function FiguresPage({ figuresFor, today, search, onSearch, addressFor }: Props) {
  const { t } = useTranslation('statistics');
  const language = useLanguage();
  const [opened, setOpened] = useState<Figure>();
  const asked = questionOf(search, today, language);
  const figures = useQuery({
    queryKey: ['statistics', asked],
    queryFn: ({ signal }) => fetchJson<StatisticsAnswer>(withQuery(apiPaths.statistics(), asked), { signal }),
    placeholderData: keepPreviousData,
  });
  const interventions = useQuery({
    queryKey: ['interventions'],
    queryFn: ({ signal }) => fetchJson<InterventionList>(apiPaths.interventions(), { signal }),
    enabled: figuresFor !== 'association',
    staleTime: 300_000,
  });
  const choices = useQuery({
    queryKey: ['figureChoices'],
    queryFn: ({ signal }) => fetchJson<FigureChoices>(apiPaths.figureChoices(), { signal }),
    staleTime: 300_000,
  });
  const names = interventions.data?.interventions.map(({ name }) => name) ?? [];
  return (
    <Page title={t('title')} lead={figures.data && <Lead answer={figures.data} />}>
      <FigureFilters
        // A new address, by link or by the browser's own arrows, fills the form anew.
        key={JSON.stringify(search)}
        search={search}
        today={today}
        choices={choices.data ?? SAMLAS_OWN}
        interventions={figuresFor === 'association' ? undefined : { names, areOwn: figuresFor === 'own' }}
        onSearch={onSearch}
        addressFor={addressFor}
      />
      {figures.isPlaceholderData && <Progress />}
      <Loaded query={figures}>
        {(answer) => (
          <OpenFigure value={setOpened}>
            <div className="figures" aria-busy={figures.isPlaceholderData}>
              <FigureSections answer={answer} withInterventions={figuresFor !== 'association'} />
            </div>
            {opened && (
              <Suspense fallback={<Progress />}>
                <FigureDialog
                  figure={opened}
                  answer={answer}
                  asked={asked}
                  onClose={() => setOpened(undefined)}
                  onAgain={() => {
                    setOpened(undefined);
                    void figures.refetch();
                  }}
                />
              </Suspense>
            )}
          </OpenFigure>
        )}
      </Loaded>
    </Page>
  );
}

/** Until the association's own are known. */
const SAMLAS_OWN: FigureChoices = { ...USUAL_FIGURES, vocabularies: [...VOCABULARY_NAMES] };

function questionOf(search: FigureSearch, today: LocalDate, language: Language): StatisticsQuery {
  const { from, to } = formOf(search, today, USUAL_FIGURES);
  return { ...search, from, to, language };
}

function Lead({ answer }: { readonly answer: StatisticsAnswer }) {
  const { t } = useTranslation('statistics');
  const language = useLanguage();
  return (
    <>
      <p>
        <strong>
          <PeriodText {...answer.period} />
        </strong>
        {'. '}
        <ScopeText scope={answer.scope} />
      </p>
      {answer.knownAt !== null && <p>{t('knownAt', { moment: momentText(answer.knownAt, language) })}</p>}
      <p className="not-printed">{answer.rowsAllowed ? t('leadTeam') : t('lead')}</p>
    </>
  );
}
