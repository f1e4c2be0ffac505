import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/localDate.ts';
import { apiPaths } from '../../web/paths.ts';
import { RadioField } from '../../web/ui-kit/RadioField.tsx';
import { SettingAt } from '../../web/ui-kit/SettingAt.tsx';
import { FACTOR_RULES, type LoginRules } from '../loginRules.ts';

/** Of whom more than a password is asked. */
export function LoginRulesSetting({ today, canChange }: { readonly today: LocalDate; readonly canChange: boolean }) {
  const { t } = useTranslation('access');
  return (
    <SettingAt<LoginRules>
      path={apiPaths.loginSetting()}
      title={t('loginRules.title')}
      intro={t('loginRules.intro')}
      today={today}
      canChange={canChange}
      words={({ secondFactor }) => [{ name: 'secondFactor', label: t('loginRules.of'), text: t(`loginRules.whom.${secondFactor}`) }]}
      fields={(value, onChange) => (
        <RadioField
          label={t('loginRules.of')}
          name="secondFactor"
          value={value.secondFactor}
          choices={FACTOR_RULES.map((rule) => ({ value: rule, text: t(`loginRules.whom.${rule}`) }))}
          onChange={(chosen) => onChange({ secondFactor: FACTOR_RULES.find((rule) => rule === chosen) ?? value.secondFactor })}
        />
      )}
    />
  );
}
