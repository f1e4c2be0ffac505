import i18next, { type BackendModule, type i18n, type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';
import access from '../../access/ui/texts.sv.json';
import { languageFrom } from '../ui-kit/languageFrom.ts';
import kit from '../ui-kit/texts.sv.json';
import { remembered, remember } from './memory.ts';
import shell from './texts.sv.json';

/** Every other text is fetched when a page needs it: one file per feature and language. */
const FILES = import.meta.glob<ResourceKey>(
  [
    '../../*/ui/texts.*.json',
    '../ui-kit/{texts.en,words.sv,words.en}.json',
    './texts.en.json',
    '../gallery/texts.*.json',
    '../ui-kit/editor/texts.*.json',
    '../../access/ui/{loginWays,operations,roleTable}/texts.*.json',
    '!../../access/ui/texts.sv.json',
  ],
  { import: 'default' },
);
const FOLDERS: Readonly<Record<string, string>> = {
  kit: '../ui-kit',
  shell: '.',
  gallery: '../gallery',
  editor: '../ui-kit/editor',
  loginWays: '../../access/ui/loginWays',
  operations: '../../access/ui/operations',
  roleTable: '../../access/ui/roleTable',
};

const textFiles: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: async (language, namespace) => {
    const path =
      namespace === 'words'
        ? `../ui-kit/words.${language}.json`
        : `${FOLDERS[namespace] ?? `../../${namespace}/ui`}/texts.${language}.json`;
    const file = FILES[path];
    if (!file) throw new Error(`no texts of ${namespace} in ${language}`);
    return file();
  },
};

/** The texts of the first pages in Swedish, which come with the program; English instead where it was chosen before. */
export async function startTexts(): Promise<i18n> {
  document.documentElement.lang = languageFrom(remembered('language'));
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
    remember('language', language);
  });
  await i18next
    .use(textFiles)
    .use(initReactI18next)
    .init({
      lng: languageFrom(remembered('language')),
      supportedLngs: ['sv', 'en'],
      fallbackLng: false,
      ns: ['kit', 'shell', 'access'],
      defaultNS: 'shell',
      resources: { sv: { access, kit, shell } },
      partialBundledLanguages: true,
      // React escapes what it shows.
      interpolation: { escapeValue: false },
    });
  return i18next;
}
