import { useTranslation } from 'react-i18next';
import { Disclosure } from './Disclosure.tsx';
import { useLanguage } from './language.ts';
import { momentText } from './momentText.ts';
import type { SettingAnswer, ValueWords } from './settingAnswer.ts';
import { Timeline } from './Timeline.tsx';

type Props<V> = {
  readonly title: string;
  readonly answer: SettingAnswer<V>;
  readonly words: (value: V) => ValueWords;
};

/** By what decision a setting holds, and what held before. */
export function SettingHistory<V>({ title, answer: { versions }, words }: Props<V>) {
  const { t } = useTranslation('kit');
  const language = useLanguage();
  const [latest] = versions;
  if (!latest) return <p className="setting-decision quiet">{t('setting.undecided')}</p>;
  return (
    <div className="setting-decision">
      <p>
        {t('setting.decided', latest.decision)}
        {latest.decision.text !== '' && <span className="quiet"> {latest.decision.text}</span>}
      </p>
      <Disclosure summary={t('setting.history', { count: versions.length })}>
        <Timeline
          label={t('setting.historyOf', { title })}
          events={versions.map(({ version, value, decision, recordedAt, recordedBy }) => ({
            id: String(version),
            when: decision.day,
            title: [decision.paragraph, decision.text].filter((part) => part !== '').join(' – '),
            text: (
              <>
                <ul className="setting-words">
                  {words(value).map(({ name, label, text }) => (
                    <li key={name}>
                      {label}: {text}
                    </li>
                  ))}
                </ul>
                <p className="small">{t('setting.recorded', { who: recordedBy, moment: momentText(recordedAt, language) })}</p>
              </>
            ),
          }))}
        />
      </Disclosure>
    </div>
  );
}
