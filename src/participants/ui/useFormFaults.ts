import { useTranslation } from 'react-i18next';
import type { FieldFault as ShownFault } from '../../web/ui-kit/Form.tsx';
import { useLanguage } from '../../web/ui-kit/language.ts';
import type { FieldFault, FormField } from '../participationForm.ts';
import { FIELDS, fieldText } from './recordWords.ts';

/** Where the rule for rows of a sheet says more of what is wrong than how to mend it does, and in words that fit a form. */
const TOLD: readonly FormField[] = ['number', 'enrolled', 'closed', 'municipality', 'supportMonths'];

/** What is wrong with a form, each field once and in their order, in words: what the rule found where it is Swedish, and how to mend it. */
export function useFormFaults(): (faults: readonly FieldFault[]) => ShownFault[] {
  const { t } = useTranslation('participants');
  const language = useLanguage();
  return (faults) => {
    const byField = new Map(faults.flatMap((fault) => (fault.field === undefined ? [] : [[fault.field, fault] as const])).toReversed());
    return [...byField.keys()]
      .toSorted((a, b) => FIELDS.indexOf(a) - FIELDS.indexOf(b))
      .map((field) => {
        const reason = byField.get(field)?.reason ?? '';
        const found = language === 'sv' && TOLD.includes(field) && reason !== '' ? `${sentence(reason)} ` : '';
        return { name: field, label: fieldText(field, t), text: `${found}${t(`fault.${field}`)}` };
      });
  };
}

const sentence = (text: string): string => `${text.charAt(0).toLocaleUpperCase('sv')}${text.slice(1)}.`;

export const textOf = (faults: readonly ShownFault[], isTried: boolean, name: string): string | undefined =>
  isTried ? faults.find((fault) => fault.name === name)?.text : undefined;
