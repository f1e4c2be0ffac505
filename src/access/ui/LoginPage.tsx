import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { ApiFault, fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import type { LogIn, Session } from '../sessionApi.ts';
import { OtherLoginWays } from './OtherLoginWays.tsx';
import { PasskeyFaultNotice } from './PasskeyFaultNotice.tsx';
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
  /** Called when the password is being written and when the form is sent, so that what comes after can be fetched meanwhile. */
  readonly onBegun: () => void;
  readonly onLogIn: (session: Session) => void;
};

const FIELDS = ['association', 'email', 'password', 'code'] as const;
type Values = Record<(typeof FIELDS)[number], string>;

export function LoginPage({ association, reason, onBegun, onLogIn }: Props) {
  const { t } = useTranslation('access');
  const [values, setValues] = useState<Values>({ association, email: '', password: '', code: '' });
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  // Asked for once the password was right, for who has codes; what was written stands.
  const [asksCode, setAsksCode] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const write = (field: keyof Values) => (value: string) => setValues((before) => ({ ...before, [field]: value }));
  const missing = (field: keyof Values): string | undefined =>
    isTried && values[field].trim() === '' ? t(`login.missing.${field}`) : undefined;

  const focusOn = (field: keyof Values): void => form.current?.querySelector<HTMLInputElement>(`[name=${field}]`)?.focus();

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    setTried(true);
    const empty = FIELDS.find((field) => (field !== 'code' || asksCode) && values[field].trim() === '');
    if (empty !== undefined) return focusOn(empty);
    setBusy(true);
    setFault(undefined);
    onBegun();
    try {
      const body: LogIn = {
        association: values.association.trim(),
        email: values.email.trim(),
        password: values.password,
        ...(asksCode ? { code: values.code.trim() } : {}),
      };
      onLogIn(await fetchJson<Session>(apiPaths.session(), { method: 'POST', body }));
    } catch (error) {
      setBusy(false);
      if (error instanceof ApiFault && error.code === 'code-needed') {
        setTried(false);
        setAsksCode(true);
      } else setFault(error);
    }
  };

  const isWrong = fault instanceof ApiFault && fault.status === 401;
  const wrong = isWrong ? (WRONG[fault.code] ?? 'wrong') : undefined;

  return (
    <Page title={t('login.title')} lead={t('login.lead')}>
      {reason && <ReasonNotice reason={reason} />}
      <form className="narrow-form stack" noValidate ref={form} onSubmit={(event) => void send(event)}>
        {fault !== undefined && (wrong ? <WrongNotice what={wrong} /> : <PasskeyFaultNotice fault={fault} />)}
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
          onChange={(value) => {
            onBegun();
            write('password')(value);
          }}
          error={missing('password')}
        />
        {asksCode && (
          <TextField
            label={t('login.code')}
            hint={t('login.codeHint')}
            name="code"
            autoComplete="one-time-code"
            required
            inputRef={shownField}
            value={values.code}
            onChange={write('code')}
            error={missing('code')}
          />
        )}
        <div className="form-actions">
          <Button type="submit" busy={isBusy}>
            {isBusy ? t('login.busy') : t('login.submit')}
          </Button>
          <OtherLoginWays
            association={values.association}
            onMissing={() => {
              setTried(true);
              focusOn('association');
            }}
            onFault={setFault}
            onBegun={onBegun}
            onLogIn={onLogIn}
          />
        </div>
      </form>
    </Page>
  );
}

/** A field that comes when it is asked for has the focus. */
const shownField = (field: HTMLInputElement | null): void => field?.focus();

type Wrong = 'wrong' | 'wrongCode' | 'wrongPasskey';
const WRONG: Readonly<Record<string, Wrong>> = { 'code-wrong': 'wrongCode', 'passkey-refused': 'wrongPasskey' };

function WrongNotice({ what }: { readonly what: Wrong }) {
  const { t } = useTranslation('access');
  return (
    <Notice kind="fault" title={t('login.wrong.title')} aloud>
      <p>{t(`login.${what}.text`)}</p>
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
