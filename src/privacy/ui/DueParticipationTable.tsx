import { useTranslation } from 'react-i18next';
import { Button } from '../../web/ui-kit/Button.tsx';
import { DataTable, type Column } from '../../web/ui-kit/DataTable.tsx';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { momentText } from '../../web/ui-kit/momentText.ts';
import type { DueParticipations } from '../weedingHoldsApi.ts';

type Due = DueParticipations['participations'][number];
type Props = Pick<DueParticipations, 'participations'> & {
  readonly addressOf: ((id: string) => string) | undefined;
  readonly busy: boolean;
  readonly onStop: (due: Due) => void;
  readonly onLift: (hold: string) => void;
};

/** Participations by their number in the log, which says nothing of who they are. */
export function DueParticipationTable({ participations, addressOf, busy, onStop, onLift }: Props) {
  const { t } = useTranslation('privacy');
  const language = useLanguage();
  const columns: readonly Column<Due>[] = [
    {
      key: 'number',
      text: t('duePart.number'),
      cell: ({ participationId, number }) => (addressOf ? <a href={addressOf(participationId)}>{number}</a> : number),
    },
    { key: 'intervention', text: t('duePart.intervention'), cell: ({ intervention }) => intervention },
    { key: 'kind', text: t('duePart.kind'), cell: ({ kind }) => t(`retentionKind.${kind}`) },
    { key: 'countedFrom', text: t('duePart.countedFrom'), cell: ({ countedFrom }) => countedFrom },
    {
      key: 'state',
      text: t('duePart.state'),
      cell: ({ stop, hold, archived }) =>
        hold ? (
          <>
            {t('duePart.hold', hold)}
            <div className="quiet small">{t('duePart.holdBy', { by: hold.by, at: momentText(hold.at, language) })}</div>
          </>
        ) : stop === null || stop === 'hold' ? (
          t(archived === 'received' ? 'duePart.archivedWillGo' : 'duePart.willGo')
        ) : stop === 'archive' ? (
          t(`duePart.archive_${archived === 'made' || archived === 'changed' ? archived : 'missing'}`)
        ) : (
          t(`duePart.${stop}`)
        ),
    },
    {
      key: 'change',
      text: t('duePart.stop'),
      cell: (due) =>
        due.hold ? (
          <Button
            look="secondary"
            busy={busy}
            aria-label={t('duePart.liftOne', { number: due.number })}
            onClick={() => due.hold && onLift(due.hold.id)}
          >
            {t('duePart.lift')}
          </Button>
        ) : (
          <Button look="secondary" aria-label={t('duePart.stopOne', { number: due.number })} onClick={() => onStop(due)}>
            {t('duePart.stop')}
          </Button>
        ),
    },
  ];
  return (
    <DataTable
      caption={t('duePart.caption', { count: participations.length })}
      columns={columns}
      rows={participations}
      rowKey={({ participationId }) => participationId}
    />
  );
}
