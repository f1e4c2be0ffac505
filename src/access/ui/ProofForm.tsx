import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../web/ui-kit/Button.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { ApiFault } from '../../web/ui-kit/fetchJson.ts';
import { TextField } from '../../web/ui-kit/TextField.tsx';

export type Proof = { readonly password: string; readonly code?: string };
type Props = {
  /** Whether a code is asked for beside the password. */
  readonly withCode: boolean;
  readonly submitText: string;
  readonly busy: boolean;
  readonly fault: unknown;
  readonly onSubmit: (proof: Proof) => void;
  readonly onCancel?: (() => void) | undefined;
};

/** Proves who one is, before something that must not be another's to do. */
export function ProofForm({ withCode, submitText, busy, fault, onSubmit, onCancel }: Props) {
  const { t } = useTranslation('access');
  const { t: tWays } = useTranslation('loginWays');
  const [values, setValues] = useState({ password: '', code: '' });
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const code = fault instanceof ApiFault ? fault.code : undefined;
  const asksCode = withCode || code === 'code-needed' || code === 'code-wrong';
  const faults = {
    password:
      isTried && values.password === '' ? t('login.missing.password') : code === 'password-wrong' ? tWays('ways.passwordWrong') : undefined,
    code:
      isTried && asksCode && values.code.trim() === ''
        ? t('login.missing.code')
        : code === 'code-wrong'
          ? tWays('ways.codeWrong')
          : undefined,
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const empty = values.password === '' ? 'password' : asksCode && values.code.trim() === '' ? 'code' : undefined;
    if (empty === undefined) onSubmit({ password: values.password, ...(asksCode ? { code: values.code.trim() } : {}) });
    else form.current?.querySelector<HTMLInputElement>(`[name=${empty}]`)?.focus();
  };
  const isPlaced = code === 'password-wrong' || code === 'code-wrong' || code === 'code-needed';
  return (
    <form className="narrow-form stack" noValidate ref={form} onSubmit={send}>
      {fault !== undefined && fault !== null && !isPlaced && <FaultNotice fault={fault} />}
      <TextField
        label={t('login.password')}
        name="password"
        type="password"
        autoComplete="current-password"
        required
        value={values.password}
        onChange={(password) => setValues((before) => ({ ...before, password }))}
        error={faults.password}
      />
      {asksCode && (
        <TextField
          label={t('login.code')}
          hint={t('login.codeHint')}
          name="code"
          autoComplete="one-time-code"
          required
          value={values.code}
          onChange={(typed) => setValues((before) => ({ ...before, code: typed }))}
          error={faults.code}
        />
      )}
      <div className="form-actions">
        <Button type="submit" busy={busy}>
          {submitText}
        </Button>
        {onCancel && (
          <Button look="secondary" busy={busy} onClick={onCancel}>
            {tWays('ways.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}
