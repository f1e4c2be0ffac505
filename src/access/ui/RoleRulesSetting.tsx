import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/localDate.ts';
import { apiPaths } from '../../web/paths.ts';
import { CheckField } from '../../web/ui-kit/CheckField.tsx';
import { RadioField } from '../../web/ui-kit/RadioField.tsx';
import { SettingAt } from '../../web/ui-kit/SettingAt.tsx';
import { isApart, SETTABLE_PAIRS, type RolePair, type RoleRules } from '../roleCircles.ts';
import { roleText } from './roleText.ts';

export function RoleRulesSetting({ today, canChange }: { readonly today: LocalDate; readonly canChange: boolean }) {
  const { t } = useTranslation('access');
  const pairText = ({ one, other }: RolePair): string => t('rules.pair', { one: roleText(one, {}, t), other: roleText(other, {}, t) });
  const yesOrNo = (isYes: boolean): string => t(isYes ? 'rules.yes' : 'rules.no');
  return (
    <SettingAt<RoleRules>
      path={apiPaths.rolesSetting()}
      title={t('rules.title')}
      intro={t('rules.intro')}
      today={today}
      canChange={canChange}
      words={({ employeesInTeams, apart }) => [
        { name: 'employeesInTeams', label: t('rules.employees'), text: yesOrNo(employeesInTeams) },
        { name: 'apart', label: t('rules.apart'), text: apart.length === 0 ? t('rules.none') : apart.map(pairText).join(', ') },
      ]}
      fields={(value, onChange) => (
        <>
          <RadioField
            label={t('rules.employees')}
            name="employeesInTeams"
            value={value.employeesInTeams ? 'yes' : 'no'}
            choices={[
              { value: 'no', text: t('rules.no') },
              { value: 'yes', text: t('rules.yes') },
            ]}
            onChange={(chosen) => onChange({ ...value, employeesInTeams: chosen === 'yes' })}
          />
          <fieldset className="radios">
            <legend className="field-label">{t('rules.apart')}</legend>
            <p className="field-hint">{t('rules.apartHint')}</p>
            <div className="form-row">
              {SETTABLE_PAIRS.map((pair) => (
                <CheckField
                  key={`${pair.one} ${pair.other}`}
                  name={`${pair.one}-${pair.other}`}
                  label={pairText(pair)}
                  checked={isApart(value.apart, pair.one, pair.other)}
                  onChange={(isKept) =>
                    onChange({
                      ...value,
                      apart: SETTABLE_PAIRS.filter(({ one, other }) =>
                        one === pair.one && other === pair.other ? isKept : isApart(value.apart, one, other),
                      ),
                    })
                  }
                />
              ))}
            </div>
          </fieldset>
        </>
      )}
    />
  );
}
