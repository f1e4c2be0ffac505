import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Form } from '../../web/ui-kit/Form.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import type { DeliveredLink } from '../participantLoginApi.ts';
import { useSend } from './useSend.ts';

type Props = {
  readonly id: string;
  readonly sendsMail: boolean;
  readonly onDelivered: (delivered: DeliveredLink) => void;
  readonly onCancel: () => void;
};

/** To which address the participant's login is given. */
export function GiveLoginForm({ id, sendsMail, onDelivered, onCancel }: Props) {
  const { t } = useTranslation('participants');
  const [email, setEmail] = useState('');
  // The same however often it is sent.
  const [userId] = useState(() => crypto.randomUUID());
  const [isTried, setTried] = useState(false);
  const sending = useSend();
  const text = email.includes('@') ? undefined : t('login.emailFault');
  const faults = text === undefined ? [] : [{ name: 'email', label: t('login.email'), text }];
  const give = async (): Promise<void> =>
    onDelivered(await fetchJson<DeliveredLink>(apiPaths.participantLogin(id), { method: 'PUT', body: { userId, email } }));
  return (
    <Form
      label={t('login.give')}
      submitText={t(sendsMail ? 'login.send' : 'login.make')}
      faults={faults}
      busy={sending.busy}
      unsaved={email !== ''}
      fault={sending.fault}
      onTry={() => setTried(true)}
      onSubmit={() => sending.run(give)}
      actions={
        <Button look="secondary" onClick={onCancel}>
          {t('act.cancel')}
        </Button>
      }
    >
      <fieldset className="form-part">
        <legend>{t('login.give')}</legend>
        <p className="measure">{t('login.giveText')}</p>
        <TextField
          name="email"
          label={t('login.email')}
          hint={t(sendsMail ? 'login.emailHint' : 'login.emailHanded')}
          type="email"
          value={email}
          error={isTried ? text : undefined}
          onChange={setEmail}
        />
      </fieldset>
    </Form>
  );
}
