import type { Session } from '../../access/sessionApi.ts';
import { chosenEconomy, readEconomySearch, readVoucherSearch, type EconomyForm, type EconomyYear } from '../../finance/ui/economySearch.ts';
import { listQuestion, readListView } from '../../participants/ui/listView.ts';
import { localDate, yearOf } from '../../shared/localDate.ts';
import { questionsOf } from '../../statistics/ui/figureQuestions.ts';
import { readFigureSearch } from '../../statistics/ui/figureSearch.ts';
import { apiPaths, withQuery } from '../paths.ts';
import { askBefore } from '../ui-kit/fetchJson.ts';
import type { Language } from '../ui-kit/language.ts';
import { figuresFor, isCoordinator, reportsFor, type MenuPage } from './navigation.ts';
import type { ListedPage } from './pageList.ts';

type Here = {
  readonly session: Session;
  readonly language: Language;
  readonly search: Readonly<Record<string, string>>;
  readonly params: Readonly<Record<string, string>>;
};
type Asked = {
  /** Whose menu has the page; who has not is told so and asks nothing. */
  readonly of: MenuPage | undefined;
  readonly ask: (here: Here) => void | Promise<void>;
};

/** Addresses that the page asks all at once. */
const asks = (of: MenuPage | undefined, paths: (here: Here) => readonly string[]): Asked => ({
  of,
  ask(here) {
    for (const path of paths(here)) void askBefore(path);
  },
});

/** The years of the economy, and then what is asked of the one that will be shown. */
const ofYear = (paths: (chosen: EconomyForm, here: Here) => readonly string[]): Asked => ({
  of: 'economy',
  async ask(here) {
    const { years } = await askBefore<{ readonly years: readonly EconomyYear[] }>(apiPaths.economyYears());
    const chosen = chosenEconomy(readEconomySearch(here.search), years);
    if (chosen) for (const path of paths(chosen, here)) void askBefore(path);
  },
});
const economyOf = (chosen: EconomyForm, { language }: Here): string => withQuery(apiPaths.economy(), { ...chosen, language });

/**
 * What each page asks when it is the first one. A page that is not here, or asks something else after all, asks when it is shown.
 * Each is what the page itself asks, to the letter: an end-to-end test finds what is asked twice.
 */
export const FIRST_QUESTIONS: { readonly [P in ListedPage]?: Asked } = {
  figures: asks('figures', ({ session, search, language }) => {
    const { first, second } = questionsOf(readFigureSearch(search), localDate(session.today), language);
    return [
      withQuery(apiPaths.statistics(), first),
      ...(second ? [withQuery(apiPaths.statistics(), second)] : []),
      apiPaths.figureChoices(),
      apiPaths.savedViews(),
      ...(figuresFor(session) === 'association' ? [] : [apiPaths.interventions()]),
    ];
  }),
  economy: ofYear((chosen, here) => [economyOf(chosen, here)]),
  mapping: ofYear((chosen) => [withQuery(apiPaths.budget(), { year: chosen.year }), withQuery(apiPaths.mapping(), chosen)]),
  forecasts: ofYear((chosen, here) => [withQuery(apiPaths.budget(), { year: chosen.year }), economyOf(chosen, here)]),
  budget: {
    of: 'economy',
    async ask({ session, search }) {
      const { year = yearOf(localDate(session.today)) } = readEconomySearch(search);
      void askBefore(apiPaths.economyYears());
      const { version } = await askBefore<{ readonly version: number }>(withQuery(apiPaths.budget(), { year }));
      if (version > 0) void askBefore(withQuery(apiPaths.budgetHistory(), { year }));
    },
  },
  vouchers: asks('economy', ({ search }) => {
    const asked = readVoucherSearch(search);
    return [asked ? withQuery(apiPaths.vouchers(), asked) : apiPaths.economyYears()];
  }),
  reports: asks('reports', () => [apiPaths.reports()]),
  report: asks('reports', ({ params: { id = '' } }) => [apiPaths.report(id)]),
  reportSection: asks('reports', ({ session, params: { id = '', section = '' } }) =>
    reportsFor(session) === 'adopted' ? [] : [apiPaths.reportSection(id, section)],
  ),
  newReport: asks('reports', ({ session }) => (isCoordinator(session) ? [apiPaths.interventions()] : [])),
  users: asks('users', () => [apiPaths.users()]),
  inviteUser: asks('users', () => [apiPaths.users()]),
  user: asks('users', ({ params: { id = '' } }) => [apiPaths.user(id)]),
  approvals: asks('approvals', () => [apiPaths.approvals()]),
  sessions: asks(undefined, () => [apiPaths.sessions()]),
  participants: {
    of: 'participants',
    ask({ search }) {
      void askBefore(apiPaths.participantChoices());
      void askBefore(apiPaths.participantSearch(), { method: 'POST', body: listQuestion(readListView(search)) });
    },
  },
  newParticipant: asks('participants', () => [apiPaths.participantChoices()]),
  participant: asks('participants', ({ params: { id = '' } }) => [apiPaths.participant(id)]),
  logChecks: asks('logChecks', () => [apiPaths.logSamples()]),
  logSample: asks('logChecks', ({ params: { id = '' } }) => [apiPaths.logSample(id)]),
  subjectAccess: asks('subjectAccess', () => [apiPaths.subjectRequests()]),
  subjectRequest: asks('subjectAccess', ({ params: { id = '' } }) => [apiPaths.subjectRequest(id)]),
  retention: asks('retention', ({ session }) => [
    apiPaths.retention(),
    withQuery(apiPaths.dueRecords(), { day: session.today }),
    apiPaths.weedings(),
    apiPaths.archives(),
  ]),
  retentionRule: asks('retention', ({ params: { id = '' } }) => [apiPaths.retentionRule(id)]),
  ownReadings: asks('ownReadings', () => [apiPaths.ownReadings()]),
  decisions: asks('decisions', () => [apiPaths.decisions()]),
  backups: asks('backups', () => [apiPaths.backups()]),
  weeding: asks('retention', ({ params: { id = '' } }) => [apiPaths.weeding(id)]),
  dueParticipations: asks('dueParticipations', ({ session }) => [
    withQuery(apiPaths.dueParticipations(), { day: session.today }),
    apiPaths.archives(),
  ]),
  readings: asks('participants', ({ params: { id = '' } }) => [apiPaths.readings(id)]),
  interventions: asks('interventions', () => [apiPaths.interventionRecords()]),
  newIntervention: asks('interventions', ({ session }) => (isCoordinator(session) ? [apiPaths.interventionRecords()] : [])),
  intervention: asks('interventions', ({ params: { id = '' } }) => [apiPaths.intervention(id)]),
  imports: asks('imports', () => [apiPaths.imports()]),
  import: asks('imports', ({ params: { id = '' } }) => [apiPaths.import(id)]),
  parties: asks('parties', () => [apiPaths.parties()]),
  settings: asks('settings', () => [
    apiPaths.profileSetting(),
    apiPaths.rolesSetting(),
    apiPaths.thresholdsSetting(),
    apiPaths.economySetting(),
    apiPaths.figuresSetting(),
    apiPaths.figureChoices(),
    apiPaths.vocabularySettings(),
  ]),
};
