import { useTranslation } from 'react-i18next';
import { Button } from '../../web/ui-kit/Button.tsx';
import { CopyButton } from '../../web/ui-kit/CopyButton.tsx';
import { Notice } from '../../web/ui-kit/Notice.tsx';

type Props = { readonly codes: readonly string[]; readonly onDone: () => void };

/** Recovery codes, shown this once: to print or keep where passwords are kept. */
export function RecoveryCodeList({ codes, onDone }: Props) {
  const { t } = useTranslation('loginWays');
  return (
    <div className="stack">
      <Notice kind="done" title={t('ways.recovery.title')} aloud>
        <p>{t('ways.recovery.text')}</p>
      </Notice>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="form-actions not-printed">
        <Button onClick={onDone}>{t('ways.recovery.done')}</Button>
        <Button look="secondary" onClick={() => window.print()}>
          {t('ways.recovery.print')}
        </Button>
        <CopyButton text={t('ways.recovery.copy')} content={() => codes.join('\n')} />
      </div>
    </div>
  );
}
