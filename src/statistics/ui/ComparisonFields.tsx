import { useTranslation } from 'react-i18next';
import { DateField } from '../../web/ui-kit/DateField.tsx';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import { COMPARISONS, type FigureForm } from './figureSearch.ts';
import type { InterventionChoices } from './interventionChoices.ts';

type FieldOf = (name: keyof FigureForm) => {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
};
type Props = { readonly form: FigureForm; readonly interventions: InterventionChoices | undefined; readonly field: FieldOf };

/** What the figures are compared with, and the fields that this needs. */
export function ComparisonFields({ form, interventions, field }: Props) {
  const { t } = useTranslation('statistics');
  const hasSeveral = interventions !== undefined && interventions.names.length > 1;
  const comparisons = COMPARISONS.filter((comparison) => comparison !== 'intervention' || hasSeveral);
  return (
    <>
      <div className="filter-wide">
        <SelectField
          label={t('compare.field')}
          {...field('compare')}
          choices={[
            { value: '', text: t('compare.none') },
            ...comparisons.map((value) => ({ value, text: t(`compare.choices.${value}`) })),
          ]}
        />
      </div>
      {form.compare === 'period' && (
        <>
          <DateField label={t('compare.otherFrom')} {...field('otherFrom')} />
          <DateField label={t('compare.otherTo')} {...field('otherTo')} />
        </>
      )}
      {form.compare === 'intervention' && hasSeveral && (
        <div className="filter-wide">
          <SelectField
            label={t('compare.otherIntervention')}
            {...field('otherIntervention')}
            choices={[
              { value: '', text: interventions.areOwn ? t('filter.ownInterventions') : t('filter.allInterventions') },
              ...interventions.names.map((name) => ({ value: name, text: name })),
            ]}
          />
        </div>
      )}
    </>
  );
}
