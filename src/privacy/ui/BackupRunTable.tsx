import { useTranslation } from 'react-i18next';
import { Badge } from '../../web/ui-kit/Badge.tsx';
import { DataTable, type Column } from '../../web/ui-kit/DataTable.tsx';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { momentText } from '../../web/ui-kit/momentText.ts';
import type { Backups } from '../backupsApi.ts';
import './privacy.css';

type Run = Backups['runs'][number];

/** Each backup that was made or failed, the latest first. */
export function BackupRunTable({ runs }: { readonly runs: readonly Run[] }) {
  const { t } = useTranslation('privacy');
  const language = useLanguage();
  const number = (value: number, digits = 0): string =>
    value.toLocaleString(language === 'sv' ? 'sv-SE' : 'en-GB', { maximumFractionDigits: digits });
  const columns: readonly Column<Run>[] = [
    { key: 'begunAt', text: t('backup.begunAt'), cell: ({ begunAt }) => momentText(begunAt, language) },
    { key: 'why', text: t('backup.why'), cell: ({ isAsked }) => t(isAsked ? 'backup.asked' : 'backup.nightly') },
    {
      key: 'outcome',
      text: t('backup.outcome'),
      cell: ({ fault }) =>
        fault === null ? (
          <Badge kind="done">{t('backup.done')}</Badge>
        ) : (
          <span className="backup-words">
            <Badge>{t('backup.failed')}</Badge> {t(`backupFault.${fault}`)}
          </span>
        ),
    },
    { key: 'keptUntil', text: t('backup.keptUntil'), cell: (run) => <KeptUntil run={run} /> },
    { key: 'rows', text: t('backup.rows'), numeric: true, cell: ({ made }) => made && number(made.rows) },
    { key: 'size', text: t('backup.size'), numeric: true, cell: ({ made }) => made && sizeText(made.bytes, number) },
    { key: 'seconds', text: t('backup.took'), numeric: true, cell: ({ seconds }) => durationText(seconds, number) },
  ];
  return (
    <section className="stack">
      <h2>{t('backup.runs')}</h2>
      {runs.length === 0 ? (
        <p className="quiet">{t('backup.noRuns')}</p>
      ) : (
        <DataTable caption={t('backup.runsCaption')} columns={columns} rows={runs} rowKey={({ id }) => id} note={t('backup.runsNote')} />
      )}
    </section>
  );
}

function KeptUntil({ run: { made, isThere, kept } }: { readonly run: Run }) {
  const { t } = useTranslation('privacy');
  if (made === null) return null;
  if (isThere === null) return t('backup.unknown');
  if (!isThere) return <span className="quiet">{t('backup.gone')}</span>;
  if (kept === null) return t('backup.unknown');
  const as = t(`backup.${kept.by}`);
  return kept.goneOn === null ? as : t('backup.until', { as, day: kept.goneOn });
}

type NumberText = (value: number, digits?: number) => string;

const sizeText = (bytes: number, number: NumberText): string =>
  bytes < 1_000_000 ? `${number(Math.ceil(bytes / 1_000))} kB` : `${number(bytes / 1_000_000, 1)} MB`;

/** Minutes from two of them on. */
function durationText(seconds: number, number: NumberText): string {
  if (seconds >= 120) return `${number(Math.round(seconds / 60))} min`;
  return seconds < 1 ? '< 1 s' : `${number(Math.round(seconds))} s`;
}
