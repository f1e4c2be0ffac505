import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { say } from '../../web/ui-kit/toasts.ts';
import { useVersionedSave, type VersionedSave } from '../../web/ui-kit/useVersionedSave.ts';
import type { Budget } from '../budgetApi.ts';
import type { WrittenLine } from '../writtenBudget.ts';
import { writtenLines, type useBudget } from './useBudget.ts';

type LineChange = {
  readonly saving: VersionedSave<Budget>;
  /** What the latest change began from, and what it wanted. */
  readonly base: readonly WrittenLine[];
  readonly mine: readonly WrittenLine[];
  /** Saves one line's change at once, with a way to undo it; true when it is saved. */
  readonly change: (id: string, part: Partial<WrittenLine>) => Promise<boolean>;
  readonly saveMerged: (version: number, merged: readonly WrittenLine[]) => Promise<boolean>;
};

/** Changes of single lines, each saved when it is made. `what` it is that changes chooses the words. */
export function useLineChange(
  what: 'mapping' | 'forecast',
  budget: Budget,
  { reload, save }: Pick<ReturnType<typeof useBudget>, 'reload' | 'save'>,
): LineChange {
  const { t } = useTranslation('finance');
  const saving = useVersionedSave<Budget>(reload);
  const [asked, setAsked] = useState<{ readonly base: readonly WrittenLine[]; readonly mine: readonly WrittenLine[] }>({
    base: [],
    mine: [],
  });
  const changeIn = async (known: Budget, id: string, part: Partial<WrittenLine>, isUndo: boolean): Promise<boolean> => {
    const base = writtenLines(known);
    const before = base.find((line) => line.id === id);
    if (!before || saving.busy) return false;
    const mine = base.map((line) => (line.id === id ? { ...line, ...part } : line));
    setAsked({ base, mine });
    return saving.run(async () => {
      const saved = await save(known.version, mine);
      const undo = { text: t('budget.undo'), run: () => void changeIn(saved, id, before, true) };
      say(t(`${what}.${isUndo ? 'undone' : 'saved'}`, { name: before.name }), isUndo ? {} : { action: undo });
    });
  };
  return {
    saving,
    ...asked,
    change: (id, part) => changeIn(budget, id, part, false),
    saveMerged: (version, merged) => {
      saving.settle();
      return saving.run(() => save(version, merged));
    },
  };
}
