import type { Count } from './cell.ts';
import type { BeforeAfterTable, CountTable, StatisticsTables } from './statisticsTables.ts';

/** The tables with the names that the command line and the API have always given them. Rows: `nyckel`, `antal`, `kvinnor`, `män`. */
export function statisticsJson(tables: StatisticsTables) {
  return {
    flöde: {
      in_vid_start: tables.flow.inAtStart,
      nya: tables.flow.new,
      avslutade: tables.flow.closed,
      kvar_vid_slut: tables.flow.leftAtEnd,
    },
    deltagare: bySex(tables.workedWith),
    personer: bySex(tables.persons),
    nya: bySex(tables.newOnes),
    avslutade: bySex(tables.closedOnes),
    per_kommun: rows(tables.byMunicipality),
    per_insats: rows(tables.byIntervention),
    remittent_nya: rows(tables.newByReferrer),
    försörjning_nya: rows(tables.newByIncome),
    tid_i_försörjning_nya: rows(tables.newByTimeInSupport),
    ålder_nya: rows(tables.newByAge),
    utbildning_nya: rows(tables.newByEducation),
    avslutsorsak: rows(tables.closedByReason),
    avslutsorsak_rapport: rows(tables.closedByReportRow),
    sysselsättning_före_efter: beforeAfter(tables.occupationBeforeAfter),
    försörjning_före_efter: beforeAfter(tables.incomeBeforeAfter),
    mätbara_avslut: {
      antal: tables.measurableClosings.count,
      andel_procent: tables.measurableClosings.sharePercent,
      medel_månader_i_försörjning: tables.measurableClosings.meanMonthsInSupport,
    },
    genomströmning_månader: {
      antal: tables.throughput.count,
      medel: tables.throughput.mean,
      median: tables.throughput.median,
      medel_utan_längsta: tables.throughput.meanWithoutLongest,
    },
    anonyma_per_år: rows(tables.anonymousByYear),
  };
}

const bySex = (count: Count) => ({ antal: count.total, kvinnor: count.women, män: count.men });
const rows = (table: CountTable) => table.rows.map((row) => ({ nyckel: row.key, ...bySex(row) }));
const beforeAfter = (table: BeforeAfterTable) => table.rows.map((row) => ({ nyckel: row.key, före: row.before, efter: row.after }));
