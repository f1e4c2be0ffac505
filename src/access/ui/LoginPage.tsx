import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { ApiFault, fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import type { LogIn, Session } from '../sessionApi.ts';
import './access.css';

/** Why the page is shown, when it is not simply because someone came. */
export type LoginReason =
  | { readonly kind: 'ended' }
  | { readonly kind: 'leftOut' }
  | { readonly kind: 'elsewhere'; readonly association: string; readonly href: string };

type Props = {
  /** The association's name or slug where the address or an earlier visit tells it. */
  readonly association: string;
  readonly reason?: LoginReason | undefined;
  /** Called when the form is sent, so that what comes after can be fetched meanwhile. */
  readonly onSubmit: () => void;
  readonly onLogIn: (session: Session) => void;
};

const FIELDS = ['association', 'email', 'password'] as const;

export function LoginPage({ association, reason, onSubmit, onLogIn }: Props) {
  const { t } = useTranslation('access');
  const [values, setValues] = useState<LogIn>({ association, email: '', password: '' });
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const form = useRef<HTMLFormElement>(null);
  const write = (field: keyof LogIn) => (value: string) => setValues((before) => ({ ...before, [field]: value }));
  const missing = (field: keyof LogIn): string | undefined =>
    isTried && values[field].trim() === '' ? t(`login.missing.${field}`) : undefined;

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    setTried(true);
    const empty = FIELDS.find((field) => values[field].trim() === '');
    if (empty !== undefined) {
      form.current?.querySelector<HTMLInputElement>(`[name=${empty}]`)?.focus();
      return;
    }
    setBusy(true);
    setFault(undefined);
    onSubmit();
    try {
      const body: LogIn = { association: values.association.trim(), email: values.email.trim(), password: values.password };
      onLogIn(await fetchJson<Session>(apiPaths.session(), { method: 'POST', body }));
    } catch (error) {
      setFault(error);
      setBusy(false);
    }
  };

  return (
    <Page title={t('login.title')} lead={t('login.lead')}>
      {reason && <ReasonNotice reason={reason} />}
      <form className="narrow-form stack" noValidate ref={form} onSubmit={(event) => void send(event)}>
        {fault !== undefined && (fault instanceof ApiFault && fault.status === 401 ? <WrongNotice /> : <FaultNotice fault={fault} />)}
        <TextField
          label={t('login.association')}
          hint={t('login.associationHint')}
          name="association"
          autoComplete="organization"
          required
          value={values.association}
          onChange={write('association')}
          error={missing('association')}
        />
        <TextField
          label={t('login.email')}
          name="email"
          type="email"
          autoComplete="username"
          required
          value={values.email}
          onChange={write('email')}
          error={missing('email')}
        />
        <TextField
          label={t('login.password')}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          value={values.password}
          onChange={write('password')}
          error={missing('password')}
        />
        <Button type="submit" busy={isBusy}>
          {isBusy ? t('login.busy') : t('login.submit')}
        </Button>
      </form>
    </Page>
  );
}

function WrongNotice() {
  const { t } = useTranslation('access');
  return (
    <Notice kind="fault" title={t('login.wrong.title')} aloud>
      <p>{t('login.wrong.text')}</p>
    </Notice>
  );
}

function ReasonNotice({ reason }: { readonly reason: LoginReason }) {
  const { t } = useTranslation('access');
  if (reason.kind === 'leftOut') return <Notice kind="done" title={t('login.leftOut.title')} aloud />;
  if (reason.kind === 'ended') {
    return (
      <Notice kind="warning" title={t('login.ended.title')} aloud>
        <p>{t('login.ended.text')}</p>
      </Notice>
    );
  }
  const { association, href } = reason;
  return (
    <Notice title={t('login.elsewhere.title')} action={<a href={href}>{t('login.elsewhere.back', { association })}</a>}>
      <p>{t('login.elsewhere.text', { association })}</p>
    </Notice>
  );
}
