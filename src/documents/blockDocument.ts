import type { Period } from '../shared/period.ts';
import type { Chart } from './charts/chart.ts';
import type { Language } from './language.ts';

/**
 * The one model that every format is written from: a feature says what the document holds, the renderers decide
 * what it looks like as a page, a PDF, a Word file or a workbook.
 */
export type BlockDocument = {
  readonly language: Language;
  readonly title: string;
  readonly subtitle?: string | undefined;
  /** The authority whose document it is; stands on the front page, in every page header and in the file's properties. */
  readonly organisation: string;
  /** Lines under the title on the front page: period, day of adoption, place. */
  readonly dateLines: readonly string[];
  /** A warning on the front page and in every page's header, such as "Innehåller små tal – ej för publicering". */
  readonly mark?: string | undefined;
  /** The instant the document was made, ISO with zone (`2018-09-20T10:00:00Z`). Only the file's properties show it. */
  readonly createdAt: string;
  /** Whether headings get chapter numbers (1, 1.1 …). */
  readonly numberedHeadings: boolean;
  readonly blocks: readonly Block[];
};

export type Block = Heading | TextBlock | Table | ChartBlock | ImageBlock | Callout | PageBreak;
/** What may stand inside a quote or a list item. */
export type TextBlock = Paragraph | List | Quote;

export type Heading = {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3 | 4;
  /** Target for links and contents; unique in the document together with the ids of tables and charts. */
  readonly id: string;
  /** Without chapter number: that is counted when written. */
  readonly text: string;
};
export type Paragraph = { readonly kind: 'paragraph'; readonly content: readonly Inline[] };
export type List = {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly start?: number | undefined;
  readonly items: readonly ListItem[];
};
export type ListItem = readonly TextBlock[];
/** Somebody's own words; `source` says whose. */
export type Quote = { readonly kind: 'quote'; readonly content: readonly TextBlock[]; readonly source?: string | undefined };
export type Callout = {
  readonly kind: 'callout';
  readonly tone: 'note' | 'warning';
  readonly title?: string | undefined;
  readonly content: readonly TextBlock[];
};
export type PageBreak = { readonly kind: 'pageBreak' };

/** A picture that an author has put in. It is never shown wider than the text, nor larger than it is. */
export type ImageBlock = {
  readonly kind: 'image';
  /** Read out instead of the picture; null where it is decoration alone and nothing is read out. */
  readonly alternative: string | null;
  readonly image: ImageData;
};
export type ImageData = {
  readonly mediaType: 'image/png' | 'image/jpeg';
  /** In pixels, the right way up. */
  readonly width: number;
  readonly height: number;
  /** Which way the pixels in `bytes` lie, 1–8 as EXIF has it; a JPEG says it itself too. 1 is upright. */
  readonly orientation: number;
  readonly bytes: Uint8Array;
};

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly content: readonly Inline[] }
  | { readonly kind: 'emphasis'; readonly content: readonly Inline[] }
  /** To `https:`, `http:` or `mailto:`, or to `#id` within the document. */
  | { readonly kind: 'link'; readonly href: string; readonly content: readonly Inline[] }
  | { readonly kind: 'lineBreak' };

export type Table = {
  readonly kind: 'table';
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly Column[];
  /** A row of headings above the columns' own, each over `span` columns; under an empty text the columns stand alone. */
  readonly columnGroups?: readonly ColumnGroup[] | undefined;
  /** No rows at all prints one row that says "inga". */
  readonly rows: readonly Row[];
  /** Whether the first column names its row (default true). */
  readonly rowHeaders?: boolean | undefined;
  /** Printed under the table: what rows may sum to, sign convention, rounding. */
  readonly notes?: readonly string[] | undefined;
  readonly provenance?: Provenance | undefined;
};
export type Column = {
  readonly header: string;
  /** Number columns are right-aligned with figures of equal width. */
  readonly kind: 'text' | 'number';
  /** Relative width; without it the renderer weighs what stands in the column. */
  readonly width?: number | undefined;
};
export type ColumnGroup = { readonly header: string; readonly span: number };
export type Row =
  | { readonly kind: 'row'; readonly cells: readonly Cell[] }
  /** A heading across the whole table over the rows that follow, until the next group, `endGroup` or total. */
  | { readonly kind: 'group'; readonly heading: string }
  /** The rows that follow belong to no group again. */
  | { readonly kind: 'endGroup' }
  | { readonly kind: 'total'; readonly cells: readonly Cell[] };

/** A text (line breaks are kept; also for suppressed figures such as "1–4"), or a number with its format. */
export type Cell = string | NumberCell;
export type NumberCell = {
  /** null is shown as "–": nothing to count or divide by. */
  readonly value: number | null;
  readonly decimals: number;
  /** Writes + before what is above zero. */
  readonly signed?: boolean | undefined;
  /** The value is whole percent (56), written with a percent sign. */
  readonly percent?: boolean | undefined;
};

/** Where a table's figures come from, printed as one small line: nobody should have to ask what was counted. */
export type Provenance = {
  /** Whom or what the table counts: "deltagare", "nya deltagare", "bokförda belopp". */
  readonly population: string;
  readonly n: number | null;
  /** How many of n have no known value; null where the question has no meaning. */
  readonly missing: number | null;
  readonly period: Period;
  /** The counting rule in a few words. */
  readonly rule: string;
};

export type ChartBlock = {
  readonly kind: 'chart';
  readonly id: string;
  readonly caption: string;
  /** Read out instead of the picture: what it shows and the main figures; `chartAlternative` writes one. */
  readonly alternative: string;
  readonly chart: Chart;
  /** The table block that holds the same numbers as text. */
  readonly tableId: string;
};
