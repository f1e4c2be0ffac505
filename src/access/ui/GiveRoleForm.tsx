import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { Form } from '../../web/ui-kit/Form.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import type { GivenRoleAnswer, UserPage } from '../usersApi.ts';
import { RoleFields, useRoleFaults } from './RoleFields.tsx';
import { askedRole, emptyRole } from './roleForm.ts';
import { useUserChange } from './useUserChange.ts';

type Props = { readonly user: UserPage; readonly today: string };

/** One more role for a user, asked for when wanted. */
export function GiveRoleForm({ user, today }: Props) {
  const { t } = useTranslation('access');
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) {
    return (
      <p>
        <Button onClick={() => setOpen(true)}>{t('user.give')}</Button>
      </p>
    );
  }
  return <OpenForm user={user} today={today} onClose={() => setOpen(false)} />;
}

function OpenForm({ user, today, onClose }: Props & { readonly onClose: () => void }) {
  const { t } = useTranslation('access');
  // The key of the role, so that a double click gives it once.
  const [id] = useState(() => crypto.randomUUID());
  const [form, setForm] = useState(() => emptyRole(today));
  const [isTried, setTried] = useState(false);
  const faults = useRoleFaults(form, today);
  const give = useUserChange<GivenRoleAnswer>(({ isPending, isTold }) => {
    say(t(!isPending ? 'user.given' : isTold ? 'user.givenPending' : 'user.givenUntold'));
    onClose();
  });
  return (
    <Form
      label={t('user.give')}
      submitText={t('user.giveSubmit')}
      faults={faults}
      busy={give.isPending}
      unsaved={form.role !== ''}
      fault={give.error ?? undefined}
      onTry={() => setTried(true)}
      onSubmit={() => give.mutate({ path: apiPaths.userRoles(user.id), method: 'POST', body: askedRole(id, form, today) })}
      actions={
        <Button look="secondary" onClick={onClose}>
          {t('user.giveCancel')}
        </Button>
      }
    >
      <fieldset className="form-part">
        <legend>{t('user.give')}</legend>
        <RoleFields form={form} giving={user} today={today} isTried={isTried} onChange={setForm} />
      </fieldset>
    </Form>
  );
}
