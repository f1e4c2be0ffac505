/** What in a Markdown text cannot become part of a document: where (1 is the first line), and how to mend it. */
export type MarkdownFault = { readonly code: MarkdownFaultCode; readonly line: number; readonly text: string };
export type MarkdownFaultCode =
  | 'html'
  | 'image'
  | 'image-inside-text'
  | 'image-without-words'
  | 'unknown-image'
  | 'code-block'
  | 'heading-too-deep'
  | 'heading-jump'
  | 'empty-heading'
  | 'table-without-header'
  | 'caption-without-table'
  | 'link-without-text'
  | 'unsafe-link'
  | 'unknown-live'
  | 'inside-quote-or-list'
  | 'too-deep'
  | 'too-long';

export type FaultCollector = (code: MarkdownFaultCode, line: number, text: string) => void;
