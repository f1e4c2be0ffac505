import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { pagePaths, slugOf } from '../paths.ts';
import { Button } from './Button.tsx';
import { ApiFault } from './fetchJson.ts';
import { useLanguage } from './language.ts';
import { Notice } from './Notice.tsx';
import { Unbroken } from './Unbroken.tsx';

type Props = { readonly fault: unknown; readonly onRetry?: () => void };

/** The one place that shows what went wrong with a question to the server. */
export function FaultNotice({ fault, onRetry }: Props) {
  const { t } = useTranslation('kit');
  const language = useLanguage();
  const { title, text, swedish, details } = wordsOf(fault, t);
  return (
    <Notice
      kind="fault"
      title={title}
      aloud
      action={
        onRetry && (
          <Button look="secondary" onClick={onRetry}>
            {t('retry')}
          </Button>
        )
      }
    >
      {text !== '' && (
        <p lang={swedish && language !== 'sv' ? 'sv' : undefined}>
          <Unbroken text={text} />
        </p>
      )}
      {fault instanceof ApiFault && fault.status >= 500 && fault.requestId !== '' && (
        <p>{t('fault.number', { number: fault.requestId })}</p>
      )}
      {fault instanceof ApiFault && fault.status === 401 && (
        <p>
          <a href={pagePaths.association(slugOf(window.location.pathname) ?? '')} target="_blank" rel="noreferrer">
            {t('fault.session.logIn')}
          </a>
        </p>
      )}
      {details.length > 0 && (
        <ul lang={language === 'sv' ? undefined : 'sv'}>
          {details.map((line) => (
            <li key={line}>
              <Unbroken text={line} />
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

type Words = { readonly title: string; readonly text: string; readonly swedish: boolean; readonly details: readonly string[] };

function wordsOf(fault: unknown, t: TFunction<'kit'>): Words {
  const own = (title: string, text: string): Words => ({ title, text, swedish: false, details: [] });
  if (!(fault instanceof ApiFault)) return own(t('fault.bug.title'), t('fault.bug.text'));
  switch (fault.status) {
    case 0:
      return own(t('fault.network.title'), t('fault.network.text'));
    case 401:
      return own(t('fault.session.title'), t('fault.session.text'));
    case 403:
      return { ...own(t('fault.forbidden.title'), fault.message), swedish: true };
    case 404:
      return { ...own(t('fault.missing.title'), fault.message), swedish: true };
    case 429:
      return own(t('fault.often.title'), t('fault.often.text'));
    case 503:
      return own(t('fault.away.title'), t('fault.away.text'));
    default:
      // The server's text says in plain Swedish what to mend.
      if (fault.status >= 500 || fault.message === '') return own(t('fault.bug.title'), t('fault.bug.text'));
      return { title: t('fault.refused.title'), text: fault.message, swedish: true, details: fault.details };
  }
}
