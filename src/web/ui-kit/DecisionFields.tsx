import { useTranslation } from 'react-i18next';
import { DateField } from './DateField.tsx';
import { TextAreaField } from './TextAreaField.tsx';
import { TextField } from './TextField.tsx';
import type { WrittenDecision } from './settingAnswer.ts';
import './settings.css';

type Props = {
  readonly decision: WrittenDecision;
  readonly errorOf: (name: keyof WrittenDecision) => string | undefined;
  /** Whether its words are asked for too. */
  readonly withText?: boolean;
  readonly onChange: (decision: WrittenDecision) => void;
};

/** The decision that a change rests on: its day, its paragraph and, if wanted, its words. */
export function DecisionFields({ decision, errorOf, withText = true, onChange }: Props) {
  const { t } = useTranslation('kit');
  return (
    <fieldset className="form-part setting-basis">
      <legend>{t('setting.basis')}</legend>
      <div className="form-row">
        <DateField
          label={t('setting.fields.day')}
          hint={t('setting.dayHint')}
          name="day"
          value={decision.day}
          error={errorOf('day')}
          onChange={(day) => onChange({ ...decision, day })}
        />
        <TextField
          label={t('setting.fields.paragraph')}
          hint={t('setting.paragraphHint')}
          name="paragraph"
          value={decision.paragraph}
          error={errorOf('paragraph')}
          onChange={(paragraph) => onChange({ ...decision, paragraph })}
        />
      </div>
      {withText && (
        <TextAreaField
          label={t('setting.fields.text')}
          name="text"
          lines={2}
          maxLength={2000}
          value={decision.text}
          error={errorOf('text')}
          onChange={(text) => onChange({ ...decision, text })}
        />
      )}
    </fieldset>
  );
}
