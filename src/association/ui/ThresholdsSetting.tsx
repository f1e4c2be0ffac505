import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/localDate.ts';
import { apiPaths } from '../../web/paths.ts';
import { SettingAt } from '../../web/ui-kit/SettingAt.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { LEAST_THRESHOLD, MOST_THRESHOLD, type Thresholds } from '../thresholds.ts';

const FIELDS = ['smallestCell', 'smallestGroup'] as const;
const isAllowed = (value: number): boolean => Number.isInteger(value) && value >= LEAST_THRESHOLD && value <= MOST_THRESHOLD;
// What is no number yet stays 0, which the rule refuses.
const numberOf = (text: string): number => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : 0);

export function ThresholdsSetting({ today, canChange }: { readonly today: LocalDate; readonly canChange: boolean }) {
  const { t } = useTranslation('association');
  return (
    <SettingAt<Thresholds>
      path={apiPaths.thresholdsSetting()}
      title={t('thresholds.title')}
      intro={t('thresholds.intro')}
      today={today}
      canChange={canChange}
      words={(value) => FIELDS.map((name) => ({ name, label: t(`thresholds.${name}`), text: String(value[name]) }))}
      faultsOf={(value) => {
        const faults = FIELDS.filter((name) => !isAllowed(value[name]));
        if (faults.length > 0) return faults.map((name) => ({ name, label: t(`thresholds.${name}`), text: t('thresholds.faults.number') }));
        return value.smallestGroup < value.smallestCell
          ? [{ name: 'smallestGroup', label: t('thresholds.smallestGroup'), text: t('thresholds.faults.group') }]
          : [];
      }}
      fields={(value, onChange, errorOf) => (
        <div className="form-row">
          {FIELDS.map((name) => (
            <TextField
              key={name}
              label={t(`thresholds.${name}`)}
              hint={t(name === 'smallestCell' ? 'thresholds.cellHint' : 'thresholds.groupHint')}
              name={name}
              value={value[name] === 0 ? '' : String(value[name])}
              error={errorOf(name)}
              onChange={(text) => onChange({ ...value, [name]: numberOf(text) })}
            />
          ))}
        </div>
      )}
    />
  );
}
