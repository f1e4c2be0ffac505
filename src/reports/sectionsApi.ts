import { Type, type Static } from 'typebox';
import type { Contract } from '../platform/http/contract.ts';
import { Day, nullable, object, Uuid } from '../platform/http/schemas.ts';
import { ECONOMY_FIGURES } from '../finance/economyParts.ts';
import { CONTRADICTED_FIGURES } from './contradictions.ts';
import { MISSING_CODES } from './interimReport/interimMissing.ts';
import { LIVE_FIGURES } from './liveFigure.ts';
import { Report } from './reportsApi.ts';
import { SECTION_KEY_PATTERN } from './sectionKey.ts';
import { SECTION_STATUSES } from './sectionPlan.ts';

/** The coordinator has the whole report, a team leader the own team's part. */
export const roles = ['coordinator', 'team_leader'] as const;
const Section = Type.String({
  pattern: SECTION_KEY_PATTERN,
  maxLength: 60,
  description: 'key of a section, or results- and the key of an intervention',
});
export const Moment = Type.String({ format: 'date-time' });
export const version = Type.Integer({ minimum: 0, maximum: 1_000_000 });
export const Saved = object({ at: Moment, by: Type.String() });
const Person = object({ id: Uuid, name: Type.String() });
export const sectionParams = object({ id: Uuid, section: Section });

const Plan = object({
  /** 0 while nothing is planned. */
  version,
  responsible: nullable(Person),
  dueOn: nullable(Day),
  status: Type.Enum(SECTION_STATUSES),
});
const Contradiction = object({
  section: Section,
  title: Type.String(),
  /** As it stands in the text: "82 deltagare". */
  words: Type.String(),
  figure: Type.Enum([...CONTRADICTED_FIGURES, 'amount']),
  /** What the figures say; of an amount, thousands of kronor. */
  is: Type.Number(),
  /** Of an amount: which budget line or group, '' for the sum of all, and which of its figures. */
  economy: Type.Optional(object({ part: Type.String(), figure: Type.Enum(ECONOMY_FIGURES) })),
});
const ListedSection = object({
  section: Section,
  title: Type.String(),
  isTeamPart: Type.Boolean(),
  version,
  saved: nullable(Saved),
  plan: Plan,
});
export type ListedSection = Static<typeof ListedSection>;

export const ReportSections = object({
  /** Names the state that was read to who adopts it. */
  revision: version,
  sections: Type.Array(ListedSection),
  missing: Type.Array(object({ code: Type.Enum(MISSING_CODES), section: Section, title: Type.String() })),
  /** Numbers in the texts that the figures contradict. */
  contradictions: Type.Array(Contradiction),
  /** For a coordinator: who may be named, and the interventions whose teams are not asked for a part. */
  writers: Type.Array(object({ userId: Uuid, name: Type.String(), interventionId: nullable(Uuid) })),
  unasked: Type.Array(Person),
});
export type ReportSections = Static<typeof ReportSections>;
export const listSections = {
  operationId: 'listSections',
  purpose: 'report',
  method: 'GET',
  path: '/api/reports/{id}/sections',
  summary: 'The sections of a report with who writes them until when, and what the report lacks; a team leader sees the own part',
  roles,
  params: object({ id: Uuid }),
  answer: { status: 200, schema: ReportSections },
  faults: [404],
} as const satisfies Contract;

export const ReportSection = object({
  report: Report,
  section: Section,
  title: Type.String(),
  isTeamPart: Type.Boolean(),
  version,
  markdown: Type.String(),
  saved: nullable(Saved),
  plan: Plan,
  /** What the same section said in the report before, where there is one. */
  before: nullable(object({ id: Uuid, report: Type.String(), markdown: Type.String() })),
  /** Figures and tables that the text may name, by their addresses, with what they say now. */
  live: object({
    figures: Type.Array(object({ key: Type.Enum(LIVE_FIGURES), href: Type.String(), value: Type.String() })),
    tables: Type.Array(object({ href: Type.String(), caption: Type.String() })),
    /** Of the year and up to the day; null in a team's part, and for whoever has no right to the economy. */
    economy: nullable(
      object({
        year: Type.Integer(),
        per: Day,
        parts: Type.Array(
          object({
            of: Type.Enum(['total', 'group', 'line']),
            lineId: nullable(Uuid),
            name: Type.String(),
            figures: Type.Array(object({ figure: Type.Enum(ECONOMY_FIGURES), href: Type.String(), value: Type.String() })),
          }),
        ),
      }),
    ),
  }),
  contradictions: Type.Array(Contradiction),
  /** What the asker has under hand and not saved yet. */
  draft: nullable(object({ version, baseVersion: version, markdown: Type.String(), savedAt: Moment })),
  /** Key (AES-256, base64) for drafts that the asker's browser keeps: the same for one user, and given to a live session alone. */
  deviceKey: Type.String(),
});
export type ReportSection = Static<typeof ReportSection>;
export const getSection = {
  operationId: 'getSection',
  purpose: 'report',
  method: 'GET',
  path: '/api/reports/{id}/sections/{section}',
  summary: 'What a section says, and what it said in the report before',
  roles,
  params: sectionParams,
  answer: { status: 200, schema: ReportSection },
  faults: [404],
} as const satisfies Contract;

export const saveSection = {
  operationId: 'saveSection',
  purpose: 'report',
  method: 'PUT',
  path: '/api/reports/{id}/sections/{section}',
  summary: 'Saves what a section says, in Markdown, as a new version of the one that was written on',
  roles,
  params: sectionParams,
  body: object({ version, markdown: Type.String({ maxLength: 250_000 }) }),
  answer: { status: 200, schema: ReportSection },
  faults: [404, 409, 422],
} as const satisfies Contract;

export const savePlan = {
  operationId: 'saveSectionPlan',
  purpose: 'report',
  method: 'PUT',
  path: '/api/reports/{id}/sections/{section}/plan',
  summary: 'Says who writes a section until when and how far it has come; a team leader the last of it. Asks a team for its part',
  roles,
  params: sectionParams,
  body: object({ version, responsibleId: nullable(Uuid), dueOn: nullable(Day), status: Type.Enum(SECTION_STATUSES) }),
  answer: { status: 200, schema: ListedSection },
  faults: [404, 409, 422],
} as const satisfies Contract;
