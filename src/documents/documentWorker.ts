import type { BlockDocument, ImageData } from './blockDocument.ts';

export type DocumentFormat = 'pdf' | 'docx' | 'xlsx' | 'html' | 'json';

/**
 * Writes a checked document; runs on a worker thread. Each writer is loaded when first asked for: they bring large
 * libraries, and the command line mostly wants one.
 */
export async function writeDocument({
  document,
  format,
}: {
  readonly document: BlockDocument;
  readonly format: DocumentFormat;
}): Promise<Uint8Array> {
  switch (format) {
    case 'pdf':
      return (await import('./pdfDocument.ts')).pdfDocument(document);
    case 'docx':
      return (await import('./docxDocument.ts')).docxDocument(document);
    case 'xlsx':
      return (await import('./xlsxDocument.ts')).xlsxDocument(document);
    case 'html':
      return Buffer.from((await import('./htmlDocument.ts')).htmlDocument(document));
    case 'json':
      return Buffer.from((await import('./jsonDocument.ts')).jsonDocument(document));
  }
}

/** Whether a document with the image alone can be written. */
export async function tryImage({ image }: { readonly image: ImageData }): Promise<boolean> {
  const document: BlockDocument = {
    language: 'sv',
    title: 'Bild',
    organisation: 'Samla',
    dateLines: [],
    createdAt: '2000-01-01T00:00:00Z',
    numberedHeadings: false,
    blocks: [{ kind: 'image', alternative: 'Bild', image }],
  };
  return (await import('./pdfDocument.ts')).pdfDocument(document).then(
    () => true,
    () => false,
  );
}
