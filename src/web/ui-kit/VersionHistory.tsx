import { useTranslation } from 'react-i18next';
import { changedWords } from './changedWords.ts';
import { Disclosure } from './Disclosure.tsx';
import { useLanguage } from './language.ts';
import { momentText } from './momentText.ts';
import type { ValueWords } from './settingAnswer.ts';
import { Timeline } from './Timeline.tsx';
import './settings.css';

type Version<V> = { readonly version: number; readonly value: V; readonly recordedAt: string; readonly recordedBy: string };
type Props<V> = {
  readonly title: string;
  /** The latest first. */
  readonly versions: readonly Version<V>[];
  readonly words: (value: V) => ValueWords;
};

/** Who changed what and when, version by version: what each says otherwise than the one before it. */
export function VersionHistory<V>({ title, versions, words }: Props<V>) {
  const { t } = useTranslation('kit');
  const language = useLanguage();
  if (versions.length === 0) return null;
  return (
    <Disclosure summary={t('history.summary', { count: versions.length })}>
      <Timeline
        label={t('history.of', { title })}
        events={versions.map(({ version, value, recordedAt, recordedBy }, i) => {
          const before = versions[i + 1];
          return {
            id: String(version),
            when: momentText(recordedAt, language),
            title: recordedBy,
            text: (
              <ul className="setting-words">
                {changedWords(words(value), before && words(before.value)).map(({ name, label, text }) => (
                  <li key={name}>
                    {label}: {text}
                  </li>
                ))}
              </ul>
            ),
          };
        })}
      />
    </Disclosure>
  );
}
