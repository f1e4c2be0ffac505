import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { closeToast, shownToasts, watchToasts } from './toasts.ts';
import './toasts.css';

/** Where what was done is said, aloud too, with a way to undo it. Stands once in the frame. */
export function Toasts() {
  const { t } = useTranslation('kit');
  const toasts = useSyncExternalStore(watchToasts, shownToasts);
  return (
    <output className="toasts not-printed">
      {toasts.map(({ id, text, kind, action }) => (
        <div className={`toast toast-${kind}`} key={id}>
          <p>{text}</p>
          {action && (
            <Button
              look="quiet"
              onClick={() => {
                closeToast(id);
                action.run();
              }}
            >
              {action.text}
            </Button>
          )}
          <Button look="quiet" aria-label={t('toast.close')} onClick={() => closeToast(id)}>
            ✕
          </Button>
        </div>
      ))}
    </output>
  );
}
