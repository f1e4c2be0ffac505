import { listInterventions } from '../interventions/interventionQueries.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';
import type { Actor, ReadHandle, Transaction } from '../platform/database/transaction.ts';
import { changedMeanwhile } from '../platform/http/changedMeanwhile.ts';
import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import { localDate } from '../shared/localDate.ts';
import { getFigureSettings } from '../statistics/figureSettingQueries.ts';
import { computeStatistics } from '../statistics/statisticsReport.ts';
import { interimContent, reportEconomy } from './interimReport/interimContentReport.ts';
import { missingIn, type Missing } from './interimReport/interimMissing.ts';
import { INTERIM_SECTIONS } from './interimReport/interimSections.ts';
import {
  isCoordinator,
  mustFindReport,
  recordedByOf,
  recordedNames,
  refusal,
  reportTitle,
  shownReport,
  type Names,
  type ReportPeople,
} from './shownReport.ts';
import { reportContradictions, textContradictions } from './contradictionsReport.ts';
import { liveEconomy } from './liveEconomy.ts';
import { liveNow } from './liveFiguresReport.ts';
import { alreadyAdopted } from './reportFault.ts';
import { findEarlierSectionText, listSectionTexts, lockReport, type ReportHead, type SectionText } from './reportQueries.ts';
import { findDraft } from './sectionDraftQueries.ts';
import { interventionOf, readSectionKey, teamPartKey, type SectionKey } from './sectionKey.ts';
import { decidePlan, isSamePlan, NO_PLAN, type Writer } from './sectionPlan.ts';
import { findPlan, insertPlan, listPlans, updatePlan, type StoredPlan } from './sectionPlanQueries.ts';
import { getSection, listSections, savePlan, saveSection, type ListedSection, type ReportSection } from './sectionsApi.ts';
import { saveSectionText } from './sectionTextReport.ts';

/** The sections of a report: who writes them until when, and what they say. A team leader has the own team's part and nothing else. */
export const sectionsRoutes = (people: ReportPeople): Route[] => [
  route(listSections, ({ params, database, actor, operation }) =>
    database.read(actor, operation, async (tx) => {
      const { db, now, today, touched } = tx;
      const head = await mustFindReport(db, params.id);
      touched([head.id]);
      const { sections, writers, unasked } = await listed(db, actor, head, people);
      const titles = new Map(sections.map(({ section, title }) => [section, title]));
      const period = { from: localDate(head.from), to: localDate(head.to) };
      const content = isCoordinator(actor)
        ? await interimContent(db, { id: head.id, period, association: database.entry.name }, null, now)
        : undefined;
      const missing =
        head.adoptedAt !== null
          ? []
          : content
            ? missingIn(content, today)
            : sections.flatMap(({ section, saved }): Missing[] => (saved === null ? [{ code: 'text', section: mustRead(section) }] : []));
      return {
        revision: head.revision,
        sections,
        missing: missing.map((one) => ({ ...one, title: titles.get(one.section) ?? '' })),
        contradictions:
          content && head.adoptedAt === null
            ? reportContradictions(content).map((one) => ({ ...one, title: titles.get(one.section) ?? '' }))
            : [],
        writers: writers.map((one) => ({ ...one })),
        unasked,
      };
    }),
  ),
  route(getSection, ({ params, database, actor, operation }) =>
    database.read(actor, operation, (tx) => sectionAnswer(tx, database, params.id, mustRead(params.section), people)),
  ),
  route(saveSection, async ({ params, body, ...asked }) => {
    const { database, actor, operation } = asked;
    const section = mustRead(params.section);
    if (!isCoordinator(actor) && interventionOf(section) === undefined) throw notFound('Avsnittet');
    const saved = await saveSectionText(database, actor, operation, params.id, section, body.markdown, body.version);
    if (!saved.ok) throw await refusal(saved.error, params.id, asked, people);
    return database.read(actor, operation, (tx) => sectionAnswer(tx, database, params.id, section, people));
  }),
  route(savePlan, ({ params, body: { version, ...wanted }, database, actor, operation }) =>
    database.write(actor, operation, async ({ db, now, touched, noted }) => {
      const key = mustRead(params.section);
      const head = await mustFindReport(db, params.id);
      const intervention = interventionOf(key);
      const isKnown = intervention === undefined || (await listInterventions(db)).some(({ id }) => id === intervention);
      if (!isKnown || (!isCoordinator(actor) && !(await findPlan(db, head.id, key)))) throw notFound('Avsnittet');
      await lockReport(db, head.id);
      // Read after the wait: it may have been adopted or planned meanwhile.
      if ((await mustFindReport(db, head.id)).adoptedAt !== null) throw planRefused('adopted');
      const before = await findPlan(db, head.id, key);
      const isSame = before !== undefined && isSamePlan(before, wanted);
      // Whose page is old is told so first: what it holds is compared, not judged.
      if (!isSame && before && before.version !== version) {
        const names = await recordedNames(db, actor, people, head.id, [before.changedBy]);
        const recordedBy = names.get(before.changedBy) ?? before.changedBy;
        throw changedMeanwhile('Planen för avsnittet', { recordedAt: before.changedAt, recordedBy });
      }
      const writers = isCoordinator(actor) ? await people.writers(db) : [];
      const decided = decidePlan(key, before ?? NO_PLAN, wanted, { isCoordinator: isCoordinator(actor), writers });
      if (!decided.ok) throw planRefused(decided.error);
      touched([head.id]);
      noted({ section: key, status: decided.value.status });
      const by = { now, name: actor.name };
      const isSaved = before
        ? isSame || (await updatePlan(db, head.id, key, before.version, decided.value, by, isCoordinator(actor)))
        : await insertPlan(db, head.id, key, decided.value, by);
      if (!isSaved) throw new Error('a plan changed though its report is locked');
      const after = (await listed(db, actor, head, people)).sections.find(({ section }) => section === key);
      if (!after) throw new Error('a section that was just planned is not there');
      return after;
    }),
  ),
];

/** The contract lets nothing else through. */
function mustRead(text: string): SectionKey {
  const key = readSectionKey(text);
  if (key === undefined) throw notFound('Avsnittet');
  return key;
}

function planRefused(code: 'adopted' | 'only-status' | 'not-a-writer'): HttpFault {
  if (code === 'adopted') {
    const adopted = alreadyAdopted();
    return new HttpFault(409, code, adopted.ok ? '' : adopted.error.text);
  }
  return code === 'only-status'
    ? new HttpFault(422, code, 'Vem som skriver och till när bestämmer samordnaren. Du kan ändra hur långt delen har kommit.')
    : new HttpFault(422, code, 'Den personen kan inte skriva i avsnittet. Välj en samordnare, eller verksamhetsledaren för teamets del.');
}

type Listed = { sections: ListedSection[]; writers: readonly Writer[]; unasked: { id: string; name: string }[] };

async function listed(db: ReadHandle, actor: Actor, head: ReportHead, people: ReportPeople): Promise<Listed> {
  const texts = new Map((await listSectionTexts(db, head.id)).map((text) => [text.section, text]));
  const plans = new Map((await listPlans(db, head.id)).map((plan) => [plan.section, plan]));
  const names = await recordedNames(
    db,
    actor,
    people,
    head.id,
    [...texts.values()].map(({ savedBy }) => savedBy),
  );
  const responsible = await people.namesOfUsers(
    db,
    [...plans.values()].flatMap(({ responsibleId }) => (responsibleId === null ? [] : [responsibleId])),
  );
  const shown = (key: SectionKey, title: string): ListedSection => {
    const text = texts.get(key);
    const isWritten = text !== undefined && text.markdown.trim() !== '';
    return {
      section: key,
      title,
      isTeamPart: interventionOf(key) !== undefined,
      version: text?.version ?? 0,
      saved: isWritten ? savedOf(text, names) : null,
      plan: shownPlan(plans.get(key), responsible),
    };
  };
  const interventions = await listInterventions(db);
  const parts = interventions.filter(({ id }) => plans.has(teamPartKey(id))).map(({ id, name }) => shown(teamPartKey(id), name));
  if (!isCoordinator(actor)) return { sections: parts, writers: [], unasked: [] };
  return {
    sections: INTERIM_SECTIONS.flatMap(({ key, title }) => [shown(key, title), ...(key === 'results' ? parts : [])]),
    writers: await people.writers(db),
    unasked: interventions.filter(({ id }) => !plans.has(teamPartKey(id))),
  };
}

const shownPlan = (plan: StoredPlan | undefined, responsible: Names): ListedSection['plan'] => ({
  version: plan?.version ?? 0,
  responsible:
    plan === undefined || plan.responsibleId === null
      ? null
      : { id: plan.responsibleId, name: responsible.get(plan.responsibleId) ?? plan.responsibleId },
  dueOn: plan?.dueOn ?? null,
  status: plan?.status ?? 'open',
});

const savedOf = (text: Pick<SectionText, 'savedAt' | 'savedBy'>, names: Names) => ({
  at: text.savedAt.toISOString(),
  by: names.get(text.savedBy) ?? text.savedBy,
});

async function sectionAnswer(
  { db, actor, touched }: Pick<Transaction<ReadHandle>, 'db' | 'actor' | 'touched'>,
  database: AssociationDatabase,
  id: string,
  key: SectionKey,
  people: ReportPeople,
): Promise<ReportSection> {
  const head = await mustFindReport(db, id);
  const section = (await listed(db, actor, head, people)).sections.find((one) => one.section === key);
  if (!section) throw notFound('Avsnittet');
  touched([head.id]);
  const text = (await listSectionTexts(db, head.id)).find((one) => one.section === key);
  const before = await findEarlierSectionText(db, head.id, key);
  const recordedBy = [...recordedByOf(head), ...(text ? [text.savedBy] : [])];
  const names = await recordedNames(db, actor, people, head.id, recordedBy);
  const period = { from: localDate(head.from), to: localDate(head.to) };
  const settings = await getFigureSettings(db);
  const figures = await computeStatistics(db, { period, ...settings, intervention: section.isTeamPart ? section.title : undefined });
  if (!figures) throw new Error('the intervention of a part is not there');
  // A team's part is its leader's too, who has no right to the economy.
  const economy = isCoordinator(actor) && !section.isTeamPart ? await reportEconomy(db, period) : undefined;
  return {
    report: shownReport(head, names),
    section: key,
    title: section.title,
    isTeamPart: section.isTeamPart,
    version: section.version,
    markdown: text?.markdown ?? '',
    saved: text ? savedOf(text, names) : null,
    plan: section.plan,
    before: before ? { id: before.id, report: reportTitle(before), markdown: before.markdown } : null,
    live: liveNow(figures, period, settings.ageBands, economy),
    contradictions: textContradictions(text?.markdown ?? '', [figures.tables], economy && liveEconomy(economy)).map((one) => ({
      ...one,
      section: key,
      title: section.title,
    })),
    draft: (await findDraft(db, { reportId: head.id, section: key, userId: actor.userId ?? '' })) ?? null,
    deviceKey: (await database.cipher()).index(`drafts on the devices of ${actor.userId ?? ''}`).toString('base64'),
  };
}
