import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { ConfirmDialog } from '../../web/ui-kit/ConfirmDialog.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import type { OwnSessions } from '../ownSessionsApi.ts';
import { SessionTable, whereText, type SeenSession } from './SessionTable.tsx';
import './access.css';

/** The browsers in which one is logged in, for everyone. */
export function OwnSessionsPage() {
  const { t } = useTranslation('access');
  const query = useQuery({
    queryKey: ['sessions'],
    staleTime: 0,
    queryFn: ({ signal }) => fetchJson<OwnSessions>(apiPaths.sessions(), { signal }),
  });
  return (
    <Page title={t('sessions.title')} lead={t('sessions.lead')}>
      <Loaded query={query}>{({ sessions }) => <Sessions sessions={sessions} />}</Loaded>
    </Page>
  );
}

function Sessions({ sessions }: { readonly sessions: readonly SeenSession[] }) {
  const { t } = useTranslation('access');
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const end = useMutation({
    mutationFn: (id: string | undefined) =>
      fetchJson<void>(id === undefined ? apiPaths.sessions() : apiPaths.ownSession(id), { method: 'DELETE' }),
    onSuccess: (_, id) => {
      setAsking(false);
      say(t(id === undefined ? 'sessions.othersEnded' : 'sessions.ended'));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  });
  return (
    <div className="stack">
      {end.error && !isAsking && <FaultNotice fault={end.error} />}
      <SessionTable
        sessions={sessions}
        action={(session) =>
          session.isThis ? null : (
            <Button
              look="quiet"
              busy={end.isPending && end.variables === session.id}
              aria-label={t('sessions.endOne', { where: whereText(session, t) })}
              onClick={() => end.mutate(session.id)}
            >
              {t('sessions.end')}
            </Button>
          )
        }
      />
      {sessions.length < 2 ? (
        <p className="quiet">{t('sessions.onlyThis')}</p>
      ) : (
        <p>
          <Button look="secondary" onClick={() => setAsking(true)}>
            {t('sessions.endOthers')}
          </Button>
        </p>
      )}
      {isAsking && (
        <ConfirmDialog
          title={t('sessions.endOthersTitle')}
          confirmText={t('sessions.endOthers')}
          danger
          busy={end.isPending}
          onConfirm={() => end.mutate(undefined)}
          onCancel={() => setAsking(false)}
        >
          <p>{t('sessions.endOthersText')}</p>
          {end.error && <FaultNotice fault={end.error} />}
        </ConfirmDialog>
      )}
    </div>
  );
}
