import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../web/ui-kit/CopyButton.tsx';
import { Notice } from '../../web/ui-kit/Notice.tsx';

/** A link that no letter carries, shown this once. */
export function LinkHandOver({ title, link }: { readonly title: string; readonly link: string }) {
  const { t } = useTranslation('access');
  return (
    <Notice kind="warning" title={title} aloud action={<CopyButton text={t('handOver.copy')} content={() => link} />}>
      <p>{t('handOver.text')}</p>
      <p className="hand-over">{link}</p>
    </Notice>
  );
}
