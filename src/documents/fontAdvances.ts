/**
 * The signs that a TrueType font can show, each with its width as a share of the type size: read from the tables
 * `cmap` (formats 4 and 12), `hmtx`, `hhea` and `head`. Kerning is left out.
 */
export function fontAdvances(font: Buffer): Map<number, number> {
  const widthOf = glyphWidths(font);
  const cmap = tableOffset(font, 'cmap');
  const advances = new Map<number, number>();
  const count = font.readUInt16BE(cmap + 2);
  for (let index = 0; index < count; index += 1) {
    const record = cmap + 4 + index * 8;
    const platform = font.readUInt16BE(record);
    // 0 is Unicode, 3 is Windows; others map legacy code pages.
    if (platform !== 0 && platform !== 3) continue;
    const start = cmap + font.readUInt32BE(record + 4);
    const format = font.readUInt16BE(start);
    const glyphs = format === 4 ? segments(font, start) : format === 12 ? groups(font, start) : [];
    for (const [code, glyph] of glyphs) if (glyph !== 0) advances.set(code, widthOf(glyph));
  }
  return advances;
}

function tableOffset(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4);
  for (let index = 0; index < count; index += 1) {
    const record = 12 + index * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`the font has no ${tag} table`);
}

/** Glyphs after the last one listed are as wide as it. */
function glyphWidths(font: Buffer): (glyph: number) => number {
  const unitsPerEm = font.readUInt16BE(tableOffset(font, 'head') + 18);
  const listed = font.readUInt16BE(tableOffset(font, 'hhea') + 34);
  const hmtx = tableOffset(font, 'hmtx');
  return (glyph) => font.readUInt16BE(hmtx + Math.min(glyph, listed - 1) * 4) / unitsPerEm;
}

/** Format 4: ranges of the first 65 536 signs, some with a glyph list that may hold 0 for "none". */
function* segments(font: Buffer, start: number): Generator<[code: number, glyph: number]> {
  const count = font.readUInt16BE(start + 6) / 2;
  const ends = start + 14;
  const starts = ends + count * 2 + 2;
  const deltas = starts + count * 2;
  const offsets = deltas + count * 2;
  for (let segment = 0; segment < count; segment += 1) {
    const end = font.readUInt16BE(ends + segment * 2);
    const delta = font.readUInt16BE(deltas + segment * 2);
    const offset = font.readUInt16BE(offsets + segment * 2);
    const first = font.readUInt16BE(starts + segment * 2);
    for (let code = first; code <= end && code !== 0xffff; code += 1) {
      const listed = offset === 0 ? code : font.readUInt16BE(offsets + segment * 2 + offset + (code - first) * 2);
      yield [code, offset !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff];
    }
  }
}

/** Format 12: ranges over all of Unicode. */
function* groups(font: Buffer, start: number): Generator<[code: number, glyph: number]> {
  const count = font.readUInt32BE(start + 12);
  for (let group = 0; group < count; group += 1) {
    const record = start + 16 + group * 12;
    const first = font.readUInt32BE(record);
    const last = font.readUInt32BE(record + 4);
    const glyph = font.readUInt32BE(record + 8);
    for (let code = first; code <= last; code += 1) yield [code, glyph + code - first];
  }
}
