import type { Block, BlockDocument, Heading, ImageBlock, Inline } from './blockDocument.ts';
import { chartFaults } from './chartCheck.ts';
import type { DocumentFault } from './documentFault.ts';
import { inlinesOf, inlineText } from './plainText.ts';
import { isInternalHref, isSafeHref } from './safeHref.ts';
import { tableFaults } from './tableCheck.ts';

/**
 * What keeps a document from being read by everyone, on screen, in print and by a screen reader (EN 301 549,
 * PDF/UA-1): empty when it may be written. No renderer checks this again, and PDF/UA's own check does not see
 * a table without header.
 */
export function checkDocument(document: BlockDocument): DocumentFault[] {
  return [
    ...propertyFaults(document),
    ...idFaults(document),
    ...headingFaults(document),
    ...blockFaults(document),
    ...linkFaults(document),
  ];
}

function propertyFaults(document: BlockDocument): DocumentFault[] {
  const faults: DocumentFault[] = [];
  if (document.title.trim() === '' || document.organisation.trim() === '') {
    faults.push({ code: 'empty-title', place: 'Framsidan', text: 'Framsidan saknar titel eller organisation. Fyll i båda.' });
  }
  if (!/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(document.createdAt) || Number.isNaN(Date.parse(document.createdAt))) {
    faults.push({
      code: 'bad-instant',
      place: 'Framsidan',
      text: `Tidpunkten "${document.createdAt}" går inte att läsa. Skriv till exempel 2018-09-20T10:00:00Z.`,
    });
  }
  return faults;
}

function idFaults(document: BlockDocument): DocumentFault[] {
  const faults: DocumentFault[] = [];
  const seen = new Set<string>();
  for (const block of document.blocks) {
    if (block.kind !== 'heading' && block.kind !== 'table' && block.kind !== 'chart') continue;
    if (!/^\p{L}[\p{L}\p{N}_-]*$/u.test(block.id)) {
      faults.push({
        code: 'bad-id',
        place: block.id,
        text: `Namnet "${block.id}" duger inte som länkmål. Börja med en bokstav; använd bokstäver, siffror och bindestreck.`,
      });
    }
    if (seen.has(block.id)) {
      faults.push({
        code: 'duplicate-id',
        place: block.id,
        text: `Två delar av dokumentet heter "${block.id}". Ge den ena ett annat namn.`,
      });
    }
    seen.add(block.id);
  }
  return faults;
}

function headingFaults(document: BlockDocument): DocumentFault[] {
  const faults: DocumentFault[] = [];
  let above = 0;
  for (const heading of document.blocks.filter((block): block is Heading => block.kind === 'heading')) {
    if (heading.text.trim() === '')
      faults.push({ code: 'empty-heading', place: heading.id, text: `Rubriken "${heading.id}" saknar text.` });
    if (heading.level > above + 1) {
      faults.push({
        code: 'heading-jump',
        place: heading.text,
        text: `Rubriken "${heading.text}" är på nivå ${heading.level} men rubriken före är på nivå ${above}. Gå ett steg i taget.`,
      });
    }
    above = heading.level;
  }
  return faults;
}

function blockFaults(document: BlockDocument): DocumentFault[] {
  const tableIds = new Set(document.blocks.filter((block) => block.kind === 'table').map((table) => table.id));
  return document.blocks.flatMap((block) => {
    if (block.kind === 'table') return tableFaults(block);
    if (block.kind === 'image') return imageFaults(block);
    return block.kind === 'chart' ? chartFaults(block, tableIds) : [];
  });
}

const imageFaults = ({ alternative }: ImageBlock): DocumentFault[] =>
  alternative === null || alternative.trim() !== ''
    ? []
    : [
        {
          code: 'image-without-alternative',
          place: 'Bild',
          text: 'En bild saknar beskrivning för den som inte ser den. Skriv vad den visar.',
        },
      ];

function linkFaults(document: BlockDocument): DocumentFault[] {
  const targets = new Set(document.blocks.flatMap((block) => ('id' in block ? [block.id] : [])));
  const faults: DocumentFault[] = [];
  for (const inline of document.blocks.flatMap(inlinesIn)) {
    if (inline.kind !== 'link') continue;
    const words = inlineText(inline.content).trim();
    if (words === '')
      faults.push({ code: 'empty-link', place: inline.href, text: `Länken till "${inline.href}" saknar text. Skriv vad den leder till.` });
    if (!isSafeHref(inline.href)) {
      faults.push({
        code: 'unsafe-link',
        place: words,
        text: `Länken "${words}" går inte till en webbadress, en e-postadress eller en plats i dokumentet.`,
      });
    } else if (isInternalHref(inline.href) && !targets.has(inline.href.slice(1))) {
      faults.push({
        code: 'unknown-target',
        place: words,
        text: `Länken "${words}" pekar på "${inline.href}" som inte finns i dokumentet.`,
      });
    }
  }
  return faults;
}

function inlinesIn(block: Block): Inline[] {
  if (block.kind === 'paragraph' || block.kind === 'list' || block.kind === 'quote') return [...inlinesOf(block)];
  return block.kind === 'callout' ? block.content.flatMap((inner) => [...inlinesOf(inner)]) : [];
}
