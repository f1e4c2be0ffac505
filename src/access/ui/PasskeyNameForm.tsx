import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../web/ui-kit/Button.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { PasskeyFaultNotice } from './PasskeyFaultNotice.tsx';

type Props = {
  readonly name: string;
  readonly submitText: string;
  readonly busy: boolean;
  readonly fault: unknown;
  readonly onSubmit: (name: string) => void;
  readonly onCancel: () => void;
};

/** What a passkey is called, so that one finds it again when the device is lost. */
export function PasskeyNameForm({ name: before, submitText, busy, fault, onSubmit, onCancel }: Props) {
  const { t } = useTranslation('loginWays');
  const [name, setName] = useState(before);
  const [isTried, setTried] = useState(false);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== '') onSubmit(name.trim());
  };
  return (
    <form className="narrow-form stack" noValidate onSubmit={send}>
      {fault !== undefined && fault !== null && <PasskeyFaultNotice fault={fault} />}
      <TextField
        label={t('passkey.nameLabel')}
        hint={t('passkey.nameHint')}
        name="name"
        required
        inputRef={shownField}
        value={name}
        onChange={(typed) => setName(typed.slice(0, LONGEST))}
        error={isTried && name.trim() === '' ? t('passkey.nameMissing') : undefined}
      />
      <div className="form-actions">
        <Button type="submit" busy={busy}>
          {submitText}
        </Button>
        <Button look="secondary" busy={busy} onClick={onCancel}>
          {t('ways.cancel')}
        </Button>
      </div>
    </form>
  );
}

const LONGEST = 100;
/** A field that comes when it is asked for has the focus. */
const shownField = (field: HTMLInputElement | null): void => field?.focus();
