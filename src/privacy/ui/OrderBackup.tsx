import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { ProgressMeter } from '../../web/ui-kit/ProgressMeter.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import type { Backups } from '../backupsApi.ts';

/** Has the server make a backup now, and tells how far it has come and how it ended. The same button twice is one backup. */
export function OrderBackup({ backups: { order, runs } }: { readonly backups: Backups }) {
  const { t } = useTranslation('privacy');
  const queries = useQueryClient();
  const [id, setId] = useState(() => crypto.randomUUID());
  const ask = useMutation({
    mutationFn: () => fetchJson<{ readonly id: string }>(apiPaths.backupOrders(), { method: 'POST', body: { id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['backups'] }),
  });
  const isWaiting = order !== null;
  const waited = useRef(false);
  useEffect(() => {
    if (waited.current && !isWaiting) {
      say(t(runs[0]?.fault === null ? 'backup.saidDone' : 'backup.saidFailed'));
      setId(crypto.randomUUID());
    }
    waited.current = isWaiting;
  }, [isWaiting, runs, t]);
  const language = useLanguage();
  const copied = (count: number): string =>
    t('backup.copying', { count, rows: count.toLocaleString(language === 'sv' ? 'sv-SE' : 'en-GB') });
  const usual = runs.find(({ made }) => made !== null)?.made?.rows;
  return (
    <section className="stack measure" aria-label={t('backup.orderTitle')}>
      <h2>{t('backup.orderTitle')}</h2>
      <p>{t('backup.orderText')}</p>
      {ask.error && <FaultNotice fault={ask.error} />}
      {order && order.rows !== null && usual !== undefined && (
        <ProgressMeter text={copied(order.rows)} done={Math.min(order.rows, usual)} of={usual} />
      )}
      {order && (order.rows === null || usual === undefined) && (
        <p aria-live="polite">{order.rows === null ? t('backup.waiting') : copied(order.rows)}</p>
      )}
      <div className="form-actions">
        <Button look="secondary" busy={isWaiting || ask.isPending} onClick={() => ask.mutate()}>
          {t(isWaiting ? 'backup.ordering' : 'backup.order')}
        </Button>
      </div>
    </section>
  );
}
