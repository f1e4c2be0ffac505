import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import type { DueCounts } from '../retentionApi.ts';

/** Orders archive files of what is due and in none: nothing leaves by it, and nothing is weeded. */
export function OrderArchive({ count: { kind, version } }: { readonly count: DueCounts['counts'][number] }) {
  const { t } = useTranslation('privacy');
  const queries = useQueryClient();
  const order = useMutation({
    mutationFn: () => fetchJson<unknown>(apiPaths.archives(), { method: 'POST', body: { kind, version } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['archives'] });
      say(t('archive.orderedSaid'));
    },
  });
  return (
    <>
      <Button
        look="secondary"
        busy={order.isPending}
        aria-label={t('archive.orderKind', { kind: t(`retentionKind.${kind}`) })}
        onClick={() => order.mutate()}
      >
        {t('archive.order')}
      </Button>
      {order.error && <FaultNotice fault={order.error} />}
    </>
  );
}
