import { useTranslation } from 'react-i18next';
import { Button } from '../../web/ui-kit/Button.tsx';
import { DataTable, type Column } from '../../web/ui-kit/DataTable.tsx';
import type { Readings } from '../readingsApi.ts';
import { roleWord } from './roleWord.ts';

type Reading = Readings['readings'][number];
type Props = Pick<Readings, 'readings'> & { readonly caption: string; readonly note: string };

/** Who has read about a participant, to be shown or printed for them. */
export function ReadingTable({ readings, caption, note }: Props) {
  const { t } = useTranslation('privacy');
  const columns: readonly Column<Reading>[] = [
    { key: 'day', text: t('readings.day'), cell: ({ day }) => day },
    { key: 'who', text: t('readings.who'), cell: ({ role }) => roleWord(role, t) },
    { key: 'intervention', text: t('readings.intervention'), cell: ({ intervention }) => intervention },
    {
      key: 'purpose',
      text: t('readings.purpose'),
      cell: ({ purpose, reason }) => (
        <>
          {t(`purpose.${purpose}`)}
          {reason !== null && <div className="quiet small">{t('readings.reason', { reason })}</div>}
        </>
      ),
    },
    { key: 'kind', text: t('readings.kind'), cell: ({ kind }) => t(`readings.${kind}`) },
    { key: 'times', text: t('readings.times'), numeric: true, cell: ({ times }) => times },
  ];
  return (
    <>
      <div className="form-actions">
        <Button look="secondary" onClick={() => window.print()}>
          {t('readings.print')}
        </Button>
      </div>
      <DataTable
        caption={caption}
        columns={columns}
        rows={readings}
        rowKey={(one) => [one.day, one.role, one.intervention, one.purpose, one.kind, one.reason].join(' ')}
        note={note}
      />
    </>
  );
}
