import { useTranslation } from 'react-i18next';
import { Badge } from '../../web/ui-kit/Badge.tsx';
import { DataTable, type Column } from '../../web/ui-kit/DataTable.tsx';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import { Unbroken } from '../../web/ui-kit/Unbroken.tsx';
import type { SubjectRequests } from '../subjectAccessApi.ts';

type Request = SubjectRequests['requests'][number];
type Props = { readonly requests: readonly Request[]; readonly addressOf: (id: string) => string };

/** Those that are open first, the one that is due first on top. */
export function RequestList({ requests, addressOf }: Props) {
  const { t } = useTranslation('privacy');
  if (requests.length === 0)
    return (
      <EmptyState title={t('subject.none')}>
        <p>{t('subject.noneText')}</p>
      </EmptyState>
    );
  const columns: readonly Column<Request>[] = [
    { key: 'number', text: t('subject.number'), cell: ({ id, number }) => <a href={addressOf(id)}>{number}</a> },
    { key: 'received', text: t('subject.receivedOn'), cell: ({ receivedOn }) => <Unbroken text={receivedOn} /> },
    { key: 'due', text: t('subject.answerBy'), cell: ({ answerBy }) => <Unbroken text={answerBy} /> },
    { key: 'state', text: t('subject.state'), cell: (request) => <RequestState request={request} /> },
    { key: 'by', text: t('subject.registeredBy'), cell: ({ registeredBy }) => registeredBy },
  ];
  return <DataTable caption={t('subject.requests')} columns={columns} rows={requests} rowKey={({ id }) => id} />;
}

/** Whether a request waits, should have been answered, or how it ended. */
export function RequestState({
  request: { outcome, closedOn, isOverdue },
}: {
  readonly request: Pick<Request, 'outcome' | 'closedOn' | 'isOverdue'>;
}) {
  const { t } = useTranslation('privacy');
  if (outcome !== null) return <Badge kind="done">{t(`subject.ended.${outcome}`, { day: closedOn ?? '' })}</Badge>;
  return <Badge kind={isOverdue ? 'plain' : 'quiet'}>{t(isOverdue ? 'subject.overdue' : 'subject.open')}</Badge>;
}
