import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { FaultNotice } from './FaultNotice.tsx';
import { useUnsaved } from './unsaved.ts';
import './form.css';

export type FieldFault = { readonly name: string; readonly label: string; readonly text: string };

type Props = {
  /** What the form is for, to those who hear the page. */
  readonly label: string;
  readonly submitText: string;
  /** What is wrong, in the fields' order. Shown when someone has tried to send; sending waits until there is none. */
  readonly faults: readonly FieldFault[];
  /** Called once a try: a second click while the first is under way does nothing. */
  readonly onSubmit: () => Promise<void> | void;
  /** Told at the first try, so that fields can show what is wrong with them. */
  readonly onTry?: () => void;
  readonly busy?: boolean;
  /** Whether what is written would be lost with the page. */
  readonly unsaved?: boolean;
  /** What the server said no to. */
  readonly fault?: unknown;
  /** Other ways on, beside the button that sends. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/**
 * A form that says everything that is wrong at once, above the fields and beside each, and takes one there. What is written stays
 * whatever the network or the server says.
 */
export function Form({ label, submitText, faults, onSubmit, onTry, busy = false, unsaved = false, fault, actions, children }: Props) {
  const { t } = useTranslation('kit');
  const [tries, setTries] = useState(0);
  const summary = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);
  useUnsaved(unsaved);
  useEffect(() => {
    if (tries > 0) summary.current?.focus();
  }, [tries]);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (busy) return;
    onTry?.();
    if (faults.length > 0) setTries(tries + 1);
    else {
      setTries(0);
      void onSubmit();
    }
  };
  const go = (name: string): void => {
    const field = form.current?.elements.namedItem(name);
    focusOn(field instanceof RadioNodeList ? field[0] : field);
  };
  return (
    <form className="form stack" noValidate aria-label={label} ref={form} onSubmit={send}>
      {tries > 0 && faults.length > 0 && (
        <div className="notice notice-fault" role="alert" tabIndex={-1} ref={summary}>
          <p className="notice-title">{t('form.faults', { count: faults.length })}</p>
          <ul>
            {faults.map(({ name, label: of, text }) => (
              <li key={`${name} ${text}`}>
                <button type="button" className="button button-quiet" onClick={() => go(name)}>
                  {of}
                </button>{' '}
                {text}
              </li>
            ))}
          </ul>
        </div>
      )}
      {children}
      {fault !== undefined && <FaultNotice fault={fault} />}
      <div className="form-actions">
        <Button type="submit" busy={busy}>
          {busy ? t('form.saving') : submitText}
        </Button>
        {actions}
      </div>
    </form>
  );
}

function focusOn(field: unknown): void {
  if (field instanceof HTMLElement) field.focus();
}
