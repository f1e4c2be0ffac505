/** One page as a picture of its own; sizes in points (1/72 inch). */
export type PageSvg = { readonly width: number; readonly height: number; readonly svg: string };

const PAPER = /^ {4}<path class="typst-shape" fill="#ffffff" fill-rule="nonzero" d="M 0 0v ([\d.]+) h ([\d.]+) v -[\d.]+ Z "\/>$/gm;
const OFFSET = /^ {4}<g transform="matrix\(1 0 0 1 ([\d.]+) ([\d.]+)\)">$/m;
const CHART =
  /<image transform="(matrix\([\d. -]+\))" xlink:href="data:image\/svg\+xml;base64,([\w+/=]+)" width="([\d.]+)" height="([\d.]+)" preserveAspectRatio="none"\/>/g;

/** Its address is written as the author did, which may be no XML; a picture leads nowhere. */
const LINK = /<a( transform="[^"]*")?(?: href="[^"]*" xlink:href="[^"]*")?>/g;

/**
 * Typst puts all pages into one picture, below each other, with the glyphs of all of them at its end. Here each page gets its own, with
 * the glyphs that it uses; charts, which are pictures within the picture, become part of it, so that their words find the fonts.
 * It reads only what this writer writes.
 * @throws where the picture is built otherwise
 */
export function pageSvgs(whole: string): PageSvg[] {
  const definitions = whole.indexOf('\n    <defs');
  const papers = [...whole.matchAll(PAPER)];
  if (definitions < 0 || papers.length === 0) throw new Error('the pages are not built as they were');
  const glyphs = new Map([...whole.slice(definitions).matchAll(/<symbol id="([^"]+)"[^]*?<\/symbol>/g)].map(([all, id = '']) => [id, all]));
  const others = whole
    .slice(definitions)
    .replaceAll(/<symbol[^]*?<\/symbol>/g, '')
    .replace(/<\/svg>\s*$/, '');
  return papers.map((paper, place) => {
    const content = whole
      .slice(paper.index + paper[0].length, papers[place + 1]?.index ?? definitions)
      .replaceAll(LINK, '<g$1>')
      .replaceAll('</a>', '</g>');
    const [height, width] = [Number(paper[1]), Number(paper[2])];
    const [, x = '0', y = '0'] = OFFSET.exec(content) ?? [];
    const used = new Set([...content.matchAll(/xlink:href="#([^"]+)"/g)].map(([, id = '']) => id));
    const svg =
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}">` +
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#ffffff"/>` +
      content.replaceAll(CHART, chart) +
      `<defs>${[...used].map((id) => glyphs.get(id) ?? '').join('')}</defs>${others}</svg>`;
    return { width, height, svg };
  });
}

const chart = (_: string, transform: string, data: string, width: string, height: string): string =>
  `<g transform="${transform}">${Buffer.from(data, 'base64').toString('utf8').replace('<svg ', `<svg width="${width}" height="${height}" preserveAspectRatio="none" `)}</g>`;
