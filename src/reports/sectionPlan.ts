import { err, ok, type Result } from '../shared/result.ts';
import { interventionOf, type SectionKey } from './sectionKey.ts';

/** How far a section has come, as its writers have it. */
export const SECTION_STATUSES = ['open', 'underway', 'review', 'done'] as const;
export type SectionStatus = (typeof SECTION_STATUSES)[number];

/** Who writes a section, until when, and how far it has come. */
export type SectionPlan = { readonly responsibleId: string | null; readonly dueOn: string | null; readonly status: SectionStatus };
export const NO_PLAN: SectionPlan = { responsibleId: null, dueOn: null, status: 'open' };

/** Somebody who may be asked: for the whole report, or for the part of one intervention's team. */
export type Writer = { readonly userId: string; readonly name: string; readonly interventionId: string | null };
export type PlanFault = 'only-status' | 'not-a-writer';

/** Those who may be named for a section: a coordinator for all of them, a team leader for the own team's part. */
export const writersFor = <W extends Pick<Writer, 'interventionId'>>(key: SectionKey, writers: readonly W[]): W[] =>
  writers.filter(({ interventionId }) => interventionId === null || interventionId === interventionOf(key));

/** The team leader tells how far it has come; who writes until when is the coordinator's to say. */
export function decidePlan(
  key: SectionKey,
  before: SectionPlan,
  wanted: SectionPlan,
  by: { readonly isCoordinator: boolean; readonly writers: readonly Writer[] },
): Result<SectionPlan, PlanFault> {
  const isSame = wanted.responsibleId === before.responsibleId && wanted.dueOn === before.dueOn;
  if (!by.isCoordinator) return isSame ? ok(wanted) : err('only-status');
  const isNew = wanted.responsibleId !== null && wanted.responsibleId !== before.responsibleId;
  // Whoever was named earlier stays named, also when the role has ended since.
  if (isNew && !writersFor(key, by.writers).some(({ userId }) => userId === wanted.responsibleId)) return err('not-a-writer');
  return ok(wanted);
}

const PLAN_FIELDS = ['responsibleId', 'dueOn', 'status'] as const satisfies readonly (keyof SectionPlan)[];

export const isSamePlan = (one: SectionPlan, other: SectionPlan): boolean => PLAN_FIELDS.every((field) => one[field] === other[field]);

/** Mine put into theirs, when two have planned the same section: where I changed something from what both began with mine holds, else theirs. */
export const mergePlans = (base: SectionPlan, mine: SectionPlan, theirs: SectionPlan): SectionPlan => ({
  responsibleId: mine.responsibleId === base.responsibleId ? theirs.responsibleId : mine.responsibleId,
  dueOn: mine.dueOn === base.dueOn ? theirs.dueOn : mine.dueOn,
  status: mine.status === base.status ? theirs.status : mine.status,
});

/** Whether a section should have been ready by now. */
export const isLate = ({ dueOn, status }: Pick<SectionPlan, 'dueOn' | 'status'>, today: string): boolean =>
  dueOn !== null && dueOn < today && status !== 'done';
