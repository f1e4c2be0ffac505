import { useTranslation } from 'react-i18next';
import { shortMonthName } from '../../shared/monthNames.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { CheckField } from '../../web/ui-kit/CheckField.tsx';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { MONTHS } from '../budgetLine.ts';
import { evenProfile, looksTurned, type BudgetFormRow, type RowFault } from './budgetForm.ts';
import { MonthProfile } from './MonthProfile.tsx';

type Props = {
  readonly row: BudgetFormRow;
  readonly place: number;
  readonly count: number;
  readonly year: number;
  readonly errorOf: (field: RowFault['field']) => string | undefined;
  readonly onChange: (change: Partial<BudgetFormRow>) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
};

/** One budget line to write: a row where there is room, a card on a phone. */
export function BudgetRowFields({ row, place, count, year, errorOf, onChange, onMove, onRemove }: Props) {
  const { t } = useTranslation('finance');
  const language = useLanguage();
  const name = row.name.trim() === '' ? t('budget.newLine', { place: place + 1 }) : row.name;
  const months = MONTHS.map((month) => ({ value: String(month), text: shortMonthName(month, language) }));
  return (
    <li>
      <fieldset className="budget-row">
        <legend className="only-heard">{name}</legend>
        <div className="budget-name">
          <TextField
            label={t('budget.fields.name')}
            name={`${row.id}.name`}
            value={row.name}
            error={errorOf('name')}
            onChange={(text) => onChange({ name: text })}
          />
        </div>
        <div className="budget-group-field">
          <TextField
            label={t('budget.fields.group')}
            name={`${row.id}.group`}
            value={row.group}
            error={errorOf('group')}
            onChange={(group) => onChange({ group })}
          />
        </div>
        <SelectField
          label={t('budget.fields.kind')}
          name={`${row.id}.kind`}
          value={row.kind}
          choices={(['cost', 'income'] as const).map((kind) => ({ value: kind, text: t(`kind.${kind}`) }))}
          onChange={(kind) => onChange({ kind: kind === 'income' ? 'income' : 'cost' })}
        />
        <SelectField
          label={t('budget.fields.fromMonth')}
          name={`${row.id}.months`}
          value={String(row.fromMonth)}
          choices={months}
          error={errorOf('months')}
          onChange={(month) => onChange({ fromMonth: Number(month) })}
        />
        <SelectField
          label={t('budget.fields.toMonth')}
          name={`${row.id}.toMonth`}
          value={String(row.toMonth)}
          choices={months}
          onChange={(month) => onChange({ toMonth: Number(month) })}
        />
        <div className="amount-field">
          <TextField
            label={t('budget.fields.yearAmount')}
            name={`${row.id}.yearAmount`}
            value={row.yearAmount}
            error={errorOf('yearAmount')}
            onChange={(yearAmount) => onChange({ yearAmount })}
          />
        </div>
        <div className="amount-field">
          <TextField
            label={t('budget.fields.lastYearOutcome')}
            name={`${row.id}.lastYearOutcome`}
            value={row.lastYearOutcome}
            error={errorOf('lastYearOutcome')}
            onChange={(lastYearOutcome) => onChange({ lastYearOutcome })}
          />
        </div>
        <CheckField
          label={t('budget.ownProfile')}
          name={`${row.id}.hasProfile`}
          checked={row.profile !== null}
          onChange={(has) => onChange({ profile: has ? evenProfile(row, year) : null })}
        />
        <div className="row-buttons">
          <Button look="secondary" data-move="-1" aria-label={t('budget.up', { name })} busy={place === 0} onClick={() => onMove(-1)}>
            ↑
          </Button>
          <Button
            look="secondary"
            data-move="1"
            aria-label={t('budget.down', { name })}
            busy={place === count - 1}
            onClick={() => onMove(1)}
          >
            ↓
          </Button>
          <Button look="secondary" aria-label={t('budget.remove', { name })} onClick={onRemove}>
            ✕
          </Button>
        </div>
        {looksTurned(row) && <p className="row-wonder small">{t(`budget.turned.${row.kind}`)}</p>}
        {row.profile !== null && <MonthProfile row={row} error={errorOf('profile')} onChange={(profile) => onChange({ profile })} />}
      </fieldset>
    </li>
  );
}
