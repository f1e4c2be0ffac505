import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckField } from './CheckField.tsx';
import { rememberedOnDevice, rememberOnDevice } from './deviceMemory.ts';
import { Disclosure } from './Disclosure.tsx';
import { Table } from './Table.tsx';
import './dataTable.css';

export type Sort = { readonly column: string; readonly descending: boolean };
export type Column<Row> = {
  readonly key: string;
  readonly text: string;
  readonly cell: (row: Row) => ReactNode;
  readonly numeric?: boolean;
  /** Whether rows can be put in order by it. */
  readonly sortable?: boolean;
  /** Left out until someone chooses it. */
  readonly hidden?: boolean;
};

type Props<Row> = {
  readonly caption: string;
  /** The first column names the row and is always shown. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  /** A name under which the choice of columns is kept on this device; without it there is no choice. */
  readonly choiceName?: string;
  readonly note?: ReactNode;
};

/** Rows that can be put in order by their columns, with a choice of columns. On a phone it moves sideways inside its region. */
export function DataTable<Row>({ caption, columns, rows, rowKey, sort, onSort, choiceName, note }: Props<Row>) {
  const [chosen, setChosen] = useState(() => chosenColumns(columns, choiceName));
  const shown = columns.filter(({ key }, place) => place === 0 || choiceName === undefined || chosen.has(key));
  const choose = (key: string, isShown: boolean): void => {
    const next = new Set(chosen);
    if (isShown) next.add(key);
    else next.delete(key);
    setChosen(next);
    if (choiceName !== undefined) rememberOnDevice(`columns.${choiceName}`, [...next].join(' '));
  };
  return (
    <div className="data-table">
      {choiceName !== undefined && <ColumnChoice columns={columns.slice(1)} chosen={chosen} onChoose={choose} />}
      <Table caption={caption} wide note={note}>
        <thead>
          <tr>
            {shown.map((column) => (
              <Heading key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {shown.map((column, place) =>
                place === 0 ? (
                  <th key={column.key} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={column.numeric ? 'numeric' : undefined}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

type HeadingProps = {
  readonly column: Pick<Column<never>, 'key' | 'text' | 'numeric' | 'sortable'>;
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
};

function Heading({ column: { key, text, numeric, sortable }, sort, onSort }: HeadingProps) {
  const isSorted = sort?.column === key;
  const order = !isSorted ? 'none' : sort.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" className={numeric ? 'numeric' : undefined} aria-sort={sortable ? order : undefined}>
      {sortable && onSort ? (
        <button
          type="button"
          className={`sort-button sort-${order}`}
          onClick={() => onSort({ column: key, descending: isSorted && !sort.descending })}
        >
          {text}
        </button>
      ) : (
        text
      )}
    </th>
  );
}

type ChoiceProps = {
  readonly columns: readonly Pick<Column<never>, 'key' | 'text'>[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (key: string, isShown: boolean) => void;
};

function ColumnChoice({ columns, chosen, onChoose }: ChoiceProps) {
  const { t } = useTranslation('kit');
  return (
    <div className="column-choice not-printed">
      <Disclosure summary={t('table.columns')}>
        <fieldset className="column-choices">
          <legend className="only-heard">{t('table.columns')}</legend>
          {columns.map(({ key, text }) => (
            <CheckField
              key={key}
              name={`column-${key}`}
              label={text}
              checked={chosen.has(key)}
              onChange={(isShown) => onChoose(key, isShown)}
            />
          ))}
        </fieldset>
      </Disclosure>
    </div>
  );
}

function chosenColumns(columns: readonly Pick<Column<never>, 'key' | 'hidden'>[], choiceName: string | undefined): ReadonlySet<string> {
  const kept = choiceName === undefined ? null : rememberedOnDevice(`columns.${choiceName}`);
  const known = new Set(columns.map(({ key }) => key));
  if (kept !== null) return new Set(kept.split(' ').filter((key) => known.has(key)));
  return new Set(columns.filter(({ hidden }) => !hidden).map(({ key }) => key));
}
