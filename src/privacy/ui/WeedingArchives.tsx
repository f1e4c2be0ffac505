import { useTranslation } from 'react-i18next';
import { DataTable } from '../../web/ui-kit/DataTable.tsx';
import type { WeedingCertificate } from '../weedingApi.ts';

/** On which archive files a weeding rests, by their hashes and receipts. */
export function WeedingArchives({ archives }: Pick<WeedingCertificate, 'archives'>) {
  const { t } = useTranslation('privacy');
  if (archives.length === 0) return null;
  return (
    <DataTable
      caption={t('archive.before')}
      columns={[
        {
          key: 'file',
          text: t('archive.file'),
          cell: ({ intervention, sha256 }) => (
            <div className="archive-words">
              {intervention}
              <div className="small">
                {t('archive.hash')} <code className="archive-hash">{sha256}</code>
              </div>
            </div>
          ),
        },
        {
          key: 'receipt',
          text: t('archive.states.received'),
          cell: (one) => <span className="retention-words">{t('archive.receipt', one)}</span>,
        },
        { key: 'records', text: t('weeding.weeded'), numeric: true, cell: ({ records }) => records },
      ]}
      rows={archives}
      rowKey={({ sha256 }) => sha256}
    />
  );
}
