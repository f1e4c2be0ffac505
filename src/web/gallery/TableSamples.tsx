import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyTableButton } from '../ui-kit/CopyTableButton.tsx';
import { DataTable, type Column, type Sort } from '../ui-kit/DataTable.tsx';
import { EmptyState } from '../ui-kit/EmptyState.tsx';
import { FilterBar } from '../ui-kit/FilterBar.tsx';
import { Pager } from '../ui-kit/Pager.tsx';
import { SearchField } from '../ui-kit/SearchField.tsx';
import { Table } from '../ui-kit/Table.tsx';

type Row = { readonly name: string; readonly count: number; readonly since: string };
const PAGE = 3;

/** A table of figures, a list with order, columns and pages, and nothing to show. */
export function TableSamples() {
  const { t } = useTranslation('gallery');
  const rows: Row[] = ['Åkanten', 'Örnnästet', 'Ängen', 'Bruket', 'Mellanmänskligheten i Gyttorpsbygden'].map((name, place) => ({
    name,
    count: (place * 17) % 40,
    since: `201${place}-0${place + 1}-01`,
  }));
  const [sort, setSort] = useState<Sort>({ column: 'name', descending: false });
  const [offset, setOffset] = useState(0);
  const [search, setSearch] = useState('');
  const columns: Column<Row>[] = [
    { key: 'name', text: t('table.name'), cell: (row) => row.name, sortable: true },
    { key: 'count', text: t('table.count'), cell: (row) => row.count, numeric: true, sortable: true },
    { key: 'since', text: t('table.since'), cell: (row) => <span className="number">{row.since}</span> },
  ];
  const order = (a: Row, b: Row): number => (sort.column === 'count' ? a.count - b.count : a.name.localeCompare(b.name, 'sv'));
  const found = rows
    .filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()))
    .toSorted((a, b) => (sort.descending ? order(b, a) : order(a, b)));
  return (
    <>
      <FilterBar label={t('table.filter')}>
        <SearchField label={t('table.search')} name="table-search" value={search} onSearch={setSearch} />
      </FilterBar>
      <p className="row-count" aria-live="polite">
        {t('table.found', { count: found.length, total: rows.length })}
      </p>
      {found.length === 0 ? (
        <EmptyState title={t('table.none')}>
          <p>{t('table.noneText')}</p>
        </EmptyState>
      ) : (
        <DataTable
          caption={t('table.caption')}
          columns={columns}
          rows={found.slice(offset, offset + PAGE)}
          rowKey={({ name }) => name}
          sort={sort}
          onSort={setSort}
          choiceName="gallery"
        />
      )}
      <Pager total={found.length} offset={offset} size={PAGE} onOffset={setOffset} />
      <Table caption={t('table.figures')} note={<p>{t('table.note')}</p>} actions={<CopyTableButton name={t('table.figures')} />}>
        <thead>
          <tr>
            <th scope="col">{t('table.name')}</th>
            <th scope="col" className="numeric">
              {t('table.count')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, 3).map(({ name, count }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="numeric">{count}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('table.sum')}</th>
            <td className="numeric">{rows.slice(0, 3).reduce((sum, { count }) => sum + count, 0)}</td>
          </tr>
        </tfoot>
      </Table>
      <EmptyState title={t('table.none')}>
        <p>{t('table.noneText')}</p>
      </EmptyState>
    </>
  );
}
