import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { FactList } from './FactList.tsx';
import { SettingForm } from './SettingForm.tsx';
import { SettingHistory } from './SettingHistory.tsx';
import type { SettingProps } from './settingProps.ts';
import { say } from './toasts.ts';
import './settings.css';

/** One setting: what holds and by what decision, a form that changes it by a new decision, and every value it has had. */
export function DecidedSetting<V>(props: SettingProps<V>) {
  const { title, level = 2, intro, answer, words, show, canChange } = props;
  const { t } = useTranslation('kit');
  const [isOpen, setOpen] = useState(false);
  const change = useRef<HTMLSpanElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // Back to where one came from, when the form is gone.
    if (wasOpen.current && !isOpen) change.current?.querySelector('button')?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className="setting stack" aria-label={title}>
      <div className="setting-head">
        <Heading>{title}</Heading>
        {canChange && !isOpen && (
          <span ref={change} className="not-printed">
            <Button look="secondary" aria-label={t('setting.changeOf', { title })} onClick={() => setOpen(true)}>
              {t('setting.change')}
            </Button>
          </span>
        )}
      </div>
      {intro !== undefined && <div className="measure quiet">{intro}</div>}
      {isOpen ? (
        <SettingForm
          {...props}
          onDone={(isSaved) => {
            setOpen(false);
            if (isSaved) say(t('setting.saved', { title }));
          }}
        />
      ) : (
        (show?.(answer.value) ?? (
          <FactList facts={words(answer.value).map(({ name, label, text }) => ({ key: name, name: label, value: text }))} />
        ))
      )}
      <SettingHistory title={title} answer={answer} words={words} />
    </section>
  );
}
