import { useTranslation } from 'react-i18next';
import { FactList } from '../../web/ui-kit/FactList.tsx';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import type { SubjectAccess } from '../subjectAccessApi.ts';
import { RequestState } from './RequestList.tsx';

/** What is known of the request itself; of who asks no more than in which interventions they take part. */
export function RequestFacts({ request }: { readonly request: SubjectAccess }) {
  const { t } = useTranslation('privacy');
  const language = useLanguage();
  const { number, receivedOn, answerBy, identityChecked, note, registeredBy, registeredAt, extendedTo, extendedReason, held } = request;
  const { outcome, closedNote, closedBy, isOverdue } = request;
  return (
    <>
      {isOverdue && (
        <Notice kind="warning" title={t('subject.overdueTitle')}>
          <p>{t('subject.overdueText', { day: answerBy })}</p>
        </Notice>
      )}
      <FactList
        facts={[
          { key: 'number', name: t('subject.number'), value: number },
          { key: 'state', name: t('subject.state'), value: <RequestState request={request} /> },
          { key: 'received', name: t('subject.receivedOn'), value: receivedOn },
          { key: 'due', name: t('subject.answerBy'), value: answerBy },
          ...(extendedTo === null ? [] : [{ key: 'why', name: t('subject.extendedWhy'), value: extendedReason ?? '' }]),
          { key: 'checked', name: t('subject.checked'), value: t(`subject.check.${identityChecked}`) },
          ...(note === '' ? [] : [{ key: 'note', name: t('subject.note'), value: note }]),
          ...(held === null
            ? []
            : [
                {
                  key: 'interventions',
                  name: t('subject.interventions'),
                  value: held.interventions
                    .map(({ name, controller }) => (controller === null ? name : t('subject.ofController', { name, controller })))
                    .join('; '),
                },
              ]),
          {
            key: 'by',
            name: t('subject.registeredBy'),
            value: t('checks.byAt', { by: registeredBy, at: momentText(registeredAt, language) }),
          },
          ...(outcome === null ? [] : [{ key: 'how', name: t('subject.how'), value: closedNote ?? '' }]),
          ...(closedBy === null ? [] : [{ key: 'closedBy', name: t('subject.closedBy'), value: closedBy }]),
        ]}
      />
      {outcome !== null && <p className="quiet">{t('subject.endedText')}</p>}
    </>
  );
}
