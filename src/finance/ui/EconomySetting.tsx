import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/localDate.ts';
import { apiPaths } from '../../web/paths.ts';
import type { FieldFault } from '../../web/ui-kit/Form.tsx';
import { RadioField } from '../../web/ui-kit/RadioField.tsx';
import { SettingAt } from '../../web/ui-kit/SettingAt.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { isDimension, isEquityAccount, SIGN_CONVENTIONS, type EconomySettings } from '../economySettings.ts';

export function EconomySetting({ today, canChange }: { readonly today: LocalDate; readonly canChange: boolean }) {
  const { t } = useTranslation('finance');
  const faultsOf = ({ equityFrom, equityTo, dimension }: EconomySettings): FieldFault[] => {
    const fault = (name: 'equityFrom' | 'equityTo' | 'dimension', text: string): FieldFault => ({
      name,
      label: t(`settings.${name}`),
      text,
    });
    return [
      ...(isEquityAccount(equityFrom) ? [] : [fault('equityFrom', t('settings.faults.account'))]),
      ...(isEquityAccount(equityTo) ? [] : [fault('equityTo', t('settings.faults.account'))]),
      ...(isEquityAccount(equityTo) && equityTo < equityFrom ? [fault('equityTo', t('settings.faults.order'))] : []),
      ...(isDimension(dimension) ? [] : [fault('dimension', t('settings.faults.dimension'))]),
    ];
  };
  return (
    <SettingAt<EconomySettings>
      path={apiPaths.economySetting()}
      concerns={['economy']}
      title={t('settings.title')}
      intro={t('settings.intro')}
      today={today}
      canChange={canChange}
      words={({ signs, equityFrom, equityTo, dimension }) => [
        { name: 'signs', label: t('settings.signs'), text: t(`settings.convention.${signs}`) },
        { name: 'equity', label: t('settings.equity'), text: `${equityFrom}–${equityTo}` },
        { name: 'dimension', label: t('settings.dimension'), text: dimension },
      ]}
      faultsOf={faultsOf}
      fields={(value, onChange, errorOf) => (
        <>
          <RadioField
            label={t('settings.signs')}
            name="signs"
            value={value.signs}
            choices={SIGN_CONVENTIONS.map((one) => ({
              value: one,
              text: t(`settings.convention.${one}`),
              hint: t(`settings.conventionHint.${one}`),
            }))}
            onChange={(chosen) => onChange({ ...value, signs: SIGN_CONVENTIONS.find((one) => one === chosen) ?? value.signs })}
          />
          <div className="form-row">
            {(['equityFrom', 'equityTo'] as const).map((name) => (
              <TextField
                key={name}
                label={t(`settings.${name}`)}
                name={name}
                value={value[name]}
                error={errorOf(name)}
                onChange={(text) => onChange({ ...value, [name]: text })}
              />
            ))}
          </div>
          <TextField
            label={t('settings.dimension')}
            hint={t('settings.dimensionHint')}
            name="dimension"
            value={value.dimension}
            error={errorOf('dimension')}
            onChange={(dimension) => onChange({ ...value, dimension })}
          />
        </>
      )}
    />
  );
}
