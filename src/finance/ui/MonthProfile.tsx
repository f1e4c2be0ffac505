import { useTranslation } from 'react-i18next';
import { shortMonthName } from '../../shared/monthNames.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { kronorText } from '../kronorText.ts';
import { profileSums, type BudgetFormRow } from './budgetForm.ts';

type Props = { readonly row: BudgetFormRow; readonly error: string | undefined; readonly onChange: (profile: readonly string[]) => void };

/** An amount for each running month, with what is left of the year amount while one types. */
export function MonthProfile({ row, error, onChange }: Props) {
  const { t } = useTranslation('finance');
  const language = useLanguage();
  const { sum, left } = profileSums(row);
  const profile = row.profile ?? [];
  return (
    <fieldset className="month-profile">
      <legend>{t('budget.profileOf', { name: row.name })}</legend>
      <div className="month-fields">
        {profile.map((text, i) => {
          const month = i + 1;
          const isRunning = row.fromMonth <= month && month <= row.toMonth;
          // What was written in a month that no longer runs stays to be seen until it is taken away.
          return isRunning || text !== '' ? (
            <div className="amount-field" key={month}>
              <TextField
                label={shortMonthName(month, language)}
                name={`${row.id}.profile.${i}`}
                value={text}
                onChange={(value) => onChange(profile.with(i, value))}
              />
            </div>
          ) : null;
        })}
      </div>
      <p className={left === 0 ? 'profile-sum' : 'profile-sum profile-open'}>
        {t('budget.profileSum', { sum: kronorText(sum, language) })}{' '}
        {left === 0 ? t('budget.profileWhole') : t('budget.profileLeft', { left: kronorText(left, language) })}
      </p>
      {error !== undefined && <p className="field-error">{error}</p>}
    </fieldset>
  );
}
