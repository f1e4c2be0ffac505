import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/localDate.ts';
import { apiPaths } from '../../web/paths.ts';
import { SettingAt } from '../../web/ui-kit/SettingAt.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import type { Profile } from '../profile.ts';

export function ProfileSetting({ today, canChange }: { readonly today: LocalDate; readonly canChange: boolean }) {
  const { t } = useTranslation('association');
  return (
    <SettingAt<Profile>
      path={apiPaths.profileSetting()}
      title={t('profile.title')}
      intro={t('profile.intro')}
      today={today}
      canChange={canChange}
      words={({ shownName, organisationNumber }) => [
        { name: 'shownName', label: t('profile.shownName'), text: shownName },
        {
          name: 'organisationNumber',
          label: t('profile.organisationNumber'),
          text: organisationNumber === '' ? t('profile.none') : organisationNumber,
        },
      ]}
      faultsOf={({ shownName }) =>
        shownName.trim() === '' ? [{ name: 'shownName', label: t('profile.shownName'), text: t('profile.faults.name') }] : []
      }
      fields={(value, onChange, errorOf) => (
        <>
          <TextField
            label={t('profile.shownName')}
            name="shownName"
            value={value.shownName}
            error={errorOf('shownName')}
            onChange={(shownName) => onChange({ ...value, shownName })}
          />
          <TextField
            label={t('profile.organisationNumber')}
            hint={t('profile.numberHint')}
            name="organisationNumber"
            value={value.organisationNumber}
            onChange={(organisationNumber) => onChange({ ...value, organisationNumber })}
          />
        </>
      )}
    />
  );
}
