import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseLocalDate } from '../../shared/localDate.ts';
import { apiPaths } from '../../web/paths.ts';
import { ConfirmDialog } from '../../web/ui-kit/ConfirmDialog.tsx';
import { DateField } from '../../web/ui-kit/DateField.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { RadioField } from '../../web/ui-kit/RadioField.tsx';
import { isChangedMeanwhile } from '../../web/ui-kit/fetchJson.ts';
import { say } from '../../web/ui-kit/toasts.ts';
import { VersionTable } from '../../web/ui-kit/VersionTable.tsx';
import type { UserPage } from '../usersApi.ts';
import { roleText } from './roleText.ts';
import { useUserChange } from './useUserChange.ts';

type Props = { readonly assignment: UserPage['assignments'][number]; readonly today: string; readonly onDone: () => void };

/** Ends a role at the end of a day, today unless another is written, or at once. Where somebody else was first both ends are shown. */
export function EndRoleDialog({ assignment, today, onDone }: Props) {
  const { t } = useTranslation('access');
  const { t: kitText } = useTranslation('kit');
  const { id, role, from, to, state, version } = assignment;
  const [when, setWhen] = useState<'day' | 'now'>('day');
  const [day, setDay] = useState(from > today ? from : today);
  const [isTried, setTried] = useState(false);
  const isWrong = when === 'day' && (parseLocalDate(day) === undefined || day < today);
  const end = useUserChange<void>(() => {
    say(when === 'now' ? t('user.ended') : t('user.endSet', { day }));
    onDone();
  });
  const confirm = (): void => {
    setTried(true);
    if (!isWrong) end.mutate({ path: apiPaths.roleEnd(id), method: 'PUT', body: { version, to: when === 'now' ? null : day } });
  };
  const mine = when === 'now' ? t('user.endAtOnce') : day;
  const isOther = isChangedMeanwhile(end.error) && state !== 'ended';
  return (
    <ConfirmDialog
      title={t('user.endTitle', { role: roleText(role, assignment, t) })}
      confirmText={isOther ? kitText('versions.keepMine') : t('user.end')}
      cancelText={isOther ? kitText('versions.keepTheirs') : undefined}
      danger={when === 'now'}
      busy={end.isPending}
      onConfirm={confirm}
      onCancel={onDone}
    >
      <RadioField
        label={t('user.endWhen')}
        name="when"
        value={when}
        choices={[
          { value: 'day', text: t('user.endOnDay') },
          { value: 'now', text: t('user.endAtOnce'), hint: t('user.endAtOnceHint') },
        ]}
        onChange={(value) => setWhen(value === 'now' ? 'now' : 'day')}
      />
      {when === 'day' && (
        <DateField
          label={t('user.endDay')}
          name="day"
          value={day}
          error={
            isTried && isWrong ? t(parseLocalDate(day) === undefined ? 'give.faults.from' : 'give.faults.toPast', { today }) : undefined
          }
          onChange={setDay}
        />
      )}
      {end.error && <FaultNotice fault={end.error} />}
      {isOther && <VersionTable fields={[{ name: 'to', label: t('user.endDay'), mine, theirs: to ?? t('user.noEnd') }]} />}
    </ConfirmDialog>
  );
}
