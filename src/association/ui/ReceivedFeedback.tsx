import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Badge } from '../../web/ui-kit/Badge.tsx';
import { Button } from '../../web/ui-kit/Button.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { say } from '../../web/ui-kit/toasts.ts';
import type { ReceivedFeedback as One, ReceivedFeedbackList } from '../accessibilityApi.ts';
import './accessibility.css';

/** What people have told of accessibility, for those who see to it. */
export function ReceivedFeedback() {
  const { t } = useTranslation('association');
  const query = useQuery({
    queryKey: ['accessibility-feedback'],
    queryFn: ({ signal }) => fetchJson<ReceivedFeedbackList>(apiPaths.accessibilityFeedback(), { signal }),
  });
  return (
    <section className="stack" aria-labelledby="received">
      <h2 id="received">{t('accessibility.received.title')}</h2>
      <Loaded query={query}>
        {({ feedback }) =>
          feedback.length === 0 ? (
            <p className="quiet">{t('accessibility.received.none')}</p>
          ) : (
            <ul className="received">
              {feedback.map((one) => (
                <ReceivedOne key={one.id} one={one} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function ReceivedOne({ one }: { readonly one: One }) {
  const { t } = useTranslation('association');
  const language = useLanguage();
  const queries = useQueryClient();
  const mark = useMutation({
    mutationFn: () => fetchJson<void>(apiPaths.accessibilityFeedbackOne(one.id), { method: 'PUT', body: { version: one.version } }),
    onSuccess: () => say(t('accessibility.received.marked')),
    onSettled: () => queries.invalidateQueries({ queryKey: ['accessibility-feedback'] }),
  });
  return (
    <li className="stack-tight">
      <p className="row">
        <span className="number">{momentText(one.receivedAt, language)}</span>
        <Badge kind={one.handledAt === null ? 'plain' : 'done'}>
          {t(one.handledAt === null ? 'accessibility.received.open' : 'accessibility.received.done')}
        </Badge>
        <span className="quiet">{one.page === '' ? t('accessibility.received.noPage') : one.page}</span>
      </p>
      <p className="received-message">{one.message}</p>
      <p className="quiet">{one.contact === '' ? t('accessibility.received.noContact') : one.contact}</p>
      {mark.isError && <FaultNotice fault={mark.error} />}
      {one.handledAt === null ? (
        <Button look="secondary" busy={mark.isPending} onClick={() => mark.mutate()}>
          {t('accessibility.received.markDone')}
        </Button>
      ) : (
        <p className="small quiet">
          {t('accessibility.received.handled', { moment: momentText(one.handledAt, language), name: one.handledBy ?? '' })}
        </p>
      )}
    </li>
  );
}
