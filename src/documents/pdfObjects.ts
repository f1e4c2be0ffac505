/**
 * The objects of a PDF as our writer lays them out: uncompressed, in one file section with one cross-reference table.
 * Reading them lets `pdfTableHeaders` say what the writer cannot say; anything else is a writer that changed.
 */
export type PdfObjects = {
  /** The object's text; streams are bytes that nobody reads here. */
  readonly textOf: (number: number) => string;
  /** The file with some objects replaced, offsets counted anew. */
  readonly withReplaced: (replaced: ReadonlyMap<number, string>) => Uint8Array;
  readonly trailer: string;
};

export function readPdfObjects(file: Uint8Array): PdfObjects {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - 200));
  const tableStart = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] ?? Number.NaN);
  const table = bytes.toString('latin1', tableStart);
  const head = /^xref\r?\n0 (\d+)\r?\n/.exec(table);
  const trailer = /trailer\s*(<<[\s\S]*?>>)\s*startxref/.exec(table)?.[1];
  if (!head || trailer === undefined) throw new Error('the PDF has no single cross-reference table');
  const count = Number(head[1]);
  const entries = table.slice(head[0].length, head[0].length + count * 20).match(/\d{10} \d{5} [nf]\r\n/g);
  if (entries?.length !== count) throw new Error('the PDF has a broken cross-reference table');
  const offsets = new Map<number, number>();
  entries.forEach((entry, number) => {
    if (entry[17] === 'n') offsets.set(number, Number(entry.slice(0, 10)));
  });
  const inOrder = [...offsets].sort((a, b) => a[1] - b[1]);
  const ends = new Map(inOrder.map(([number], index) => [number, inOrder[index + 1]?.[1] ?? tableStart]));
  const part = (number: number): Buffer => {
    const start = offsets.get(number);
    if (start === undefined) throw new Error(`the PDF has no object ${number}`);
    return bytes.subarray(start, ends.get(number));
  };
  const texts = new Map<number, string>();
  return {
    trailer,
    textOf(number) {
      const known = texts.get(number);
      if (known !== undefined) return known;
      const text = part(number).toString('latin1');
      texts.set(number, text);
      return text;
    },
    withReplaced(replaced) {
      const parts = [bytes.subarray(0, inOrder[0]?.[1] ?? 0)];
      let at = parts[0]?.length ?? 0;
      const moved = new Map<number, number>();
      for (const [number] of inOrder) {
        const text = replaced.get(number);
        const content = text === undefined ? part(number) : Buffer.from(text, 'latin1');
        moved.set(number, at);
        at += content.length;
        parts.push(content);
      }
      const lines = Array.from({ length: count }, (_, number) => {
        const offset = moved.get(number);
        return offset === undefined ? (entries[number] ?? '') : `${String(offset).padStart(10, '0')} 00000 n\r\n`;
      });
      parts.push(Buffer.from(`xref\n0 ${count}\n${lines.join('')}trailer\n${trailer}\nstartxref\n${at}\n%%EOF`, 'latin1'));
      return Buffer.concat(parts);
    },
  };
}

const ENTRIES = {
  K: /\/K (\[[^\]]*\]|\d+ 0 R)/,
  Root: /\/Root (\d+ 0 R)/,
  StructTreeRoot: /\/StructTreeRoot (\d+ 0 R)/,
} as const;

/** The objects that a dictionary's entry refers to, in order: `/K [3 0 R 4 0 R]` or `/K 3 0 R`. */
export function references(text: string, key: keyof typeof ENTRIES): number[] {
  const value = ENTRIES[key].exec(text)?.[1] ?? '';
  // A dictionary among them stands for something on a page, such as a link's place, and is no element.
  const plain = value.includes('<<') ? value.replace(/<<[\s\S]*?>>/g, '') : value;
  const numbers: number[] = [];
  for (const match of plain.matchAll(/(\d+) 0 R/g)) numbers.push(Number(match[1]));
  return numbers;
}
