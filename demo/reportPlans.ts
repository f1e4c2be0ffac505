import { findIntervention } from '../src/interventions/interventionQueries.ts';
import type { AssociationDatabase } from '../src/platform/database/association.ts';
import type { WriteHandle } from '../src/platform/database/transaction.ts';
import type { InterimSection } from '../src/reports/interimReport/interimSections.ts';
import { listReportHeads } from '../src/reports/reportQueries.ts';
import { teamPartKey, type SectionKey } from '../src/reports/sectionKey.ts';
import { NO_PLAN, type SectionStatus } from '../src/reports/sectionPlan.ts';
import { findPlan, insertPlan, updatePlan } from '../src/reports/sectionPlanQueries.ts';
import type { DemoAssociation } from './demoAssociations.ts';
import { demoOperation } from './demoStep.ts';

type Planned = { readonly section: InterimSection | { readonly team: string }; readonly dueOn: string; readonly status: SectionStatus };

/** How the draft that is under way is planned; a team that is named is asked for a part of its own. */
const DRAFT_PLAN: Readonly<Record<DemoAssociation['slug'], readonly Planned[]>> = {
  norra: [
    { section: 'purpose', dueOn: '2026-09-11', status: 'done' },
    { section: 'goals', dueOn: '2026-09-18', status: 'review' },
    { section: 'results', dueOn: '2026-12-04', status: 'underway' },
    { section: { team: 'Silvervägen' }, dueOn: '2026-11-20', status: 'review' },
    { section: { team: 'Ungdomsspåret' }, dueOn: '2026-12-01', status: 'open' },
    { section: 'economy', dueOn: '2026-12-04', status: 'underway' },
  ],
  sodra: [],
};

const keyOf = async (db: WriteHandle, section: Planned['section']): Promise<SectionKey> => {
  if (typeof section === 'string') return section;
  const found = await findIntervention(db, section.team);
  if (!found) throw new Error(`the demo has no team ${section.team}`);
  return teamPartKey(found.id);
};

/** Asks the teams for their parts, when the draft is begun. */
export async function askTeams(
  db: WriteHandle,
  slug: DemoAssociation['slug'],
  reportId: string,
  by: { readonly now: Date; readonly name: string },
): Promise<void> {
  for (const { section } of DRAFT_PLAN[slug])
    if (typeof section !== 'string') await insertPlan(db, reportId, await keyOf(db, section), NO_PLAN, by);
}

/** Names who writes until when, now that there are users: the coordinator, and the team leader for the own team's part. */
export async function planDraft(
  database: AssociationDatabase,
  slug: DemoAssociation['slug'],
  users: { readonly coordinator: string; readonly teamLeader: string; readonly team: string },
): Promise<void> {
  const actor = { family: 'figures', role: 'coordinator', userId: users.coordinator, name: `coordinator@${slug}.example` } as const;
  await database.write(actor, demoOperation('plan report'), async ({ db, now, touched }) => {
    const draft = (await listReportHeads(db)).find(({ adoptedAt }) => adoptedAt === null);
    if (!draft) return;
    touched([draft.id]);
    for (const { section, dueOn, status } of DRAFT_PLAN[slug]) {
      const key = await keyOf(db, section);
      const isOwn = typeof section !== 'string' && section.team === users.team;
      const responsibleId = typeof section === 'string' ? users.coordinator : isOwn ? users.teamLeader : null;
      const plan = { responsibleId, dueOn, status };
      const before = await findPlan(db, draft.id, key);
      const by = { now, name: actor.name };
      if (before) await updatePlan(db, draft.id, key, before.version, plan, by, true);
      else await insertPlan(db, draft.id, key, plan, by);
    }
  });
}
