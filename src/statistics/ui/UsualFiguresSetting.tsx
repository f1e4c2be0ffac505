import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/localDate.ts';
import { apiPaths } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import { SettingAt } from '../../web/ui-kit/SettingAt.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { parseAgeBands } from '../bands.ts';
import type { FigureChoices } from '../figureSettingsApi.ts';
import type { UsualFigures } from '../usualFigures.ts';
import { vocabularyText } from './vocabularyText.ts';

export function UsualFiguresSetting({ today, canChange }: { readonly today: LocalDate; readonly canChange: boolean }) {
  const { t } = useTranslation('statistics');
  const choices = useQuery({
    queryKey: ['figureChoices'],
    queryFn: ({ signal }) => fetchJson<FigureChoices>(apiPaths.figureChoices(), { signal }),
    staleTime: 300_000,
  });
  return (
    <SettingAt<UsualFigures>
      path={apiPaths.figuresSetting()}
      concerns={['figureChoices', 'statistics']}
      title={t('settings.usual.title')}
      intro={t('settings.usual.intro')}
      today={today}
      canChange={canChange}
      words={({ ageBands, vocabulary }) => [
        { name: 'ageBands', label: t('settings.usual.ageBands'), text: ageBands.replaceAll(',', ', ').replaceAll('-', '–') },
        { name: 'vocabulary', label: t('settings.usual.vocabulary'), text: vocabularyText(vocabulary, t) },
      ]}
      faultsOf={({ ageBands }) => {
        const bands = parseAgeBands(ageBands);
        return bands.ok
          ? []
          : [{ name: 'ageBands', label: t('settings.usual.ageBands'), text: t(`settings.usual.faults.${bands.error.code}`) }];
      }}
      fields={(value, onChange, errorOf) => (
        <>
          <TextField
            label={t('settings.usual.ageBands')}
            hint={t('filter.ageBandsHint')}
            name="ageBands"
            value={value.ageBands}
            error={errorOf('ageBands')}
            onChange={(ageBands) => onChange({ ...value, ageBands })}
          />
          <SelectField
            label={t('settings.usual.vocabulary')}
            name="vocabulary"
            value={value.vocabulary}
            choices={(choices.data?.vocabularies ?? [value.vocabulary]).map((name) => ({ value: name, text: vocabularyText(name, t) }))}
            onChange={(vocabulary) => onChange({ ...value, vocabulary })}
          />
        </>
      )}
    />
  );
}
