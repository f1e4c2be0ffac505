import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { LANGUAGES, useLanguage } from './language.ts';

/** Each language offered in its own words. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation('kit');
  const shown = useLanguage();
  return (
    <span className="language-switch">
      {LANGUAGES.filter((language) => language !== shown).map((language) => (
        <Button key={language} look="quiet" lang={language} onClick={() => void i18n.changeLanguage(language)}>
          {t(`language.${language}`)}
        </Button>
      ))}
    </span>
  );
}
