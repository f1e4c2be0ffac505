import { createHash } from 'node:crypto';
import type { BlockDocument } from './blockDocument.ts';
import { outlineOf } from './documentOutline.ts';
import { documentWords } from './documentWords.ts';
import { escapeXml } from './escapeXml.ts';
import { htmlBlock } from './htmlBlocks.ts';
import { htmlStyle } from './htmlStyle.ts';

/**
 * A checked document as one HTML file that needs nothing else: no scripts, no fetched files, no inline styles. Its own
 * content security policy allows the one style block by hash and nothing more.
 */
export function htmlDocument(document: BlockDocument): string {
  const outline = outlineOf(document);
  const words = documentWords(document.language);
  const style = htmlStyle(document);
  // Only the author's own, which lie in the page.
  const images = document.blocks.some(({ kind }) => kind === 'image') ? '; img-src data:' : '';
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'${images}; base-uri 'none'; form-action 'none'`;
  const title = [document.title, document.subtitle, document.organisation].filter((part) => part).join(' – ');
  const mark = document.mark ? `<p class="mark">${escapeXml(document.mark)}</p>` : '';
  const contents = outline.headings.map(
    (heading) => `<li class="level-${heading.level}"><a href="#${escapeXml(heading.id)}">${escapeXml(heading.text)}</a></li>`,
  );
  return (
    `<!doctype html>\n<html lang="${document.language}">\n<head>\n<meta charset="utf-8">\n` +
    `<meta http-equiv="Content-Security-Policy" content="${policy}">\n` +
    `<meta name="viewport" content="width=device-width, initial-scale=1">\n` +
    `<title>${escapeXml(title)}</title>\n<meta name="author" content="${escapeXml(document.organisation)}">\n<style>${style}</style>\n</head>\n<body>\n` +
    `<a class="skip" href="#_dokument">${words.skipToContent}</a>\n<div class="sheet">\n` +
    `<header class="front"><p class="organisation">${escapeXml(document.organisation)}</p><h1>${escapeXml(document.title)}</h1>` +
    `${document.subtitle ? `<p class="subtitle">${escapeXml(document.subtitle)}</p>` : ''}${mark}` +
    `<ul class="dates">${document.dateLines.map((line) => `<li>${escapeXml(line)}</li>`).join('')}</ul></header>\n` +
    `${contents.length > 0 ? `<nav class="contents" aria-labelledby="_innehåll"><h2 id="_innehåll">${words.contents}</h2><ol>${contents.join('')}</ol></nav>\n` : ''}` +
    `<main id="_dokument">\n${document.blocks.map((block) => htmlBlock(block, { outline, language: document.language })).join('\n')}\n</main>\n` +
    `<footer>${mark}<p class="under">${escapeXml(document.organisation)}</p></footer>\n</div>\n</body>\n</html>\n`
  );
}
