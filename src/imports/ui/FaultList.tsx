import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../web/ui-kit/DataTable.tsx';
import { Pager } from '../../web/ui-kit/Pager.tsx';
import type { Preview } from '../importApi.ts';

type Fault = Preview['faults'][number];
type Props = { readonly faults: readonly Fault[]; readonly total: number; readonly address: string };

const SIZE = 25;

/** All that is wrong with a file: where, what and how to mend it; the whole list to download. */
export function FaultList({ faults, total, address }: Props) {
  const { t } = useTranslation('imports');
  const [offset, setOffset] = useState(0);
  return (
    <div className="stack-tight">
      <DataTable
        caption={t('faults.title', { count: total })}
        columns={[
          { key: 'line', text: t('faults.line'), cell: ({ line }: Fault) => t('faults.lineNumber', { line }) },
          { key: 'column', text: t('faults.column'), cell: ({ column }) => (column === '' ? '–' : <span lang="sv">{column}</span>) },
          {
            key: 'reason',
            text: t('faults.reason'),
            cell: ({ reason }) => (
              <span className="import-text" lang="sv">
                {reason}
              </span>
            ),
          },
          {
            key: 'mend',
            text: t('faults.mend'),
            cell: ({ mend }) => (
              <span className="import-text" lang="sv">
                {mend}
              </span>
            ),
          },
        ]}
        rows={faults.slice(offset, offset + SIZE)}
        rowKey={(fault) => `${fault.line} ${fault.column} ${fault.reason}`}
        note={total > faults.length ? t('faults.more', { shown: faults.length, count: total }) : undefined}
      />
      <Pager total={faults.length} offset={offset} size={SIZE} onOffset={setOffset} />
      <p>
        <a className="button button-secondary" href={address} download>
          {t('faults.download')}
        </a>
      </p>
    </div>
  );
}
