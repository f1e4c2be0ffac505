import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { ApiFault, fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import type { CodeSecret, RecoveryCodes } from '../factorsApi.ts';
import { QrCode } from '../../web/ui-kit/QrCode.tsx';

type Props = { readonly secret: CodeSecret; readonly onConfirmed: (made: RecoveryCodes) => void; readonly onCancel: () => void };

/** The secret to take into an authenticator, and its first code. */
export function NewOneTimeCodes({ secret, onConfirmed, onCancel }: Props) {
  const { t } = useTranslation('access');
  const { t: tWays } = useTranslation('loginWays');
  const [code, setCode] = useState('');
  const [isTried, setTried] = useState(false);
  const confirm = useMutation({
    mutationFn: (typed: string) => fetchJson<RecoveryCodes>(apiPaths.oneTimeCodes(), { method: 'PUT', body: { code: typed } }),
    onSuccess: onConfirmed,
  });
  const isWrong = confirm.error instanceof ApiFault && confirm.error.code === 'code-wrong';
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (code.trim() !== '') confirm.mutate(code.trim());
  };
  return (
    <form className="stack measure" noValidate onSubmit={send}>
      <ol className="numbered stack-tight">
        <li>{tWays('ways.codes.step1')}</li>
        <li>{tWays('ways.codes.step2')}</li>
        <li>{tWays('ways.codes.step3')}</li>
      </ol>
      <div className="qr-row">
        <QrCode text={secret.address} label={tWays('ways.codes.qr')} />
        <p className="stack-tight">
          <span className="quiet">{tWays('ways.codes.byHand')}</span>
          <br />
          <code className="secret">{secret.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
        </p>
      </div>
      {confirm.error && !isWrong && <FaultNotice fault={confirm.error} />}
      <TextField
        label={tWays('ways.codes.first')}
        name="code"
        autoComplete="one-time-code"
        required
        value={code}
        onChange={(typed) => {
          setCode(typed);
          if (confirm.isError) confirm.reset();
        }}
        error={isWrong ? tWays('ways.codes.firstWrong') : isTried && code.trim() === '' ? t('login.missing.code') : undefined}
      />
      <div className="form-actions">
        <Button type="submit" busy={confirm.isPending}>
          {tWays('ways.codes.turnOn')}
        </Button>
        <Button look="secondary" busy={confirm.isPending} onClick={onCancel}>
          {tWays('ways.cancel')}
        </Button>
      </div>
    </form>
  );
}
