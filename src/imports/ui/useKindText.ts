import { useTranslation } from 'react-i18next';
import type { ImportHead } from '../importApi.ts';

/** What a file was about: "Deltagare". */
export function useKindText(): (one: Pick<ImportHead, 'kind' | 'year'>) => string {
  const { t } = useTranslation('imports');
  return ({ kind, year }) => t(`what.${kind}`, { year: year ?? '' });
}
