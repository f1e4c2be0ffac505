import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../web/ui-kit/language.ts';
import type { VersionedSave } from '../../web/ui-kit/useVersionedSave.ts';
import { VersionChoice } from '../../web/ui-kit/VersionChoice.tsx';
import type { Budget } from '../budgetApi.ts';
import { mergeBudgets } from '../budgetMerge.ts';
import type { WrittenLine } from '../writtenBudget.ts';
import { budgetDifferences } from './lineWords.ts';
import { writtenLines } from './useBudget.ts';

type Props = {
  readonly saving: VersionedSave<Budget>;
  /** What was there when the writing began, and what is written. */
  readonly base: readonly WrittenLine[];
  readonly mine: readonly WrittenLine[];
  /** Saves mine put into theirs, at their version. */
  readonly onMine: (version: number, merged: readonly WrittenLine[]) => void;
  readonly onTheirs: () => void;
};

/** When somebody else saved the budget in between: what differs, line by line. Mine goes into theirs; what I did not write in stays theirs. */
export function BudgetConflict({ saving, base, mine, onMine, onTheirs }: Props) {
  const { t } = useTranslation('finance');
  const language = useLanguage();
  if (!saving.theirs) return null;
  const { record, text } = saving.theirs;
  const theirs = writtenLines(record);
  const merged = mergeBudgets(base, mine, theirs);
  return (
    <VersionChoice
      text={text}
      note={t('budget.merge')}
      busy={saving.busy}
      fields={budgetDifferences(merged, theirs, { t, language })}
      onMine={() => onMine(record.version, merged)}
      onTheirs={onTheirs}
    />
  );
}
