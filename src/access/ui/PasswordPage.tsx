import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { ApiFault, fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import type { ChangePassword } from '../sessionApi.ts';
import { passwordFaults, REFUSALS, SHORTEST, type PasswordForm } from './passwordForm.ts';
import './access.css';

const EMPTY: PasswordForm = { current: '', next: '', repeated: '' };
const FIELDS = ['current', 'next', 'repeated'] as const;

type Props = { readonly isTemporary: boolean; readonly onChanged: () => void };

export function PasswordPage({ isTemporary, onChanged }: Props) {
  const { t } = useTranslation('access');
  const [values, setValues] = useState(EMPTY);
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const change = useMutation({
    mutationFn: (body: ChangePassword) => fetchJson<void>(apiPaths.password(), { method: 'PUT', body }),
    onSuccess: () => {
      setValues(EMPTY);
      setTried(false);
      onChanged();
    },
  });
  const refusal = change.error instanceof ApiFault ? REFUSALS[change.error.code] : undefined;
  const faults = { ...refusal, ...(isTried ? passwordFaults(values) : {}) };

  const write = (field: keyof PasswordForm) => (value: string) => {
    setValues((before) => ({ ...before, [field]: value }));
    // What the server said was about what stood there before.
    if (!change.isPending && !change.isIdle) change.reset();
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const wrong = passwordFaults(values);
    const first = FIELDS.find((field) => wrong[field] !== undefined);
    if (first === undefined) change.mutate({ current: values.current, next: values.next });
    else form.current?.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus();
  };
  const field = (name: keyof PasswordForm) => ({
    name,
    type: 'password' as const,
    required: true,
    label: t(`password.${name}`),
    autoComplete: name === 'current' ? 'current-password' : 'new-password',
    value: values[name],
    onChange: write(name),
    error: faults[name] && t(`password.faults.${faults[name]}`, { shortest: SHORTEST }),
  });

  return (
    <Page title={t('password.title')} lead={t('password.lead', { shortest: SHORTEST })}>
      {isTemporary && !change.isSuccess && (
        <div className="measure">
          <Notice title={t('password.temporary.title')}>
            <p>{t('password.temporary.text')}</p>
          </Notice>
        </div>
      )}
      <form className="narrow-form stack" noValidate ref={form} onSubmit={send}>
        {change.isSuccess && <Notice kind="done" title={t('password.done')} aloud />}
        {change.isError && refusal === undefined && <FaultNotice fault={change.error} />}
        <TextField {...field('current')} />
        <TextField {...field('next')} />
        <TextField {...field('repeated')} />
        <Button type="submit" busy={change.isPending}>
          {change.isPending ? t('password.busy') : t('password.submit')}
        </Button>
      </form>
    </Page>
  );
}
