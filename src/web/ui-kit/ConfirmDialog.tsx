import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import './confirm.css';

type Props = {
  readonly title: string;
  /** What happens, and that it cannot be undone where it cannot. */
  readonly children: ReactNode;
  readonly confirmText: string;
  /** Where not confirming is something else than to leave it. */
  readonly cancelText?: string | undefined;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
};

/** Asks before what cannot be undone. The platform's own dialog: it holds the focus, closes with Escape and gives the focus back. */
export function ConfirmDialog({ title, children, confirmText, cancelText, danger = false, busy = false, onConfirm, onCancel }: Props) {
  const { t } = useTranslation('kit');
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // Closed while it still stands in the page: only then does the browser give the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      className="confirm"
      ref={dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onCancel={(event) => {
        event.preventDefault();
        if (!busy) onCancel();
      }}
    >
      <h2 id={`${id}-title`}>{title}</h2>
      <div className="stack-tight" id={`${id}-text`}>
        {children}
      </div>
      <div className="form-actions">
        <Button look={danger ? 'danger' : 'primary'} busy={busy} onClick={onConfirm}>
          {confirmText}
        </Button>
        <Button look="secondary" busy={busy} onClick={onCancel}>
          {cancelText ?? t('confirm.cancel')}
        </Button>
      </div>
    </dialog>
  );
}
