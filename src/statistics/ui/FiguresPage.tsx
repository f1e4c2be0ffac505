import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Interventions as InterventionList } from '../../interventions/interventionsApi.ts';
import type { LocalDate } from '../../shared/localDate.ts';
import { apiPaths, withQuery } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import { Progress } from '../../web/ui-kit/Progress.tsx';
import { VOCABULARY_NAMES } from '../closingVocabulary.ts';
import type { FigureChoices } from '../figureSettingsApi.ts';
import type { StatisticsAnswer, StatisticsQuery } from '../statisticsApi.ts';
import { USUAL_FIGURES } from '../usualFigures.ts';
import { ComparedSections } from './ComparedSections.tsx';
import type { Figure } from './figure.ts';
import { comparedQuery, FileAddressContext, fileAddressOf } from './fileAddress.ts';
import { OpenFigure } from './FigureButton.tsx';
import { FigureFilters } from './FigureFilters.tsx';
import { questionsOf, sideNames } from './figureQuestions.ts';
import { FigureSections } from './FigureSections.tsx';
import type { FigureSearch } from './figureSearch.ts';
import { FiguresLead } from './FiguresLead.tsx';
import { SavedViews } from './SavedViews.tsx';
import { PicturesContext } from './TablePicture.tsx';
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
  const questions = questionsOf(search, today, language);
  const figures = useFigures(questions.first);
  // What is compared is asked for in the same way: two answers of one calculation.
  const others = useFigures(questions.second);
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
  const list = interventions.data?.interventions.map(({ name }) => name) ?? [];
  const isOld = figures.isPlaceholderData || others.isPlaceholderData;
  const withInterventions = figuresFor !== 'association';
  const all = figuresFor === 'own' ? t('filter.ownInterventions') : t('filter.allInterventions');
  const names = sideNames(questions, language, all);
  const fileAddress = fileAddressOf(questions);
  const content = (first: StatisticsAnswer, second?: StatisticsAnswer) => (
    <FileAddressContext value={fileAddress}>
      <PicturesContext value={{ query: comparedQuery(questions), all: search.pictures === 'all' }}>
        <OpenFigure value={setOpened}>
          <div className="figures" aria-busy={isOld}>
            {second ? (
              <ComparedSections
                figures={{ first, second, names, columns: search.columns === 'sex' ? 'sex' : 'count' }}
                withInterventions={withInterventions}
                addressFor={(columns) => addressFor({ ...search, columns: columns === 'sex' ? 'sex' : '' })}
              />
            ) : (
              <FigureSections answer={first} withInterventions={withInterventions} />
            )}
          </div>
          {opened && (
            <Suspense fallback={<Progress />}>
              <FigureDialog
                figure={opened}
                answer={opened.side === 'second' && second ? second : first}
                asked={opened.side === 'second' && questions.second ? questions.second : questions.first}
                onClose={() => setOpened(undefined)}
                onAgain={() => {
                  setOpened(undefined);
                  void figures.refetch();
                  if (questions.second) void others.refetch();
                }}
              />
            </Suspense>
          )}
        </OpenFigure>
      </PicturesContext>
    </FileAddressContext>
  );
  return (
    <Page
      title={t('title')}
      lead={figures.data && <FiguresLead answer={figures.data} other={questions.second && others.data} names={names} />}
      actions={
        <p className="file-links">
          <a href={addressFor({ ...search, pictures: search.pictures === 'all' ? '' : 'all' })}>
            {search.pictures === 'all' ? t('picture.allHidden') : t('picture.all')}
          </a>
          <span>
            {t('file.all')}:{' '}
            <a href={fileAddress('xlsx')} download aria-label={t('file.xlsxAll')}>
              {t('file.xlsx')}
            </a>{' '}
            <a href={fileAddress('csv')} download aria-label={t('file.csvAll')}>
              {t('file.csv')}
            </a>
          </span>
        </p>
      }
    >
      <SavedViews search={search} today={today} addressFor={addressFor} />
      <FigureFilters
        search={search}
        today={today}
        choices={choices.data ?? SAMLAS_OWN}
        interventions={figuresFor === 'association' ? undefined : { names: list, areOwn: figuresFor === 'own' }}
        onSearch={onSearch}
        addressFor={addressFor}
      />
      {isOld && <Progress />}
      <output className="only-heard">{figures.data && !isOld ? t('shown', figures.data.period) : ''}</output>
      <Loaded query={figures}>
        {(first) => (questions.second ? <Loaded query={others}>{(second) => content(first, second)}</Loaded> : content(first))}
      </Loaded>
    </Page>
  );
}

const useFigures = (asked: StatisticsQuery | undefined) =>
  useQuery({
    queryKey: ['statistics', asked ?? null],
    queryFn: asked ? ({ signal }) => fetchJson<StatisticsAnswer>(withQuery(apiPaths.statistics(), asked), { signal }) : skipToken,
    placeholderData: keepPreviousData,
  });

/** Until the association's own are known. */
const SAMLAS_OWN: FigureChoices = { ...USUAL_FIGURES, vocabularies: [...VOCABULARY_NAMES] };
