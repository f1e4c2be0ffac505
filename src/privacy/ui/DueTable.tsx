import { useTranslation } from 'react-i18next';
import { Button } from '../../web/ui-kit/Button.tsx';
import { DataTable, type Column } from '../../web/ui-kit/DataTable.tsx';
import type { DueCounts } from '../retentionApi.ts';
import { OrderArchive } from './OrderArchive.tsx';

type Count = DueCounts['counts'][number];
type Props = DueCounts & { readonly onWeed?: (count: Count) => void };

/** How many of each kind are due, how many are stopped, and by which rule. */
export function DueTable({ day, counts, onWeed }: Props) {
  const { t } = useTranslation('privacy');
  const isDecided = ({ version }: Count): boolean => version !== null && version > 0;
  const columns: readonly Column<Count>[] = [
    { key: 'kind', text: t('retention.kindHead'), cell: ({ kind }) => t(`retentionKind.${kind}`) },
    { key: 'due', text: t('retention.due'), numeric: true, cell: ({ version, due }) => (version === null ? '–' : due) },
    ...(onWeed
      ? [
          {
            key: 'weed',
            text: t('retention.weed'),
            cell: (count: Count) =>
              isDecided(count) && count.due + count.unarchived > 0 ? (
                <div className="archive-actions">
                  {count.due > 0 && (
                    <Button
                      look="secondary"
                      aria-label={t('retention.weedKind', { kind: t(`retentionKind.${count.kind}`) })}
                      onClick={() => onWeed(count)}
                    >
                      {t('retention.weed')}
                    </Button>
                  )}
                  {count.unarchived > 0 && <OrderArchive count={count} />}
                </div>
              ) : (
                '–'
              ),
          },
        ]
      : []),
    {
      key: 'stopped',
      text: t('retention.stopped'),
      cell: ({ held, asked, stillOpen, unarchived }) =>
        [
          ...(held > 0 ? [t('retention.held', { count: held })] : []),
          ...(asked > 0 ? [t('retention.asked', { count: asked })] : []),
          ...(stillOpen > 0 ? [t('retention.stillOpen', { count: stillOpen })] : []),
          ...(unarchived > 0 ? [t('retention.unarchived', { count: unarchived })] : []),
        ].join(', ') || '–',
    },
    {
      key: 'rule',
      text: t('retention.byRule'),
      cell: (count) =>
        count.version === null ? (
          t('retention.kept')
        ) : isDecided(count) ? (
          t('retention.byVersion', { version: count.version })
        ) : (
          <span className="quiet">{t('retention.byProposal')}</span>
        ),
    },
  ];
  return <DataTable caption={t('retention.dueOn', { day })} columns={columns} rows={counts} rowKey={({ kind }) => kind} />;
}
