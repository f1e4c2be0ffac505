import { useTranslation } from 'react-i18next';
import { Button } from '../Button.tsx';
import { Notice } from '../Notice.tsx';
import type { Cuts } from './fragmentMarkdown.ts';

const KINDS = ['images', 'mergedCells', 'namelessColumns', 'innerTables'] as const;

/** What of something pasted a report can not show, and what became of it. */
export function CutNotice({ cuts, onClose }: { readonly cuts: Cuts; readonly onClose: () => void }) {
  const { t } = useTranslation('editor');
  const found = KINDS.filter((kind) => cuts[kind] > 0);
  if (found.length === 0) return null;
  return (
    <Notice
      kind="warning"
      aloud
      title={t('cut.title')}
      action={
        <Button look="quiet" onClick={onClose}>
          {t('cut.close')}
        </Button>
      }
    >
      <ul>
        {found.map((kind) => (
          <li key={kind}>{t(`cut.${kind}`, { count: cuts[kind] })}</li>
        ))}
      </ul>
    </Notice>
  );
}
