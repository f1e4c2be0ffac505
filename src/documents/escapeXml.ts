const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text made safe between tags and inside quoted attributes of HTML, SVG and XML; what XML cannot hold at all is left out. */
export const escapeXml = (text: string): string => withoutControls(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** Without control characters (tab and line break stay) and lone surrogates: no XML file may hold them. */
export const withoutControls = (text: string): string => text.toWellFormed().replace(/[^\P{Cc}\t\n\r]|\ufffe|\uffff/gu, '');
