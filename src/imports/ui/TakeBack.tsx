import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { ConfirmDialog } from '../../web/ui-kit/ConfirmDialog.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import type { ImportAnswer, ImportHead } from '../importApi.ts';

/** The way to take a whole import back, asked first; what has been built on it since is told instead. */
export function TakeBack({ of: { id, kind } }: { readonly of: ImportHead }) {
  const { t } = useTranslation('imports');
  const client = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const takeBack = async (): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    try {
      const done = await fetchJson<ImportAnswer>(apiPaths.importTakingBack(id), { method: 'POST' });
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'import' });
      client.setQueryData(['import', id], done);
      say(t('back.done'));
    } catch (error) {
      setFault(error);
    } finally {
      setBusy(false);
      setAsked(false);
    }
  };
  return (
    <>
      {fault !== undefined && <FaultNotice fault={fault} />}
      <p>
        <Button look="secondary" busy={busy} onClick={() => setAsked(true)}>
          {t('back.takeBack')}
        </Button>
      </p>
      {isAsked && (
        <ConfirmDialog
          title={t('back.ask')}
          confirmText={t('back.yes')}
          danger
          busy={busy}
          onConfirm={() => void takeBack()}
          onCancel={() => setAsked(false)}
        >
          <p>{kind === 'participants' ? t('back.askParticipants') : t('back.askMoney')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

export function TakenBackNotice({ of: { takenBackAt, takenBackBy } }: { readonly of: ImportHead }) {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  if (takenBackAt === null) return null;
  return (
    <Notice kind="warning" title={t('back.taken')}>
      <p>{t('back.takenText', { by: takenBackBy, at: momentText(takenBackAt, language) })}</p>
    </Notice>
  );
}
