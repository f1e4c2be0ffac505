import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../web/ui-kit/Button.tsx';
import { Form } from '../../web/ui-kit/Form.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import { useVersionedSave } from '../../web/ui-kit/useVersionedSave.ts';
import type { Budget } from '../budgetApi.ts';
import { isSame } from '../budgetMerge.ts';
import type { WrittenLine } from '../writtenBudget.ts';
import { BudgetConflict } from './BudgetConflict.tsx';
import { emptyRow, formRow, movedRow, readBudgetForm, type BudgetFormRow, type RowFault } from './budgetForm.ts';
import { BudgetRowFields } from './BudgetRowFields.tsx';
import { BudgetSums } from './BudgetSums.tsx';
import './budget.css';

type Props = {
  readonly year: number;
  readonly version: number;
  /** What holds, and what the form begins with: the same, or the lines of another year. */
  readonly base: readonly WrittenLine[];
  readonly start: readonly WrittenLine[];
  readonly reload: () => Promise<Budget>;
  readonly save: (version: number, lines: readonly WrittenLine[]) => Promise<Budget>;
  readonly onDone: (isSaved: boolean) => void;
};

/** All lines of a year's budget at once, with their sums while one writes. */
export function BudgetForm({ year, version, base, start, reload, save, onDone }: Props) {
  const { t } = useTranslation('finance');
  const [opened] = useState(() => ({ version, base, rows: start.length === 0 ? [emptyRow(crypto.randomUUID())] : start.map(formRow) }));
  const [rows, setRows] = useState<readonly BudgetFormRow[]>(opened.rows);
  const [isTried, setTried] = useState(false);
  const [moved, setMoved] = useState<{ readonly id: string; readonly by: -1 | 1 } | undefined>();
  const [added, setAdded] = useState<string | undefined>();
  const list = useRef<HTMLOListElement>(null);
  const saving = useVersionedSave<Budget>(reload);
  const { lines, faults } = readBudgetForm(rows, year);
  const nameOf = (id: string): string =>
    rows.find((row) => row.id === id)?.name.trim() || t('budget.newLine', { place: rows.findIndex((row) => row.id === id) + 1 });
  const faultText = ({ code, other = '' }: RowFault): string => t(`budget.problems.${code}`, { other });
  useFocusAfterMove(list, moved);
  useEffect(() => list.current?.querySelector<HTMLElement>('input')?.focus(), []);
  useEffect(() => {
    if (added !== undefined) list.current?.querySelector<HTMLElement>(`[name="${CSS.escape(added)}.name"]`)?.focus();
  }, [added]);

  const change = (id: string, part: Partial<BudgetFormRow>): void =>
    setRows((now) => now.map((row) => (row.id === id ? { ...row, ...part } : row)));
  const add = (): void => {
    const id = crypto.randomUUID();
    setRows([...rows, { ...emptyRow(id), group: rows.at(-1)?.group ?? '' }]);
    setAdded(id);
  };
  const remove = (id: string): void => {
    const at = rows.findIndex((row) => row.id === id);
    const gone = rows[at];
    setRows(rows.filter((row) => row.id !== id));
    if (!gone) return;
    say(t('budget.removed', { name: nameOf(id) }), {
      action: {
        text: t('budget.undo'),
        run: () => setRows((now) => (now.some((row) => row.id === id) ? now : now.toSpliced(at, 0, gone))),
      },
    });
  };
  const send = async (at: number, wanted: readonly WrittenLine[]): Promise<void> => {
    if (await saving.run(() => save(at, wanted))) onDone(true);
  };
  return (
    <div className="stack">
      <BudgetConflict
        saving={saving}
        base={opened.base}
        mine={lines}
        onMine={(theirVersion, merged) => {
          saving.settle();
          void send(theirVersion, merged);
        }}
        onTheirs={() => onDone(false)}
      />
      <div className="budget-form">
        <Form
          label={t('budget.form', { year })}
          submitText={t('budget.save')}
          faults={faults.map((fault) => ({
            name: fieldName(fault, rows),
            label: `${nameOf(fault.row)}: ${t(`budget.faultField.${fault.field}`)}`,
            text: faultText(fault),
          }))}
          onTry={() => setTried(true)}
          onSubmit={() => send(opened.version, lines)}
          busy={saving.busy}
          unsaved={!isSame(rows, opened.rows)}
          fault={saving.fault}
          actions={
            <Button look="secondary" onClick={() => onDone(false)}>
              {t('budget.cancel')}
            </Button>
          }
        >
          <p className="quiet small">{t('budget.howTo')}</p>
          <div className="budget-head" aria-hidden="true">
            {(['name', 'group', 'kind', 'fromMonth', 'toMonth', 'yearAmount', 'lastYearOutcome'] as const).map((field) => (
              <span key={field} className={field === 'yearAmount' || field === 'lastYearOutcome' ? 'numeric' : undefined}>
                {t(`budget.fields.${field}`)}
              </span>
            ))}
          </div>
          <ol className="budget-rows" ref={list} aria-label={t('budget.lines')}>
            {rows.map((row, place) => (
              <BudgetRowFields
                key={row.id}
                row={row}
                place={place}
                count={rows.length}
                year={year}
                errorOf={(field) => {
                  const fault = isTried ? faults.find((one) => one.row === row.id && one.field === field) : undefined;
                  return fault && faultText(fault);
                }}
                onChange={(part) => change(row.id, part)}
                onMove={(by) => {
                  setRows(movedRow(rows, row.id, by));
                  setMoved({ id: row.id, by });
                }}
                onRemove={() => remove(row.id)}
              />
            ))}
          </ol>
          <p className="only-heard" aria-live="polite">
            {moved
              ? t('budget.movedTo', { name: nameOf(moved.id), place: rows.findIndex((row) => row.id === moved.id) + 1, count: rows.length })
              : ''}
          </p>
          <Button look="secondary" onClick={add}>
            {t('budget.add')}
          </Button>
          <BudgetSums rows={rows} />
        </Form>
      </div>
    </div>
  );
}

/** The field that a fault is to be mended in. */
function fieldName({ row, field }: RowFault, rows: readonly BudgetFormRow[]): string {
  if (field !== 'profile') return `${row}.${field}`;
  const found = rows.find(({ id }) => id === row);
  return `${row}.profile.${(found?.fromMonth ?? 1) - 1}`;
}

/** A row that was moved keeps the focus on the button that moved it, though the browser loses it on the way. */
function useFocusAfterMove(
  list: RefObject<HTMLOListElement | null>,
  moved: { readonly id: string; readonly by: -1 | 1 } | undefined,
): void {
  useEffect(() => {
    if (!moved) return;
    const row = list.current?.querySelector(`[name="${CSS.escape(moved.id)}.name"]`)?.closest('.budget-row');
    row?.querySelector<HTMLElement>(`[data-move="${moved.by}"]`)?.focus();
  }, [list, moved]);
}
