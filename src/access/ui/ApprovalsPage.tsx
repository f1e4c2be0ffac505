import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { ConfirmDialog } from '../../web/ui-kit/ConfirmDialog.tsx';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import { FactList } from '../../web/ui-kit/FactList.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { Page } from '../../web/ui-kit/Page.tsx';
import { PeriodText } from '../../web/ui-kit/PeriodText.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import type { Approvals } from '../approvalsApi.ts';
import { roleText } from './roleText.ts';
import './access.css';

type Waiting = Approvals['waiting'][number];

/** Roles in the own team that wait for its leader. */
export function ApprovalsPage() {
  const { t } = useTranslation('access');
  const query = useQuery({
    queryKey: ['approvals'],
    queryFn: ({ signal }) => fetchJson<Approvals>(apiPaths.approvals(), { signal }),
  });
  return (
    <Page title={t('approvals.title')} lead={t('approvals.lead')}>
      <Loaded query={query}>
        {({ waiting }) =>
          waiting.length === 0 ? (
            <EmptyState title={t('approvals.none')}>
              <p>{t('approvals.noneText')}</p>
            </EmptyState>
          ) : (
            <ul className="waiting-list">
              {waiting.map((one) => (
                <WaitingRole key={one.id} one={one} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}

function WaitingRole({ one }: { readonly one: Waiting }) {
  const { t } = useTranslation('access');
  const language = useLanguage();
  const queries = useQueryClient();
  const [isDeclining, setDeclining] = useState(false);
  const role = roleText(one.role, one, t);
  const answer = useMutation({
    mutationFn: (approve: boolean) =>
      fetchJson<void>(apiPaths.approval(one.id), { method: 'PUT', body: { version: one.version, approve } }),
    onSuccess: (_, approve) => say(t(approve ? 'approvals.approved' : 'approvals.declined')),
    onSettled: () => {
      setDeclining(false);
      return queries.invalidateQueries({ queryKey: ['approvals'] });
    },
  });
  const at = one.givenAt === null ? '' : t('approvals.askedAt', { at: momentText(one.givenAt, language) });
  return (
    <li className="waiting stack-tight">
      <h2>
        {one.name}: {role}
      </h2>
      <p className="quiet">{t('approvals.asked', { by: one.givenBy, at })}</p>
      <FactList
        facts={[
          {
            key: 'days',
            name: t('approvals.days'),
            value: one.to === null ? t('users.from', { from: one.from }) : <PeriodText from={one.from} to={one.to} />,
          },
          ...(one.reason === null ? [] : [{ key: 'reason', name: t('approvals.reason'), value: one.reason }]),
        ]}
      />
      {answer.error && <FaultNotice fault={answer.error} />}
      <div className="form-actions">
        <Button
          busy={answer.isPending}
          aria-label={t('approvals.approveOne', { name: one.name, role })}
          onClick={() => answer.mutate(true)}
        >
          {t('approvals.approve')}
        </Button>
        <Button
          look="secondary"
          busy={answer.isPending}
          aria-label={t('approvals.declineOne', { name: one.name, role })}
          onClick={() => setDeclining(true)}
        >
          {t('approvals.decline')}
        </Button>
      </div>
      {isDeclining && (
        <ConfirmDialog
          title={t('approvals.declineTitle', { name: one.name })}
          confirmText={t('approvals.decline')}
          danger
          busy={answer.isPending}
          onConfirm={() => answer.mutate(false)}
          onCancel={() => setDeclining(false)}
        >
          <p>{t('approvals.declineText')}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}
