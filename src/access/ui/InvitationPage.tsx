import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths, pagePaths } from '../../web/paths.ts';
import { ApiFault, fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import { Progress } from '../../web/ui-kit/Progress.tsx';
import type { ChosenPassword, ChoosePassword, Invited, OpenInvitation } from '../invitationApi.ts';
import type { Session } from '../sessionApi.ts';
import { ChoosePasswordForm } from './ChoosePasswordForm.tsx';

type Props = { readonly slug: string; readonly token: string; readonly onLogIn: (session: Session) => void };
type State =
  | { readonly kind: 'asking' }
  | { readonly kind: 'open'; readonly invited: Invited }
  | { readonly kind: 'chosen' }
  | { readonly kind: 'broken'; readonly fault: unknown };

/** Where a link to choose a password leads: who it is for, and the password; or why it does not work and what to do. */
export function InvitationPage({ slug, token, onLogIn }: Props) {
  const { t } = useTranslation('access');
  const [state, setState] = useState<State>({ kind: 'asking' });
  useEffect(() => {
    const body: OpenInvitation = { association: slug, token };
    fetchJson<Invited>(apiPaths.invitation(), { method: 'POST', body }).then(
      (invited) => setState({ kind: 'open', invited }),
      (fault: unknown) => setState({ kind: 'broken', fault }),
    );
  }, [slug, token]);
  if (state.kind === 'asking') return <Progress />;
  if (state.kind === 'broken') return <Broken slug={slug} fault={state.fault} />;
  if (state.kind === 'chosen') return <Chosen slug={slug} />;
  const { purpose, association } = state.invited;
  return (
    <Page title={t(`invitation.title.${purpose}`)} lead={t(`invitation.lead.${purpose}`, { association })}>
      <ChoosePasswordForm
        label={t(`invitation.title.${purpose}`)}
        email={state.invited.email}
        onChoose={async (password) => {
          const body: ChoosePassword = { association: slug, token, password };
          const { session } = await fetchJson<ChosenPassword>(apiPaths.invitation(), { method: 'PUT', body });
          if (session) onLogIn(session);
          else setState({ kind: 'chosen' });
        }}
      />
    </Page>
  );
}

/** The password is chosen; who has codes logs in with both. */
function Chosen({ slug }: { readonly slug: string }) {
  const { t } = useTranslation('access');
  return (
    <Page title={t('invitation.chosen.title')}>
      <div className="measure stack">
        <Notice kind="done" aloud>
          <p>{t('invitation.chosen.text')}</p>
        </Notice>
        <p>
          <a href={pagePaths.association(slug)}>{t('invitation.broken.toLogin')}</a>
        </p>
      </div>
    </Page>
  );
}

function Broken({ slug, fault }: { readonly slug: string; readonly fault: unknown }) {
  const { t } = useTranslation('access');
  return (
    <Page title={t('invitation.broken.title')}>
      <div className="measure stack">
        {fault instanceof ApiFault && fault.code.startsWith('invitation-') ? (
          <Notice kind="warning" aloud>
            <p lang="sv">{fault.message}</p>
          </Notice>
        ) : (
          <FaultNotice fault={fault} onRetry={() => window.location.reload()} />
        )}
        <p>
          <a href={pagePaths.association(slug)}>{t('invitation.broken.toLogin')}</a>
        </p>
      </div>
    </Page>
  );
}
