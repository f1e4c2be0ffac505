import { useTranslation } from 'react-i18next';
import { TakeOutLink } from '../../access/ui/TakeOutLink.tsx';
import { apiPaths } from '../../web/paths.ts';
import { Badge } from '../../web/ui-kit/Badge.tsx';
import { Button } from '../../web/ui-kit/Button.tsx';
import { DataTable, type Column } from '../../web/ui-kit/DataTable.tsx';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { momentText } from '../../web/ui-kit/momentText.ts';
import type { ArchiveFiles } from '../archiveApi.ts';

type File = ArchiveFiles['files'][number];
type Actions = {
  readonly onMake: (file: File) => void;
  readonly onReceive: (file: File) => void;
};
type Props = Pick<ArchiveFiles, 'files'> & { readonly actions?: Actions };

/** Each archive file with its state, its hash, and what comes next. */
export function ArchiveTable({ files, actions }: Props) {
  const { t } = useTranslation('privacy');
  const columns: readonly Column<File>[] = [
    {
      key: 'intervention',
      text: t('archive.intervention'),
      cell: ({ intervention, ofProtected, kind }) => (
        <div className="retention-words">
          {intervention}
          <div className="quiet small">{t(`retentionKind.${kind}`)}</div>
          {ofProtected && <Badge kind="plain">{t('archive.protected')}</Badge>}
        </div>
      ),
    },
    { key: 'state', text: t('archive.state'), cell: (file) => <ArchiveProgress file={file} /> },
    ...(actions ? [{ key: 'next', text: t('archive.next'), cell: (file: File) => <ArchiveActions file={file} actions={actions} /> }] : []),
  ];
  return <DataTable caption={t('archive.caption')} columns={columns} rows={files} rowKey={({ id }) => id} />;
}

const LOOKS = { wanted: 'quiet', made: 'plain', fetched: 'plain', received: 'done', superseded: 'quiet' } as const;

function ArchiveProgress({ file }: { readonly file: File }) {
  const { t } = useTranslation('privacy');
  const language = useLanguage();
  const { state, wanted, orderedAt, orderedBy, made, receipt, hasLeader } = file;
  return (
    <div className="archive-words">
      <Badge kind={LOOKS[state]}>{t(`archive.states.${state}`)}</Badge>
      <div className="small">{t('archive.ordered', { count: wanted, by: orderedBy, at: momentText(orderedAt, language) })}</div>
      {made && <div className="small">{t('archive.made', { count: made.records, by: made.by, at: momentText(made.at, language) })}</div>}
      {made && (
        <div className="small">
          {t('archive.hash')} <code className="archive-hash">{made.sha256}</code>
        </div>
      )}
      {receipt && <div className="small">{t('archive.receipt', receipt)}</div>}
      {state === 'superseded' && <div className="small">{t('archive.supersededText')}</div>}
      {!hasLeader && (state === 'wanted' || state === 'made' || state === 'fetched') && (
        <div className="small">{t('archive.noLeader')}</div>
      )}
    </div>
  );
}

function ArchiveActions({ file, actions }: { readonly file: File; readonly actions: Actions }) {
  const { t } = useTranslation('privacy');
  const { state, intervention } = file;
  const name = { intervention: file.ofProtected ? `${intervention}, ${t('archive.protected').toLowerCase()}` : intervention };
  if (state === 'received' || state === 'superseded') return <>–</>;
  return (
    <div className="archive-actions">
      {state !== 'wanted' && <TakeOutLink href={apiPaths.archiveFile(file.id)}>{t('archive.fetch')}</TakeOutLink>}
      {state !== 'wanted' && (
        <Button look="secondary" aria-label={t('archive.receiveOne', name)} onClick={() => actions.onReceive(file)}>
          {t('archive.receive')}
        </Button>
      )}
      <Button
        look="secondary"
        aria-label={t(state === 'wanted' ? 'archive.makeOne' : 'archive.remakeOne', name)}
        onClick={() => actions.onMake(file)}
      >
        {t(state === 'wanted' ? 'archive.make' : 'archive.remake')}
      </Button>
    </div>
  );
}
