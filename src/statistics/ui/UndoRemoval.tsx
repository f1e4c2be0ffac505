import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../web/ui-kit/Button.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import type { SavedView } from '../savedViewsApi.ts';
import { useSavedViews } from './useSavedViews.ts';

type Props = {
  /** As it was before it was removed. */
  readonly view: SavedView;
  readonly onDone: () => void;
};

/** Says that a view is gone where it stood, with the way to have it back under the keyboard's focus. */
export function UndoRemoval({ view: { id, name, version }, onDone }: Props) {
  const { t } = useTranslation('statistics');
  const { setRemoved } = useSavedViews();
  const place = useRef<HTMLDivElement>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  useEffect(() => place.current?.querySelector('button')?.focus(), []);
  const undo = async (): Promise<void> => {
    setBusy(true);
    try {
      await setRemoved(id, { version: version + 1, removed: false });
      say(t('views.restored', { name }));
      onDone();
    } catch (error) {
      setFault(error);
      setBusy(false);
    }
  };
  return (
    <div className="undo-removal" ref={place}>
      <output>{t('views.removed', { name })}</output>
      <Button look="secondary" busy={busy} onClick={() => void undo()}>
        {t('views.undo')}
      </Button>
      {fault !== undefined && <FaultNotice fault={fault} />}
    </div>
  );
}
