import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import type { UserPage } from '../usersApi.ts';
import { useUserChange } from './useUserChange.ts';

/** Says of a user whether the association itself is the employer, which decides whether a team role may be held. */
export function EmploymentChange({ user: { id, version, isEmployee } }: { readonly user: UserPage }) {
  const { t } = useTranslation('access');
  const change = useUserChange<void>(() => say(t('user.employmentSaved')));
  return (
    <>
      <Button
        look="secondary"
        busy={change.isPending}
        onClick={() => change.mutate({ path: apiPaths.userEmployment(id), method: 'PUT', body: { version, isEmployee: !isEmployee } })}
      >
        {t(`user.employment.${isEmployee ? 'no' : 'yes'}`)}
      </Button>
      {change.error && <FaultNotice fault={change.error} />}
    </>
  );
}
