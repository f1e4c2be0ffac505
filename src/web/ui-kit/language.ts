import { useTranslation } from 'react-i18next';
import { languageFrom } from './languageFrom.ts';

export type Language = 'sv' | 'en';
export const LANGUAGES: readonly Language[] = ['sv', 'en'];

/** The language that the page is shown in; a component that uses it is drawn again when it changes. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return languageFrom(i18n.resolvedLanguage);
}
