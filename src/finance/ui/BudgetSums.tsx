import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { kronorText } from '../kronorText.ts';
import { formSums, type BudgetFormRow } from './budgetForm.ts';

/** What comes in, what goes out and what is left of it, as far as the amounts can be read. */
export function BudgetSums({ rows }: { readonly rows: readonly BudgetFormRow[] }) {
  const { t } = useTranslation('finance');
  const language = useLanguage();
  const { income, cost } = formSums(rows);
  const sums = [
    ['income', income],
    ['cost', cost],
    ['result', income + cost],
  ] as const;
  return (
    <dl className="budget-sums">
      {sums.map(([name, ore]) => (
        <div key={name}>
          <dt>{t(`budget.sums.${name}`)}</dt>
          <dd className="number">{t('kr', { amount: kronorText(ore, language) })}</dd>
        </div>
      ))}
    </dl>
  );
}
