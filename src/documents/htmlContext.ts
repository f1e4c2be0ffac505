import type { DocumentOutline } from './documentOutline.ts';
import type { Language } from './language.ts';

/** What every part of a page needs to know about the document it belongs to. */
export type HtmlContext = { readonly outline: DocumentOutline; readonly language: Language };
