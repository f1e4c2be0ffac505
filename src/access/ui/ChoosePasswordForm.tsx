import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '../../web/ui-kit/Form.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { SHORTEST } from './passwordForm.ts';
import './access.css';

type Props = {
  readonly label: string;
  readonly email: string;
  readonly onChoose: (password: string) => Promise<void>;
};

/** Chooses a password, written twice, for who is named. */
export function ChoosePasswordForm({ label, email, onChoose }: Props) {
  const { t } = useTranslation('access');
  const [next, setNext] = useState('');
  const [repeated, setRepeated] = useState('');
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const faults = [
    ...([...next].length < SHORTEST
      ? [{ name: 'next', label: t('invitation.next'), text: t('invitation.faults.tooShort', { shortest: SHORTEST }) }]
      : []),
    ...(next === repeated ? [] : [{ name: 'repeated', label: t('invitation.repeated'), text: t('invitation.faults.differs') }]),
  ];
  const errorOf = (name: string): string | undefined => (isTried ? faults.find((one) => one.name === name)?.text : undefined);
  const choose = async (): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    try {
      await onChoose(next);
    } catch (error) {
      setFault(error);
      setBusy(false);
    }
  };
  return (
    <div className="narrow-form">
      <Form
        label={label}
        submitText={t('invitation.submit')}
        faults={faults}
        busy={isBusy}
        fault={fault}
        onTry={() => setTried(true)}
        onSubmit={choose}
      >
        <p>
          {t('invitation.email')} <strong className="address">{email}</strong>
        </p>
        {/* Password managers keep the password under the address that stands beside it. */}
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <TextField
          label={t('invitation.next')}
          hint={t('invitation.hint', { shortest: SHORTEST })}
          name="next"
          type="password"
          autoComplete="new-password"
          required
          value={next}
          error={errorOf('next')}
          onChange={setNext}
        />
        <TextField
          label={t('invitation.repeated')}
          name="repeated"
          type="password"
          autoComplete="new-password"
          required
          value={repeated}
          error={errorOf('repeated')}
          onChange={setRepeated}
        />
      </Form>
    </div>
  );
}
