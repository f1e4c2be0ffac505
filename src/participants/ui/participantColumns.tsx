import type { TFunction } from 'i18next';
import { pagePaths } from '../../web/paths.ts';
import type { Column } from '../../web/ui-kit/DataTable.tsx';
import { LIST_COLUMNS, type ListColumn } from '../participantFilter.ts';
import type { ListedParticipation } from '../participantSearchApi.ts';
import { codeText, supportText } from './codeText.ts';
import { whoText } from './whoText.ts';

const NUMERIC: readonly ListColumn[] = ['birthYear', 'supportMonths'];
const USUAL: readonly ListColumn[] = ['name', 'birthYear', 'municipality', 'referrer', 'enrolled'];
const OF_THE_END: readonly ListColumn[] = ['closed', 'closingReason'];

/** The columns of the list; those not shown at first can be chosen. */
export function participantColumns(
  slug: string,
  { hasEnded, hasSeveral }: { readonly hasEnded: boolean; readonly hasSeveral: boolean },
  t: TFunction<'participants'>,
): readonly Column<ListedParticipation>[] {
  const isShown = (key: ListColumn): boolean =>
    USUAL.includes(key) || (key === 'intervention' ? hasSeveral : hasEnded && OF_THE_END.includes(key));
  const worker: Column<ListedParticipation> = {
    key: 'worker',
    text: t('caseload.as.team_member'),
    cell: ({ worker: name }) => name ?? <span className="quiet">–</span>,
  };
  const known = LIST_COLUMNS.map((key): Column<ListedParticipation> => ({
    key,
    text: t(`field.${key}`),
    sortable: true,
    numeric: NUMERIC.includes(key),
    hidden: !isShown(key),
    cell: (row) => {
      if (key === 'name') return <a href={pagePaths.participant(slug, row.participationId)}>{whoText(row, t)}</a>;
      const text = cellText(key, row, t);
      return text === '' ? <span className="quiet">–</span> : text;
    },
  }));
  return [...known, worker];
}

function cellText(key: Exclude<ListColumn, 'name'>, row: ListedParticipation, t: TFunction<'participants'>): string {
  const incomes = (codes: readonly string[]): string => codes.map((code) => codeText('income', code, t)).join(', ');
  switch (key) {
    case 'birthYear':
      return row.birthYear?.toString() ?? '';
    case 'sex':
      return t(`sex.${row.sex}`);
    case 'enrolled':
      return row.enrolled ?? row.anonymousYear?.toString() ?? '';
    case 'closingReason':
    case 'education':
    case 'referrer':
      return codeText(key, row[key], t);
    case 'occupationAtStart':
    case 'occupationAtEnd':
      return codeText('occupation', row[key], t);
    case 'incomeAtStart':
    case 'incomeAtEnd':
      return incomes(row[key]);
    case 'supportMonths':
      return supportText(row.supportMonths, t);
    case 'intervention':
    case 'municipality':
    case 'closed':
      return row[key] ?? '';
  }
}
