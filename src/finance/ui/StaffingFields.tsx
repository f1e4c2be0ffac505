import { useTranslation } from 'react-i18next';
import { shortMonthName } from '../../shared/monthNames.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { MONTHS } from '../budgetLine.ts';
import { newPosition, type PositionRow } from './forecastForm.ts';

type Props = {
  readonly positions: readonly PositionRow[];
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (positions: readonly PositionRow[]) => void;
};

/** Positions by function: how many, how much of full time, which months, and what one costs a month. */
export function StaffingFields({ positions, errorOf, onChange }: Props) {
  const { t } = useTranslation('finance');
  const language = useLanguage();
  const months = MONTHS.map((month) => ({ value: String(month), text: shortMonthName(month, language) }));
  const change = (place: number, part: Partial<PositionRow>): void =>
    onChange(positions.map((row, i) => (i === place ? { ...row, ...part } : row)));
  return (
    <fieldset className="form-part">
      <legend>{t('forecast.positions')}</legend>
      {positions.map((row, place) => {
        const name = t('forecast.position', { place: place + 1 });
        const field = (of: 'function' | 'count' | 'extent' | 'monthlyCost') => ({
          name: `positions.${place}.${of}`,
          label: t(`forecast.fields.${of}`),
          value: row[of],
          error: errorOf(`positions.${place}.${of}`),
          onChange: (value: string) => change(place, { [of]: value }),
        });
        return (
          <fieldset className="staffing-row" aria-label={name} key={place}>
            <TextField {...field('function')} />
            <div className="amount-field">
              <TextField {...field('count')} />
            </div>
            <div className="amount-field">
              <TextField {...field('extent')} />
            </div>
            {(['fromMonth', 'toMonth'] as const).map((of) => (
              <SelectField
                key={of}
                label={t(`budget.fields.${of}`)}
                name={`positions.${place}.${of}`}
                value={String(row[of])}
                choices={months}
                onChange={(month) => change(place, { [of]: Number(month) })}
              />
            ))}
            <div className="amount-field">
              <TextField {...field('monthlyCost')} />
            </div>
            <Button look="secondary" aria-label={t('budget.remove', { name })} onClick={() => onChange(positions.toSpliced(place, 1))}>
              ✕
            </Button>
          </fieldset>
        );
      })}
      <Button look="secondary" onClick={() => onChange([...positions, newPosition()])}>
        {t('forecast.addPosition')}
      </Button>
    </fieldset>
  );
}
