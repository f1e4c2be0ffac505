import { useTranslation } from 'react-i18next';
import { Steps } from '../../web/ui-kit/Steps.tsx';

export function ImportSteps({ current }: { readonly current: 0 | 1 | 2 }) {
  const { t } = useTranslation('imports');
  return <Steps label={t('steps.label')} steps={[t('steps.file'), t('steps.look'), t('steps.done')]} current={current} />;
}
