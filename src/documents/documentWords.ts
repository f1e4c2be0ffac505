import type { Language } from './language.ts';

/** The fixed words that renderers write themselves. */
export type DocumentWords = {
  readonly contents: string;
  readonly table: string;
  readonly chart: string;
  readonly image: string;
  readonly images: string;
  readonly shows: string;
  readonly page: string;
  readonly of: string;
  readonly none: string;
  readonly total: string;
  readonly population: string;
  readonly n: string;
  readonly missing: string;
  readonly period: string;
  readonly rule: string;
  readonly figuresIn: string;
  readonly skipToContent: string;
};

const SWEDISH: DocumentWords = {
  contents: 'Innehåll',
  table: 'Tabell',
  chart: 'Diagram',
  image: 'Bild',
  images: 'Bilder',
  shows: 'Visar',
  page: 'Sida',
  of: 'av',
  none: 'Inga',
  total: 'Totalt',
  population: 'Underlag',
  n: 'n',
  missing: 'uppgift saknas',
  period: 'period',
  rule: 'regel',
  figuresIn: 'Talen finns i',
  skipToContent: 'Till innehållet',
};

const ENGLISH: DocumentWords = {
  contents: 'Contents',
  table: 'Table',
  chart: 'Chart',
  image: 'Image',
  images: 'Images',
  shows: 'Shows',
  page: 'Page',
  of: 'of',
  none: 'None',
  total: 'Total',
  population: 'Population',
  n: 'n',
  missing: 'unknown',
  period: 'period',
  rule: 'rule',
  figuresIn: 'Figures in',
  skipToContent: 'Skip to content',
};

export const documentWords = (language: Language): DocumentWords => (language === 'sv' ? SWEDISH : ENGLISH);
