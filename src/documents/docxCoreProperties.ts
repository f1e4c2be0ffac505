import type { BlockDocument } from './blockDocument.ts';
import { escapeXml } from './escapeXml.ts';

/** The file's properties, with the document's own instant instead of the moment somebody happened to write the file. */
export function docxCoreProperties(document: BlockDocument): { readonly path: string; readonly data: string } {
  const instant = new Date(document.createdAt).toISOString().replace(/\.\d+Z$/, 'Z');
  const time = (tag: string): string => `<dcterms:${tag} xsi:type="dcterms:W3CDTF">${instant}</dcterms:${tag}>`;
  return {
    path: 'docProps/core.xml',
    data:
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
      'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
      `<dc:title>${escapeXml(document.title)}</dc:title><dc:creator>${escapeXml(document.organisation)}</dc:creator>` +
      `<dc:language>${document.language === 'sv' ? 'sv-SE' : 'en-GB'}</dc:language>${document.mark ? `<dc:subject>${escapeXml(document.mark)}</dc:subject>` : ''}` +
      `${time('created')}${time('modified')}</cp:coreProperties>`,
  };
}
