import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { numberText } from '../../shared/numberText.ts';
import { DataTable, type Column } from '../../web/ui-kit/DataTable.tsx';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { Pager } from '../../web/ui-kit/Pager.tsx';
import type { ImportedRow, Preview } from '../importApi.ts';

type Kind = ImportedRow['kind'];
type Props = {
  readonly rows: readonly ImportedRow[];
  readonly counts: Preview['counts'];
  readonly label: string;
  /** Where the record of a row is, for rows that have one. */
  readonly addressOf?: ((record: string) => string) | undefined;
};

const KINDS: readonly Kind[] = ['changed', 'added', 'removed', 'same'];
const SIZE = 25;

/** The rows of an import, one kind at a time: what changes first, for that is what one has to look at. */
export function RowList({ rows, counts, label, addressOf }: Props) {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const there = KINDS.filter((kind) => counts[kind] > 0);
  const [chosen, setChosen] = useState<Kind>();
  const [offset, setOffset] = useState(0);
  const kind = chosen ?? there[0];
  if (kind === undefined) return null;
  const ofKind = rows.filter((row) => row.kind === kind);
  const columns: Column<ImportedRow>[] = [
    {
      key: 'what',
      text: t('rows.what'),
      cell: ({ what, record }) => (
        <span className="import-what">{record !== null && addressOf ? <a href={addressOf(record)}>{what}</a> : what}</span>
      ),
    },
    ...(kind === 'changed'
      ? [{ key: 'changes', text: t('rows.changes'), cell: ({ changes }: ImportedRow) => <Changes of={changes} /> }]
      : []),
    ...(ofKind.some(({ line }) => line !== null)
      ? [{ key: 'line', text: t('faults.line'), cell: ({ line }: ImportedRow) => (line === null ? '–' : t('faults.lineNumber', { line })) }]
      : []),
  ];
  return (
    <section className="stack-tight" aria-label={label}>
      <fieldset className="row-kinds not-printed">
        <legend className="only-heard">{label}</legend>
        {there.map((one) => (
          <button
            key={one}
            type="button"
            className="row-kind"
            aria-pressed={one === kind}
            onClick={() => {
              setChosen(one);
              setOffset(0);
            }}
          >
            {t(`kind.${one}`)} <strong>{numberText(counts[one], language, 0)}</strong>
          </button>
        ))}
      </fieldset>
      {ofKind.length > 0 && (
        <DataTable
          caption={t(`rows.${kind}`)}
          columns={columns}
          rows={ofKind.slice(offset, offset + SIZE)}
          rowKey={(row) => `${row.line} ${row.record} ${row.what}`}
          note={counts[kind] > ofKind.length ? t('rows.more', { shown: ofKind.length, count: counts[kind] }) : undefined}
        />
      )}
      <Pager total={ofKind.length} offset={offset} size={SIZE} onOffset={setOffset} />
    </section>
  );
}

function Changes({ of }: { readonly of: ImportedRow['changes'] }) {
  const { t } = useTranslation('imports');
  if (of.length === 0) return t('rows.elsewhere');
  return (
    <ul className="row-changes">
      {of.map(({ name, before, after }) => (
        <li key={name}>
          {name.replaceAll('_', ' ')}: <del>{before === '' ? t('rows.empty') : before}</del> <span aria-hidden="true">→</span>{' '}
          <ins>{after === '' ? t('rows.empty') : after}</ins>
        </li>
      ))}
    </ul>
  );
}
