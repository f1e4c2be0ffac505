import { useTranslation } from 'react-i18next';
import { rowText } from '../../statistics/ui/rowText.ts';
import { changedTables, type ChangedTable } from './figureNames.ts';

/** Figures of the economy that are no budget line. */
const ECONOMY_PARTS = ['utfall', 'eget_kapital', 'utan_budgetpost'] as const;

/** The figures that an entry changed, in the words of the tables they are in. */
export function ChangedFigures({ names }: { readonly names: readonly string[] }) {
  return (
    <ul className="changed-figures">
      {changedTables(names).map((changed) => (
        <ChangedTableItem key={changed.table ?? ''} {...changed} />
      ))}
    </ul>
  );
}

function ChangedTableItem({ table, rows }: ChangedTable) {
  const { t } = useTranslation('reports');
  const { t: say } = useTranslation(['statistics', 'participants']);
  if (table === undefined) return <li>{rows.join(', ')}</li>;
  const name = table === 'ekonomi' ? t('differences.economy') : say(`tables.${table}.caption`);
  const wordOf = (row: string): string => {
    if (table !== 'ekonomi') return rowText(table, row, say);
    const part = ECONOMY_PARTS.find((one) => one === row);
    return part === undefined ? row : t(`differences.economyPart.${part}`);
  };
  return <li>{rows.length === 0 ? name : `${name}: ${rows.map(wordOf).join(', ')}`}</li>;
}
