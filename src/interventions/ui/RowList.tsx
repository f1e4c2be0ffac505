import { useTranslation } from 'react-i18next';
import { Button } from '../../web/ui-kit/Button.tsx';
import { DateField } from '../../web/ui-kit/DateField.tsx';
import { SelectField, type Choice } from '../../web/ui-kit/SelectField.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import type { COLUMNS, LISTS } from './problemLabel.ts';
import type { WrittenRow } from './writtenIntervention.ts';

type Column<F> =
  | { readonly name: F; readonly kind: 'text' | 'day' }
  | { readonly name: F; readonly kind: 'choice'; readonly choices: readonly Choice[] };

type Props<F extends (typeof COLUMNS)[number]> = {
  readonly name: (typeof LISTS)[number];
  readonly rows: readonly WrittenRow<F>[];
  readonly columns: readonly Column<F>[];
  readonly empty: WrittenRow<F>;
  readonly errorOf: (name: string) => string | undefined;
  readonly onChange: (rows: readonly WrittenRow<F>[]) => void;
};

/** Rows that can be added and taken away; each is a group of its own to those who hear the page. */
export function RowList<F extends (typeof COLUMNS)[number]>({ name, rows, columns, empty, errorOf, onChange }: Props<F>) {
  const { t } = useTranslation('interventions');
  const write = (place: number, column: F, value: string): void =>
    onChange(rows.map((row, i) => (i === place ? { ...row, [column]: value } : row)));
  return (
    <fieldset className="form-part">
      <legend>{t(`lists.${name}.title`)}</legend>
      {rows.map((row, place) => (
        <fieldset className="row-list-row" aria-label={t(`lists.${name}.row`, { place: place + 1 })} key={place}>
          {columns.map((column) => {
            const field = {
              name: `${name}.${place}.${column.name}`,
              label: t(`columns.${column.name as (typeof COLUMNS)[number]}`),
              value: row[column.name],
              error: errorOf(`${name}.${place}.${column.name}`),
              onChange: (value: string) => write(place, column.name, value),
            };
            if (column.kind === 'choice') return <SelectField key={column.name} {...field} choices={column.choices} />;
            return column.kind === 'day' ? <DateField key={column.name} {...field} /> : <TextField key={column.name} {...field} />;
          })}
          <Button
            look="secondary"
            aria-label={t('removeRow', { row: t(`lists.${name}.row`, { place: place + 1 }) })}
            onClick={() => onChange(rows.filter((_, i) => i !== place))}
          >
            ✕
          </Button>
        </fieldset>
      ))}
      <Button look="secondary" onClick={() => onChange([...rows, empty])}>
        {t(`lists.${name}.add`)}
      </Button>
    </fieldset>
  );
}
