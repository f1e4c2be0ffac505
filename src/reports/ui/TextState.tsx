import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { SavedState } from '../../web/ui-kit/SavedState.tsx';
import type { ReportSection } from '../sectionsApi.ts';
import type { DraftState } from './draftKeeper.ts';

type Props = {
  readonly isSaving: boolean;
  readonly isChanged: boolean;
  readonly saved: ReportSection['saved'];
  readonly draft: DraftState;
};

/** Whether what is written is safe, where, and who can see it. */
export function TextState({ isSaving, isChanged, saved, draft }: Props) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  if (isSaving) return <SavedState state={{ kind: 'saving' }} />;
  if (!isChanged) return saved && <SavedState state={{ kind: 'saved', at: saved.at }} />;
  if (draft.kind === 'kept') return <output className="saved-state">{t('draft.kept', { moment: momentText(draft.at, language) })}</output>;
  return <SavedState state={{ kind: draft.kind === 'onDevice' ? 'onDevice' : 'unsaved' }} />;
}
