import { useTranslation } from 'react-i18next';
import { Button } from '../../web/ui-kit/Button.tsx';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import type { Delivered } from '../usersApi.ts';
import { LinkHandOver } from './LinkHandOver.tsx';

type Props = { readonly answer: Delivered; readonly name: string; readonly href: string; readonly onAnother: () => void };

/** Who was added without a letter: the link to hand over, or that the letter has to be sent again. */
export function InvitedNotice({ answer, name, href, onAnother }: Props) {
  const { t } = useTranslation('access');
  return (
    <div className="measure stack">
      {answer.link !== null && <LinkHandOver title={t('invite.handedTitle', { name })} link={answer.link} />}
      {answer.delivery === 'failed' && (
        <Notice kind="fault" title={t('invite.failedTitle', { name })} aloud>
          {answer.faultText !== null && <p lang="sv">{answer.faultText}</p>}
          <p>{t('invite.failedText')}</p>
        </Notice>
      )}
      <p className="row">
        <a className="button button-secondary" href={href}>
          {t('invite.toUser', { name })}
        </a>
        <Button look="quiet" onClick={onAnother}>
          {t('invite.another')}
        </Button>
      </p>
    </div>
  );
}
