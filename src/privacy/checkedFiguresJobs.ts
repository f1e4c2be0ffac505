import { economyJson } from '../finance/economyJson.ts';
import { listYears } from '../finance/economyQueries.ts';
import { computeEconomy } from '../finance/economyReport.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import { localDate, yearOf, type LocalDate } from '../shared/localDate.ts';
import { getFigureSettings } from '../statistics/figureSettingQueries.ts';
import { statisticsJson } from '../statistics/statisticsJson.ts';
import { computeStatistics } from '../statistics/statisticsReport.ts';
import type { CheckedFigures } from './checkedFigures.ts';

const YEARS_COUNTED = 3;

/** The tables of all time and of the latest years, and the economy of each year that there is, as the association counts them. */
export async function countCheckedFigures(db: ReadHandle, today: LocalDate): Promise<CheckedFigures> {
  const { ageBands, vocabulary } = await getFigureSettings(db);
  const last = yearOf(today);
  const periods = [{ from: localDate('1900-01-01'), to: lastDayOf(last) }];
  for (let year = last; year > last - YEARS_COUNTED; year -= 1) periods.push({ from: localDate(`${year}-01-01`), to: lastDayOf(year) });
  const counted: { what: string; figures: unknown }[] = [];
  for (const period of periods) {
    const computed = await computeStatistics(db, { period, ageBands, vocabulary });
    if (computed) counted.push({ what: `statistik ${period.from}–${period.to}`, figures: statisticsJson(computed.tables) });
  }
  for (const { year, ledgerUntil } of await listYears(db)) {
    const per = ledgerUntil ?? lastDayOf(year);
    const computed = await computeEconomy(db, year, per);
    if (computed.ok) counted.push({ what: `ekonomi ${year} per ${per}`, figures: economyJson(computed.value.economy) });
  }
  return counted;
}

const lastDayOf = (year: number): LocalDate => localDate(`${year}-12-31`);
