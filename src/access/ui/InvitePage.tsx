import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths, pagePaths } from '../../web/paths.ts';
import { CheckField } from '../../web/ui-kit/CheckField.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Form, type FieldFault } from '../../web/ui-kit/Form.tsx';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import { leaveUnsaved } from '../../web/ui-kit/unsaved.ts';
import type { Delivered, Invite, Users } from '../usersApi.ts';
import { InvitedNotice } from './InvitedNotice.tsx';
import { RoleFields, useRoleFaults } from './RoleFields.tsx';
import { askedRole, emptyRole } from './roleForm.ts';
import './access.css';

type Props = { readonly slug: string; readonly today: string; readonly onInvited: (id: string) => void };

/** Adds a user with a first role; the user chooses a password by a link. */
export function InvitePage({ slug, today, onInvited }: Props) {
  const { t } = useTranslation('access');
  const query = useQuery({ queryKey: ['users'], queryFn: ({ signal }) => fetchJson<Users>(apiPaths.users(), { signal }) });
  // A new form for each who is invited: its keys make a double click one.
  const [form, setForm] = useState(0);
  return (
    <Page title={t('invite.title')} lead={t('invite.lead')} trail={[{ text: t('invite.back'), href: pagePaths.users(slug) }]}>
      <Loaded query={query}>
        {(users) => <InviteForm key={form} {...{ slug, today, users, onInvited }} onAnother={() => setForm(form + 1)} />}
      </Loaded>
    </Page>
  );
}

type FormProps = Props & { readonly users: Users; readonly onAnother: () => void };

function InviteForm({ slug, today, users, onInvited, onAnother }: FormProps) {
  const { t } = useTranslation('access');
  const queries = useQueryClient();
  const [ids] = useState(() => ({ user: crypto.randomUUID(), role: crypto.randomUUID() }));
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [isEmployee, setEmployee] = useState(false);
  const [role, setRole] = useState(() => emptyRole(today));
  const [isTried, setTried] = useState(false);
  const invite = useMutation({
    mutationFn: (body: Invite) => fetchJson<Delivered>(apiPaths.users(), { method: 'POST', body }),
    onSuccess: (answer) => {
      void queries.invalidateQueries({ queryKey: ['users'] });
      if (answer.delivery !== 'sent') return;
      // What was written is saved: nothing is lost by going on.
      leaveUnsaved();
      say(t('invite.sent', { name: name.trim() }));
      onInvited(ids.user);
    },
  });
  const own: FieldFault[] = [
    ...(name.trim() === '' ? [{ name: 'name', label: t('invite.name'), text: t('invite.faults.name') }] : []),
    ...(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim())
      ? []
      : [{ name: 'email', label: t('invite.email'), text: t('invite.faults.email') }]),
  ];
  const faults = [...own, ...useRoleFaults(role, today)];
  const errorOf = (field: string): string | undefined => (isTried ? own.find((one) => one.name === field)?.text : undefined);
  if (invite.data)
    return <InvitedNotice answer={invite.data} name={name.trim()} href={pagePaths.user(slug, ids.user)} onAnother={onAnother} />;
  return (
    <Form
      label={t('invite.title')}
      submitText={t(users.sendsMail ? 'invite.submit' : 'invite.submitHanded')}
      faults={faults}
      busy={invite.isPending}
      unsaved={name !== '' || email !== ''}
      fault={invite.error ?? undefined}
      onTry={() => setTried(true)}
      onSubmit={() => {
        const asked = askedRole(ids.role, role, today);
        if (asked) invite.mutate({ id: ids.user, name: name.trim(), email: email.trim(), isEmployee, role: asked });
      }}
    >
      <fieldset className="form-part">
        <legend>{t('invite.person')}</legend>
        <TextField label={t('invite.name')} name="name" required value={name} error={errorOf('name')} onChange={setName} />
        <TextField
          label={t('invite.email')}
          hint={t('invite.emailHint')}
          name="email"
          type="email"
          required
          value={email}
          error={errorOf('email')}
          onChange={setEmail}
        />
        <CheckField
          label={t('invite.isEmployee')}
          hint={t('invite.isEmployeeHint')}
          name="isEmployee"
          checked={isEmployee}
          onChange={setEmployee}
        />
      </fieldset>
      <fieldset className="form-part">
        <legend>{t('invite.firstRole')}</legend>
        <RoleFields form={role} giving={users} today={today} isTried={isTried} onChange={setRole} />
      </fieldset>
    </Form>
  );
}
