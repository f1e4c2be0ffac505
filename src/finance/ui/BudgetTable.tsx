import { useTranslation } from 'react-i18next';
import { shortMonthName } from '../../shared/monthNames.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { Table } from '../../web/ui-kit/Table.tsx';
import type { Budget } from '../budgetApi.ts';
import { kronorText } from '../kronorText.ts';
import { budgetGroups } from './budgetGroups.ts';
import { fieldText, ruleText } from './lineWords.ts';
import { SumRow } from './SumRow.tsx';

/** A year's budget to read, in kronor and öre. */
export function BudgetTable({ budget: { year, lines } }: { readonly budget: Budget }) {
  const { t } = useTranslation('finance');
  const language = useLanguage();
  const groups = budgetGroups(lines.map((line) => ({ ...line, grupp: line.group, budgetpost: line.name })));
  const kr = (ore: number): string => kronorText(ore, language);
  const sum = (field: 'yearAmount' | 'lastYearOutcome'): string => kr(lines.reduce((total, line) => total + line[field], 0));
  return (
    <Table wide caption={t('budget.caption', { year })} note={<p>{t('budget.note')}</p>}>
      <thead>
        <tr>
          <th scope="col">{t('budget.fields.name')}</th>
          <th scope="col">{t('budget.fields.kind')}</th>
          <th scope="col">{t('budget.months')}</th>
          <th scope="col" className="numeric">
            {t('budget.fields.yearAmount')}
          </th>
          <th scope="col" className="numeric">
            {t('budget.fields.lastYearOutcome')}
          </th>
          <th scope="col">{t('budget.takes')}</th>
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={`${group.name} ${group.lines[0]?.id ?? ''}`} className={group.name === '' ? undefined : 'budget-group'}>
          {group.name !== '' && (
            <tr>
              <th scope="rowgroup" colSpan={6}>
                {group.name}
              </th>
            </tr>
          )}
          {group.lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">{line.name}</th>
              <td>{t(`kind.${line.kind}`)}</td>
              <td>
                {shortMonthName(line.fromMonth, language)}–{shortMonthName(line.toMonth, language)}
                {line.profile !== null && <span className="quiet small budget-profile">{fieldText(line, 'profile', { t, language })}</span>}
              </td>
              <td className="numeric">{kr(line.yearAmount)}</td>
              <td className="numeric">{kr(line.lastYearOutcome)}</td>
              <td>
                {line.rules.length === 0 ? (
                  <span className="quiet">{t('budget.takesNothing')}</span>
                ) : (
                  line.rules.map((rule) => ruleText(rule, t)).join(', ')
                )}
              </td>
            </tr>
          ))}
        </tbody>
      ))}
      <SumRow>
        <td className="numeric">{sum('yearAmount')}</td>
        <td className="numeric">{sum('lastYearOutcome')}</td>
        <td>{t('budget.count', { count: lines.length })}</td>
      </SumRow>
    </Table>
  );
}
