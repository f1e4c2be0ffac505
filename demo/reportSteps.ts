import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findIntervention } from '../src/interventions/interventionQueries.ts';
import type { AssociationDatabase } from '../src/platform/database/association.ts';
import type { Actor } from '../src/platform/database/transaction.ts';
import type { InterimSection } from '../src/reports/interimReport/interimSections.ts';
import type { ReportFault } from '../src/reports/reportFault.ts';
import { adoptReport } from '../src/reports/reportFilesReport.ts';
import { insertReport, listReportHeads } from '../src/reports/reportQueries.ts';
import { saveSectionText } from '../src/reports/sectionTextReport.ts';
import { teamPartKey } from '../src/reports/sectionKey.ts';
import { localDate } from '../src/shared/localDate.ts';
import type { Period } from '../src/shared/period.ts';
import type { Result } from '../src/shared/result.ts';
import type { DemoAssociation } from './demoAssociations.ts';
import { demoOperation, type DemoStep } from './demoStep.ts';
import { askTeams } from './reportPlans.ts';

export type DemoReport = {
  readonly period: Period;
  /** Folder of its texts, one file a section. */
  readonly texts: string;
  readonly sections: readonly InterimSection[];
  /** A team that has written its own part, in the file team.md. */
  readonly team?: string;
  /** The day it was begun. */
  readonly begun: string;
  readonly adopted: { readonly day: string; readonly decision: string } | null;
};

/** A report as it came about: begun, written section by section, and adopted or still a draft. */
export function reportSteps({ slug }: DemoAssociation, report: DemoReport): DemoStep[] {
  const by = `coordinator@${slug}.example`;
  const { period, sections, begun, adopted } = report;
  return [
    {
      at: `${begun}T07:15:00Z`,
      by,
      run: (database, actor) =>
        database.write(actor, demoOperation('create report'), async ({ db, now, touched }) => {
          const id = await insertReport(db, period, { now, name: actor.name });
          if (adopted === null) await askTeams(db, slug, id, { now, name: actor.name });
          touched([id]);
        }),
    },
    ...sections.map((section, i): DemoStep => ({
      at: `${begun}T${String(8 + i).padStart(2, '0')}:25:00Z`,
      by,
      async run(database, actor) {
        const markdown = readFileSync(join(import.meta.dirname, 'texts', report.texts, `${section}.md`), 'utf8');
        orThrow(
          await saveSectionText(
            database,
            actor,
            demoOperation('save report text'),
            await reportId(database, actor, period),
            section,
            markdown,
          ),
        );
      },
    })),
    ...(report.team === undefined ? [] : [teamTextStep(report, report.team, `teamleader@${slug}.example`)]),
    ...(adopted === null ? [] : [adoptionStep(period, adopted, by)]),
  ];
}

/** The part that a team writes under the results, in the week after the report was begun. */
const teamTextStep = ({ texts, period, begun }: DemoReport, team: string, by: string): DemoStep => ({
  at: `${begun}T13:05:00Z`,
  by,
  async run(database, actor) {
    const markdown = readFileSync(join(import.meta.dirname, 'texts', texts, 'team.md'), 'utf8');
    const intervention = await database.read(actor, demoOperation('find intervention'), ({ db }) => findIntervention(db, team));
    const key = teamPartKey(intervention?.id ?? '');
    const operation = demoOperation('save report text');
    orThrow(await saveSectionText(database, actor, operation, await reportId(database, actor, period), key, markdown));
  },
});

function adoptionStep(period: Period, { day, decision }: NonNullable<DemoReport['adopted']>, by: string): DemoStep {
  return {
    at: `${day}T14:40:00Z`,
    by,
    async run(database, actor) {
      orThrow(
        await adoptReport(
          database,
          actor,
          demoOperation('adopt report'),
          await reportId(database, actor, period),
          localDate(day),
          decision,
        ),
      );
    },
  };
}

async function reportId(database: AssociationDatabase, actor: Actor, period: Period): Promise<string> {
  const heads = await database.read(actor, demoOperation('find report'), ({ db }) => listReportHeads(db));
  const found = heads.find(({ from, to }) => from === period.from && to === period.to);
  if (!found) throw new Error(`the demo's report ${period.from} is not begun`);
  return found.id;
}

function orThrow(result: Result<unknown, ReportFault>): void {
  if (!result.ok) throw new Error(`the demo's report was refused: ${[result.error.text, ...result.error.details].join(' ')}`);
}
