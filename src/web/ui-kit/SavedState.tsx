import { useTranslation } from 'react-i18next';
import { useLanguage } from './language.ts';
import { momentText } from './momentText.ts';
import './steps.css';

export type Saving =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'saving' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'onDevice' };

/** Whether what is written is safe, and where. */
export function SavedState({ state }: { readonly state: Saving }) {
  const { t } = useTranslation('kit');
  const language = useLanguage();
  return (
    <output className={state.kind === 'onDevice' ? 'saved-state saved-failed' : 'saved-state'}>
      {state.kind === 'saved' ? t('saved.saved', { moment: momentText(state.at, language) }) : t(`saved.${state.kind}`)}
    </output>
  );
}
