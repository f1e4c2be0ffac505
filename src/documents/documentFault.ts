/** What is wrong with a document, where, and how to mend it – in plain Swedish. */
export type DocumentFault = { readonly code: DocumentFaultCode; readonly place: string; readonly text: string };

export type DocumentFaultCode =
  | 'empty-title'
  | 'bad-instant'
  | 'bad-id'
  | 'duplicate-id'
  | 'empty-heading'
  | 'heading-jump'
  | 'table-without-caption'
  | 'table-without-header'
  | 'row-length'
  | 'column-groups'
  | 'bad-number'
  | 'chart-without-caption'
  | 'chart-without-alternative'
  | 'chart-without-table'
  | 'chart-without-figures'
  | 'chart-length'
  | 'image-without-alternative'
  | 'empty-link'
  | 'unsafe-link'
  | 'unknown-target';
