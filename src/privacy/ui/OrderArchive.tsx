import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import { orderedArchives } from './orderedArchives.ts';
import type { DueCounts } from '../retentionApi.ts';
import { useArchives } from './useArchives.ts';

/** Orders archive files of what is due and in none, or says of whom they are ordered: nothing leaves by it, and nothing is weeded. */
export function OrderArchive({ count }: { readonly count: DueCounts['counts'][number] }) {
  const { t } = useTranslation('privacy');
  const { kind, version } = count;
  const queries = useQueryClient();
  const archives = useArchives();
  const order = useMutation({
    mutationFn: () => fetchJson<unknown>(apiPaths.archives(), { method: 'POST', body: { kind, version } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['archives'] });
      say(t('archive.orderedSaid'));
    },
  });
  const ordered = archives.data && orderedArchives(count, archives.data);
  const told = useRef<HTMLParagraphElement>(null);
  const hasGone = order.isSuccess && ordered?.hasChanged === false;
  // The button that was pressed is gone: what stands in its place is where one is.
  useEffect(() => {
    if (hasGone) told.current?.focus();
  }, [hasGone]);
  if (archives.isPending) return null;
  return (
    <>
      {ordered && (
        <p ref={told} tabIndex={-1} className="retention-words small">
          {t('archive.orderedOf', { count: ordered.interventions.length, names: ordered.interventions.join(', ') })}
        </p>
      )}
      {ordered?.hasChanged !== false && (
        <Button
          look="secondary"
          busy={order.isPending}
          aria-label={t(ordered ? 'archive.orderMoreKind' : 'archive.orderKind', { kind: t(`retentionKind.${kind}`) })}
          onClick={() => order.mutate()}
        >
          {t(ordered ? 'archive.orderMore' : 'archive.order')}
        </Button>
      )}
      {order.error && <FaultNotice fault={order.error} />}
    </>
  );
}
