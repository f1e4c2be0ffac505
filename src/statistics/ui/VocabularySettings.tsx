import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/localDate.ts';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { DecidedSetting } from '../../web/ui-kit/DecidedSetting.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import type { FieldFault } from '../../web/ui-kit/Form.tsx';
import { listText } from '../../web/ui-kit/momentText.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import type { SettingAnswer } from '../../web/ui-kit/settingAnswer.ts';
import type { SettingProps } from '../../web/ui-kit/settingProps.ts';
import { unplacedCodes } from '../vocabularyEditing.ts';
import type { WrittenVocabulary } from '../writtenVocabulary.ts';
import { NewVocabulary } from './NewVocabulary.tsx';
import { closingReasonText } from './rowText.ts';
import { VocabularyFields } from './VocabularyFields.tsx';
import { VocabularyTable } from './VocabularyTable.tsx';
import { vocabularyText } from './vocabularyText.ts';
import './vocabulary.css';

type Vocabulary = { readonly name: string; readonly setting: SettingAnswer<WrittenVocabulary> };
type Answer = { readonly vocabularies: readonly Vocabulary[] };

const path = apiPaths.vocabularySettings();

/** All vocabularies, each with its own form, and a way to make another one. */
export function VocabularySettings({ today, canChange }: { readonly today: LocalDate; readonly canChange: boolean }) {
  const { t } = useTranslation(['statistics', 'participants']);
  const language = useLanguage();
  const client = useQueryClient();
  const [isNew, setNew] = useState(false);
  const query = useQuery({ queryKey: [path], queryFn: ({ signal }) => fetchJson<Answer>(path, { signal }) });
  const reload = async (name: string): Promise<SettingAnswer<WrittenVocabulary> | undefined> => {
    const { vocabularies } = await client.fetchQuery({ queryKey: [path], queryFn: () => fetchJson<Answer>(path), staleTime: 0 });
    return vocabularies.find((one) => one.name === name)?.setting;
  };
  const propsFor = (name: string): Omit<SettingProps<WrittenVocabulary>, 'title' | 'answer' | 'reload'> => ({
    level: 3,
    today,
    canChange,
    save: async (change) => {
      const { setting } = await fetchJson<Vocabulary>(path, { method: 'PUT', body: { name, ...change } });
      await reload(name);
      for (const key of ['figureChoices', 'statistics']) void client.invalidateQueries({ queryKey: [key] });
      return setting;
    },
    words: ({ rows, measurable }) => [
      ...rows.map((row) => ({
        name: row.name,
        label: row.name,
        text: listText(
          row.codes.map((code) => closingReasonText(code, t)),
          language,
        ),
      })),
      {
        name: 'measurable',
        label: t('settings.vocabulary.measurable'),
        text: listText(
          measurable.map((code) => closingReasonText(code, t)),
          language,
        ),
      },
    ],
    faultsOf: (value) => vocabularyFaults(value, t),
    fields: (value, onChange, errorOf) => <VocabularyFields value={value} onChange={onChange} errorOf={errorOf} />,
  });
  return (
    <section className="setting stack" aria-labelledby="vocabularies">
      <div className="setting-head">
        <h2 id="vocabularies">{t('settings.vocabulary.heading')}</h2>
        {canChange && !isNew && (
          <Button look="secondary" onClick={() => setNew(true)}>
            {t('settings.vocabulary.new')}
          </Button>
        )}
      </div>
      <p className="measure quiet">{t('settings.vocabulary.intro')}</p>
      <Loaded query={query}>
        {({ vocabularies }) => (
          <>
            {isNew && <NewVocabulary vocabularies={vocabularies} propsFor={propsFor} onDone={() => setNew(false)} />}
            {vocabularies.map(({ name, setting }) => (
              <DecidedSetting<WrittenVocabulary>
                key={name}
                {...propsFor(name)}
                title={vocabularyText(name, t)}
                answer={setting}
                reload={async () => (await reload(name)) ?? setting}
                show={(value) => <VocabularyTable name={vocabularyText(name, t)} value={value} />}
              />
            ))}
          </>
        )}
      </Loaded>
    </section>
  );
}

type Translate = ReturnType<typeof useTranslation<['statistics', 'participants']>>['t'];

function vocabularyFaults(value: WrittenVocabulary, t: Translate): FieldFault[] {
  const faults = value.rows.flatMap(({ name, codes }, place): FieldFault[] => {
    const fault = (text: string): FieldFault[] => [
      { name: `row-${place}`, label: t('settings.vocabulary.rowName', { place: place + 1 }), text },
    ];
    if (name.trim() === '') return fault(t('settings.vocabulary.faults.noName'));
    if (value.rows.some((other, i) => i < place && other.name.trim().toLowerCase() === name.trim().toLowerCase()))
      return fault(t('settings.vocabulary.faults.twin'));
    return codes.length === 0 ? fault(t('settings.vocabulary.faults.empty')) : [];
  });
  const unplaced = unplacedCodes(value);
  if (unplaced.length === 0) return faults;
  const text = t('settings.vocabulary.faults.unplaced', { count: unplaced.length });
  return [...faults, { name: `code-${unplaced[0]}`, label: t('settings.vocabulary.codes'), text }];
}
