import { useTranslation } from 'react-i18next';
import { Badge } from '../../web/ui-kit/Badge.tsx';
import type { Users } from '../usersApi.ts';

/** Whether a user is in, on the way in, or out; and what stands in the way of one who is invited. */
export function UserStateBadge({ user: { state, link } }: { readonly user: Pick<Users['users'][number], 'state' | 'link'> }) {
  const { t } = useTranslation('access');
  const stands =
    state !== 'invited' || !link
      ? undefined
      : link.hasExpired
        ? 'expired'
        : link.delivery === 'failed' || link.delivery === 'waiting'
          ? 'notSent'
          : undefined;
  return (
    <>
      <Badge kind={state === 'active' ? 'done' : state === 'left' ? 'quiet' : 'plain'}>{t(`users.state.${state}`)}</Badge>
      {stands !== undefined && <span className="quiet small"> {t(`users.${stands}`)}</span>}
    </>
  );
}
