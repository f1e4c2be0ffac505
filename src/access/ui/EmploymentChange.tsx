import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { isChangedMeanwhile } from '../../web/ui-kit/fetchJson.ts';
import { say } from '../../web/ui-kit/toasts.ts';
import { VersionChoice } from '../../web/ui-kit/VersionChoice.tsx';
import type { UserPage } from '../usersApi.ts';
import { useUserChange } from './useUserChange.ts';

/** Says of a user whether the association itself is the employer, which decides whether a team role may be held. */
export function EmploymentChange({ user: { id, version, isEmployee } }: { readonly user: UserPage }) {
  const { t } = useTranslation('access');
  const [wanted, setWanted] = useState(isEmployee);
  const change = useUserChange<void>(() => say(t('user.employmentSaved')));
  const save = (value: boolean): void => {
    setWanted(value);
    change.mutate({ path: apiPaths.userEmployment(id), method: 'PUT', body: { version, isEmployee: value } });
  };
  const words = (value: boolean): string => t(`user.employers.${value ? 'yes' : 'no'}`);
  return (
    <>
      <Button look="secondary" busy={change.isPending} onClick={() => save(!isEmployee)}>
        {t(`user.employment.${isEmployee ? 'no' : 'yes'}`)}
      </Button>
      {isChangedMeanwhile(change.error) ? (
        <VersionChoice
          text={change.error.message}
          busy={change.isPending}
          fields={
            wanted === isEmployee ? [] : [{ name: 'isEmployee', label: t('user.employer'), mine: words(wanted), theirs: words(isEmployee) }]
          }
          onMine={() => save(wanted)}
          onTheirs={change.reset}
        />
      ) : (
        change.error && <FaultNotice fault={change.error} />
      )}
    </>
  );
}
