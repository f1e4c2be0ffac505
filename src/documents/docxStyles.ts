import type { IBaseParagraphStyleOptions, IParagraphStyleOptions, IStylesOptions } from 'docx';
import type { Language } from './language.ts';

/** On every machine that has Word, and as wide as Carlito elsewhere: a Word file is for editing, not for print. */
const FONT = 'Calibri';
export const ACCENT = '17506E';
export const QUIET = '4D5A60';
export const ALARM = '9A3412';
export const HAIRLINE = { style: 'single', size: 4, color: 'B9C3C7' } as const;
export const RULE = { style: 'single', size: 8, color: '5C6B72' } as const;
export const NO_LINE = { style: 'none', size: 0, color: 'auto' } as const;

/** Real styles, so that an author can go on writing and Word's own contents, captions and navigation work. */
export function docxStyles(language: Language): IStylesOptions {
  const heading = (size: number, before: number, color = ACCENT): IBaseParagraphStyleOptions => ({
    run: { font: FONT, size: size * 2, bold: true, color },
    paragraph: { keepNext: true, keepLines: true, spacing: { before: before * 20, after: 100 } },
  });
  const entry = (level: number): IParagraphStyleOptions => ({
    id: `TOC${level}`,
    name: `toc ${level}`,
    basedOn: 'Normal',
    next: 'Normal',
    run: { bold: level === 1 },
    paragraph: { indent: { left: (level - 1) * 240 }, spacing: { before: level === 1 ? 120 : 0, after: 40 } },
  });
  return {
    default: {
      document: {
        run: { font: FONT, size: 21, color: '1C2426', language: { value: language === 'sv' ? 'sv-SE' : 'en-GB' } },
        paragraph: { spacing: { after: 140, line: 288, lineRule: 'auto' } },
      },
      title: { run: { size: 76, bold: true }, paragraph: { spacing: { before: 0, after: 80, line: 240, lineRule: 'auto' } } },
      heading1: heading(19, 0),
      heading2: heading(14.5, 22),
      heading3: heading(12, 18, '1C2426'),
      heading4: heading(10.5, 16, '1C2426'),
      caption: {
        run: { size: 19, bold: true, italics: false, color: '1C2426' },
        paragraph: { keepNext: true, spacing: { before: 240, after: 100 } },
      },
      hyperlink: { run: { color: ACCENT, underline: {} } },
    },
    paragraphStyles: [
      ...[1, 2, 3].map(entry),
      { id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal', run: { size: 36, color: QUIET }, paragraph: { spacing: { after: 240 } } },
      {
        id: 'Organisation',
        name: 'Organisation',
        basedOn: 'Normal',
        run: { size: 26, bold: true, color: ACCENT },
        paragraph: { spacing: { after: 4200 } },
      },
      { id: 'FrontLine', name: 'Front line', basedOn: 'Normal', run: { size: 22, color: QUIET }, paragraph: { spacing: { after: 60 } } },
      {
        id: 'Mark',
        name: 'Mark',
        basedOn: 'Normal',
        run: { bold: true, color: ALARM },
        paragraph: {
          shading: { fill: 'FBF1EC' },
          border: { left: { style: 'single', size: 20, color: ALARM, space: 8 } },
          spacing: { before: 200, after: 400 },
        },
      },
      {
        id: 'ContentsHeading',
        name: 'Contents heading',
        basedOn: 'Normal',
        run: { size: 38, bold: true, color: ACCENT },
        paragraph: { keepNext: true, spacing: { after: 200 } },
      },
      {
        id: 'TableText',
        name: 'Table text',
        basedOn: 'Normal',
        run: { size: 19 },
        paragraph: { spacing: { before: 0, after: 0, line: 240, lineRule: 'auto' } },
      },
      { id: 'TableSmall', name: 'Table text small', basedOn: 'TableText', run: { size: 16 } },
      {
        id: 'TableNote',
        name: 'Table note',
        basedOn: 'Normal',
        run: { size: 16, color: QUIET },
        paragraph: { spacing: { before: 60, after: 40, line: 240, lineRule: 'auto' } },
      },
      {
        id: 'Quote',
        name: 'Quote',
        basedOn: 'Normal',
        paragraph: { indent: { left: 240 }, border: { left: { style: 'single', size: 12, color: '9FB6C1', space: 8 } } },
      },
      { id: 'QuoteSource', name: 'Quote source', basedOn: 'Quote', run: { size: 18, color: QUIET } },
      {
        id: 'Callout',
        name: 'Callout',
        basedOn: 'Normal',
        paragraph: {
          indent: { left: 160, right: 160 },
          shading: { fill: 'EEF3F5' },
          border: { left: { style: 'single', size: 20, color: ACCENT, space: 8 } },
          spacing: { before: 0, after: 0 },
        },
      },
      {
        id: 'Warning',
        name: 'Warning',
        basedOn: 'Callout',
        paragraph: { shading: { fill: 'FBF1EC' }, border: { left: { style: 'single', size: 20, color: ALARM, space: 8 } } },
      },
      { id: 'PageMargin', name: 'Page margin', basedOn: 'Normal', run: { size: 17, color: QUIET }, paragraph: { spacing: { after: 0 } } },
    ],
  };
}
