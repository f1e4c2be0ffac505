import { skipToken, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import type { Approvals } from '../approvalsApi.ts';
import './access.css';

type Props = {
  /** How many roles waited when the visit began. */
  readonly atStart: number;
  readonly href: string;
};

/** Tells a team leader on every page that roles wait for an answer, until all are answered. Asks nothing: the page of the answers has. */
export function WaitingNotice({ atStart, href }: Props) {
  const { t } = useTranslation('access');
  const { data } = useQuery<Approvals>({ queryKey: ['approvals'], queryFn: skipToken });
  const count = data?.waiting.length ?? atStart;
  if (count === 0) return null;
  return (
    <div className="waiting-notice not-printed">
      <Notice title={t('approvals.waiting', { count })} action={<a href={href}>{t('approvals.toAnswer')}</a>} />
    </div>
  );
}
