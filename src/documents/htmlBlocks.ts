import type { Block, Callout, ChartBlock, ImageBlock, Inline, TextBlock } from './blockDocument.ts';
import { chartSvg } from './charts/chartSvg.ts';
import { labelOf, printedHeadings } from './documentOutline.ts';
import { documentWords } from './documentWords.ts';
import { escapeXml } from './escapeXml.ts';
import type { HtmlContext } from './htmlContext.ts';
import { htmlTable } from './htmlTable.ts';

/** One block of a document as HTML. Headings start at h2: the document's title is the h1. */
export function htmlBlock(block: Block, context: HtmlContext): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level + 1} id="${escapeXml(block.id)}">${escapeXml(printedHeadings(context.outline)(block))}</h${block.level + 1}>`;
    case 'table':
      return htmlTable(block, context);
    case 'chart':
      return chart(block, context);
    case 'image':
      return image(block);
    case 'callout':
      return callout(block);
    case 'pageBreak':
      return '<div class="page-break"></div>';
    default:
      return textBlock(block);
  }
}

function textBlock(block: TextBlock): string {
  if (block.kind === 'paragraph') return `<p>${inlines(block.content)}</p>`;
  if (block.kind === 'quote') {
    const source = block.source ? `<p class="source">– ${escapeXml(block.source)}</p>` : '';
    return `<blockquote>${block.content.map(textBlock).join('')}${source}</blockquote>`;
  }
  const items = block.items.map((item) => `<li>${item.map(textBlock).join('')}</li>`).join('');
  if (!block.ordered) return `<ul>${items}</ul>`;
  return `<ol${block.start !== undefined && block.start !== 1 ? ` start="${block.start}"` : ''}>${items}</ol>`;
}

function inlines(content: readonly Inline[]): string {
  return content
    .map((part) => {
      switch (part.kind) {
        case 'text':
          return escapeXml(part.text);
        case 'strong':
          return `<strong>${inlines(part.content)}</strong>`;
        case 'emphasis':
          return `<em>${inlines(part.content)}</em>`;
        case 'link':
          return `<a href="${escapeXml(part.href)}">${inlines(part.content)}</a>`;
        case 'lineBreak':
          return '<br>';
      }
    })
    .join('');
}

function callout(block: Callout): string {
  const title = block.title ? `<p class="callout-title">${escapeXml(block.title)}</p>` : '';
  return `<div class="callout${block.tone === 'warning' ? ' warning' : ''}" role="note">${title}${block.content.map(textBlock).join('')}</div>`;
}

/** With its bytes in the page, which needs nothing else. */
const image = ({ alternative, image: { mediaType, width, height, bytes } }: ImageBlock): string =>
  `<p class="image"><img src="data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}" ` +
  `alt="${escapeXml(alternative ?? '')}" width="${width}" height="${height}"></p>`;

function chart(block: ChartBlock, context: HtmlContext): string {
  const label = labelOf(context.outline, block.id);
  const texts = { id: `_bild-${block.id}`, title: block.caption, description: block.alternative };
  const words = documentWords(context.language);
  return (
    `<figure class="chart" id="${escapeXml(block.id)}"><figcaption><strong>${escapeXml(label)}.</strong> ${escapeXml(block.caption)}</figcaption>` +
    `${chartSvg(block.chart, texts, context.language)}` +
    `<p class="under">${words.figuresIn} <a href="#${escapeXml(block.tableId)}">${escapeXml(labelOf(context.outline, block.tableId))}</a>.</p></figure>`
  );
}
