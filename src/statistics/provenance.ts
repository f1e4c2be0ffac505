import type { CountTable, StatisticsTables } from './statisticsTables.ts';

/** What a table counts: its population, how many that is, and how many of them lack the value. */
export type TableProvenance = {
  readonly table: string;
  readonly population: 'worked_with' | 'new' | 'closed' | 'anonymous' | 'flow' | 'persons';
  readonly n: number;
  readonly missing: number;
};

/** For every table of `tabeller`, under its name there. */
export function provenanceOf(tables: StatisticsTables): TableProvenance[] {
  const of = (table: string, { population, n, missing }: CountTable): TableProvenance => ({ table, population, n, missing });
  const whole = (table: string, population: TableProvenance['population'], n: number, missing = 0): TableProvenance => ({
    table,
    population,
    n,
    missing,
  });
  const { occupationBeforeAfter: occupation, incomeBeforeAfter: income, measurableClosings } = tables;
  return [
    whole('flöde', 'flow', tables.workedWith.total),
    whole('deltagare', 'worked_with', tables.workedWith.total),
    whole('personer', 'persons', tables.persons.total),
    whole('nya', 'new', tables.newOnes.total),
    whole('avslutade', 'closed', tables.closedOnes.total),
    of('per_kommun', tables.byMunicipality),
    of('per_insats', tables.byIntervention),
    of('remittent_nya', tables.newByReferrer),
    of('försörjning_nya', tables.newByIncome),
    of('tid_i_försörjning_nya', tables.newByTimeInSupport),
    of('ålder_nya', tables.newByAge),
    of('utbildning_nya', tables.newByEducation),
    of('avslutsorsak', tables.closedByReason),
    of('avslutsorsak_rapport', tables.closedByReportRow),
    whole('sysselsättning_före_efter', 'closed', occupation.n, Math.max(occupation.missing.before, occupation.missing.after)),
    whole('försörjning_före_efter', 'closed', income.n, Math.max(income.missing.before, income.missing.after)),
    whole('mätbara_avslut', 'closed', tables.closedOnes.total, measurableClosings.monthsUnknown),
    whole('genomströmning_månader', 'closed', tables.throughput.count),
    of('anonyma_per_år', tables.anonymousByYear),
  ];
}
