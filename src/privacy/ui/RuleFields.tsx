import { useTranslation } from 'react-i18next';
import { CheckField } from '../../web/ui-kit/CheckField.tsx';
import { DateField } from '../../web/ui-kit/DateField.tsx';
import { RadioField } from '../../web/ui-kit/RadioField.tsx';
import { TextAreaField } from '../../web/ui-kit/TextAreaField.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { COUNTED_FROM, isArchived, isWeeded, type RetentionKind, type RetentionRule } from '../retentionRule.ts';

type Props = {
  readonly kind: RetentionKind;
  readonly value: RetentionRule;
  readonly errorOf: (name: string) => string | undefined;
  readonly onChange: (value: RetentionRule) => void;
};

/** What the board has decided of one kind of record. */
export function RuleFields({ kind, value, errorOf, onChange }: Props) {
  const { t } = useTranslation('privacy');
  const { handling, months, countedFrom, ground, archiveFirst, inForceFrom } = value;
  return (
    <>
      <RadioField
        label={t('rule.handling')}
        name="handling"
        value={handling}
        choices={[
          { value: 'weed', text: t('rule.weed') },
          { value: 'keep', text: t('rule.keep'), hint: t('rule.keepHint') },
        ]}
        onChange={(chosen) => onChange({ ...value, handling: chosen === 'keep' ? 'keep' : 'weed' })}
      />
      {handling === 'weed' && (
        <>
          <TextField
            label={t('rule.months')}
            hint={t('rule.monthsHint')}
            name="months"
            value={months === 0 ? '' : String(months)}
            error={errorOf('months')}
            onChange={(text) => onChange({ ...value, months: Number(/^\s*\d{1,4}\s*$/.test(text) ? text : 0) })}
          />
          <RadioField
            label={t('rule.countedFrom')}
            name="countedFrom"
            value={countedFrom}
            choices={COUNTED_FROM.map((from) => ({
              value: from,
              text: from === 'event' ? t('rule.event', { event: t(`retentionEvent.${kind}`) }) : t('rule.yearEnd'),
            }))}
            onChange={(chosen) => onChange({ ...value, countedFrom: chosen === 'year_end' ? 'year_end' : 'event' })}
          />
          {!(isWeeded(kind) && !isArchived(kind)) && (
            <CheckField
              label={t('rule.archiveFirst')}
              hint={t('rule.archiveHint')}
              name="archiveFirst"
              checked={archiveFirst}
              onChange={(checked) => onChange({ ...value, archiveFirst: checked })}
            />
          )}
        </>
      )}
      <TextAreaField
        label={t('rule.ground')}
        name="ground"
        lines={3}
        maxLength={1000}
        value={ground}
        error={errorOf('ground')}
        onChange={(text) => onChange({ ...value, ground: text })}
      />
      <DateField
        label={t('rule.inForceFrom')}
        hint={t('rule.inForceHint')}
        name="inForceFrom"
        value={inForceFrom}
        error={errorOf('inForceFrom')}
        onChange={(day) => onChange({ ...value, inForceFrom: day })}
      />
    </>
  );
}
