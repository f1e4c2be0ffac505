import { holdsIdentityNumber } from '../shared/identityNumber.ts';
import { addDays, dayOf, localDate, parseLocalDate, yearOf, type LocalDate } from '../shared/localDate.ts';
import { ore, type Ore } from '../shared/money.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { RowFault } from '../shared/rowFault.ts';
import type { BudgetFileLine } from './budgetLine.ts';

/** The columns of budget.csv. */
export const BUDGET_COLUMNS = [
  'budgetpost',
  'grupp',
  'slag',
  'från',
  'till',
  'årsbudget_kr',
  'prognos_kr',
  'bokslut_föregående_år_kr',
  'objekt',
] as const;
export type BudgetColumn = (typeof BUDGET_COLUMNS)[number];
export type BudgetRow = BudgetFileLine & { readonly line: number };

const AMOUNT = /^([+\-−–]?)(\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+|\d+)(?:,(\d{1,2}))?$/;

/**
 * Kronor as an economy office writes them: decimal comma, spaces between thousands allowed, minus as `-`, `−` or `–`.
 * @returns whole öre, or undefined when the text is no amount.
 */
export function parseKronor(text: string): Ore | undefined {
  const match = AMOUNT.exec(text.trim());
  if (!match) return undefined;
  const [, sign, whole = '', decimals = ''] = match;
  const amount = Number(whole.replaceAll(/\D/g, '')) * 100 + Number(decimals.padEnd(2, '0'));
  return Number.isSafeInteger(amount) ? ore(sign === '' || sign === '+' ? amount : -amount) : undefined;
}

/** Reads one row of a year's budget; `cell` gives a column's trimmed text. All faults of the row at once. */
export function readBudgetRow(line: number, cell: (column: BudgetColumn) => string, year: number): Result<BudgetRow, RowFault[]> {
  const faults: RowFault[] = [];
  const fault = (column: BudgetColumn, reason: string, mend: string): undefined => {
    faults.push({ line, column, reason, mend });
    return undefined;
  };
  const kronor = (column: BudgetColumn, empty: Ore | undefined): Ore | undefined => {
    const text = cell(column);
    if (text === '' && empty !== undefined) return empty;
    return (
      parseKronor(text) ??
      fault(
        column,
        text === '' ? 'beloppet saknas' : `"${text}" är inte ett belopp i kronor`,
        'skriv till exempel -1268500 eller -404 481,41',
      )
    );
  };
  const day = (column: 'från' | 'till'): LocalDate | undefined => {
    const date = parseLocalDate(cell(column));
    if (date === undefined) return fault(column, `"${cell(column)}" är inte en dag i kalendern`, 'skriv ÅÅÅÅ-MM-DD');
    if (yearOf(date) !== year)
      return fault(column, `${date} ligger inte i budgetåret ${year}`, 'rätta dagen, eller importera filen med rätt år');
    return date;
  };
  const name = cell('budgetpost');
  if (name === '') fault('budgetpost', 'budgetpostens namn saknas', 'skriv ett namn');
  // Names are printed in the report, which is an official document.
  const yearEnd = localDate(`${year}-12-31`);
  for (const column of ['budgetpost', 'grupp'] as const)
    if (holdsIdentityNumber(cell(column), yearEnd))
      fault(column, 'namnet ser ut att innehålla ett identitetsnummer', 'ta bort det, namnet trycks i rapporten');
  const kind = KINDS[cell('slag').toLowerCase()];
  if (!kind) fault('slag', `"${cell('slag')}" är varken intäkt eller kostnad`, 'skriv intäkt (medel från huvudmännen) eller kostnad');
  const from = day('från');
  const to = day('till');
  if (from !== undefined && dayOf(from) !== 1)
    fault('från', `${from} är inte den första i en månad`, 'budgetposter löper hela månader: skriv månadens första dag');
  if (to !== undefined && dayOf(addDays(to, 1)) !== 1)
    fault('till', `${to} är inte den sista i en månad`, 'budgetposter löper hela månader: skriv månadens sista dag');
  if (from !== undefined && to !== undefined && to < from)
    fault('till', `posten slutar (${to}) innan den börjar (${from})`, 'rätta den dag som är fel');
  const yearAmount = kronor('årsbudget_kr', undefined);
  const forecast = kronor('prognos_kr', ore(0));
  const lastYearOutcome = kronor('bokslut_föregående_år_kr', ore(0));
  if (
    faults.length > 0 ||
    !kind ||
    from === undefined ||
    to === undefined ||
    yearAmount === undefined ||
    forecast === undefined ||
    lastYearOutcome === undefined
  )
    return err(faults);
  const project = cell('objekt') === '' ? null : cell('objekt');
  return ok({ line, name, group: cell('grupp'), kind, runs: { from, to }, yearAmount, forecast, lastYearOutcome, project });
}

const KINDS: Readonly<Record<string, BudgetFileLine['kind']>> = { intäkt: 'income', kostnad: 'cost' };

/** A budget line's name and its object are its own within the year. */
export function faultsBetweenBudgetRows(rows: readonly BudgetRow[]): RowFault[] {
  const faults: RowFault[] = [];
  const names = new Map<string, number>();
  const projects = new Map<string, number>();
  for (const { line, name, project } of rows) {
    const sameName = names.get(name);
    if (sameName !== undefined)
      faults.push({ line, column: 'budgetpost', reason: `samma namn som på rad ${sameName}`, mend: 'ge posterna olika namn' });
    else names.set(name, line);
    if (project === null) continue;
    const sameProject = projects.get(project);
    if (sameProject !== undefined)
      faults.push({
        line,
        column: 'objekt',
        reason: `samma objekt som på rad ${sameProject}`,
        mend: 'låt varje objekt höra till en enda post',
      });
    else projects.set(project, line);
  }
  return faults;
}
