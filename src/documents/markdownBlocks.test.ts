import { describe, expect, it } from 'vitest';
import type { Block } from './blockDocument.ts';
import { markdownBlocks } from './markdownBlocks.ts';

const blocksOf = (markdown: string, level: 1 | 2 | 3 = 1): readonly Block[] => {
  const result = markdownBlocks(markdown, { level, idPrefix: 'text', title: 'Styrelsen' });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const faultsOf = (markdown: string, level: 1 | 2 | 3 = 1): string[] => {
  const result = markdownBlocks(markdown, { level, idPrefix: 'text', title: 'Styrelsen' });
  return result.ok ? [] : result.error.map((fault) => `${fault.line} ${fault.code}`);
};

describe("an author's Markdown", () => {
  it('becomes paragraphs with emphasis, links and line breaks', () => {
    expect(blocksOf('Ett **fett** ord och [en länk](https://example.se)  \npå två\nrader.')).toEqual([
      {
        kind: 'paragraph',
        content: [
          { kind: 'text', text: 'Ett ' },
          { kind: 'strong', content: [{ kind: 'text', text: 'fett' }] },
          { kind: 'text', text: ' ord och ' },
          { kind: 'link', href: 'https://example.se', content: [{ kind: 'text', text: 'en länk' }] },
          { kind: 'lineBreak' },
          { kind: 'text', text: 'på två rader.' },
        ],
      },
    ]);
  });

  it("puts its headings under the section's own, whatever level the author began with", () => {
    const levels = (markdown: string, level: 1 | 2 | 3): unknown[] =>
      blocksOf(markdown, level).map((block) => (block.kind === 'heading' ? block.level : block.kind));
    expect(levels('# A\n\n## B', 1)).toEqual([2, 3]);
    expect(levels('### A\n\n#### B', 2)).toEqual([3, 4]);
  });

  it('gives headings and tables ids that begin with the section', () => {
    expect(blocksOf('# A\n\n# B').map((block) => 'id' in block && block.id)).toEqual(['text-1', 'text-2']);
  });

  it('keeps nested lists and where a numbered list starts', () => {
    expect(blocksOf('3. tre\n4. fyra\n   - under')).toMatchObject([
      { kind: 'list', ordered: true, start: 3, items: [[{}], [{}, { kind: 'list', ordered: false }]] },
    ]);
  });

  it('takes the source of a quote from its last paragraph', () => {
    expect(blocksOf('> Vi ses.\n>\n> – Team Sala')).toMatchObject([
      { kind: 'quote', source: 'Team Sala', content: [{ content: [{ text: 'Vi ses.' }] }] },
    ]);
  });

  it('calls a table without caption after the heading it stands under', () => {
    const captions = (markdown: string) => blocksOf(markdown).flatMap((block) => (block.kind === 'table' ? [block.caption] : []));
    expect(captions('| A |\n|---|\n| b |')).toEqual(['Styrelsen']);
    expect(captions('## Ledamöter\n\n| A |\n|---|\n| b |')).toEqual(['Ledamöter']);
  });
  it('makes a table of a captioned table, with real numbers in a right-aligned column', () => {
    expect(
      blocksOf('Tabell: Utbildningar\n\n| Kurs | Kostnad |\n|---|---:|\n| Grund | 1 234,5 |\n| Fort | −20 |\n| Film | – |'),
    ).toMatchObject([
      {
        kind: 'table',
        caption: 'Utbildningar',
        columns: [
          { header: 'Kurs', kind: 'text' },
          { header: 'Kostnad', kind: 'number' },
        ],
        rows: [
          { cells: ['Grund', { value: 1234.5, decimals: 1 }] },
          { cells: ['Fort', { value: -20, decimals: 0 }] },
          { cells: ['Film', '–'] },
        ],
      },
    ]);
  });

  it('keeps signs that only look like HTML (V1.3.5)', () => {
    expect(blocksOf('5 < 6 & 7 > 2')).toMatchObject([{ content: [{ text: '5 < 6 & 7 > 2' }] }]);
  });
});

describe('an image that a text names', () => {
  const key = '0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0001';
  const image = { mediaType: 'image/png' as const, width: 4, height: 3, orientation: 1, bytes: Uint8Array.of(1) };
  const read = (markdown: string) =>
    markdownBlocks(markdown, { level: 1, idPrefix: 'text', title: 'Mål', images: (asked) => (asked === key ? image : undefined) });
  const faults = (markdown: string) => {
    const result = read(markdown);
    return result.ok ? [] : result.error.map(({ code, line }) => `${line} ${code}`);
  };

  it('stands in its own paragraph with its words, or as decoration', () => {
    expect(read(`Före\n\n![Skogen i \\[maj\\]](image:${key})\n\n![](image:${key} "dekoration")`)).toEqual({
      ok: true,
      value: [
        { kind: 'paragraph', content: [{ kind: 'text', text: 'Före' }] },
        { kind: 'image', alternative: 'Skogen i [maj]', image },
        { kind: 'image', alternative: null, image },
      ],
    });
  });
  it('is refused without words, from elsewhere, unknown, and within other text', () => {
    expect(faults(`![](image:${key})`)).toEqual(['1 image-without-words']);
    expect(faults(`![${'a'.repeat(501)}](image:${key})`)).toEqual(['1 image-without-words']);
    expect(faults('![x](foto.jpg)\n\n![y](https://example.se/x.png)\n\n![z](data:image/png;base64,AA)')).toEqual([
      '1 image',
      '3 image',
      '5 image',
    ]);
    expect(faults('![x](image:0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0002)')).toEqual(['1 unknown-image']);
    expect(faults(`Ord ![x](image:${key})\n\n- ![x](image:${key})\n\n> ![x](image:${key})`)).toEqual([
      '1 image-inside-text',
      '3 image-inside-text',
      '5 image-inside-text',
    ]);
  });
});

describe('what cannot be printed is refused, all of it at once, with its line', () => {
  it('raw HTML, between paragraphs and inside them (V1.3.1)', () => {
    expect(faultsOf('Hej\n\n<script>alert(1)</script>\n\nEtt <b>ord</b>')).toEqual(['3 html', '5 html', '5 html']);
  });
  it('pictures', () => {
    expect(faultsOf('![bild](x.png)\n\n![b][c]\n\n[c]: y.png')).toEqual(['1 image', '3 image']);
  });
  it('links without words or to dangerous places (V1.2.2)', () => {
    expect(faultsOf('[](https://example.se)\n\n[ord](javascript:x)\n\n[ord](#ekonomi)\n\n[ord][r]\n\n[r]: data:x')).toEqual([
      '1 link-without-text',
      '3 unsafe-link',
      '5 unsafe-link',
      '7 unsafe-link',
    ]);
  });
  it('headings that are too deep or jump', () => {
    expect(faultsOf('# A\n\n### B')).toEqual(['3 heading-jump']);
    expect(faultsOf('# A\n\n## B', 3)).toEqual(['3 heading-too-deep']);
    expect(faultsOf('#')).toEqual(['1 empty-heading']);
  });
  it('tables without column headings, and captions without table', () => {
    expect(faultsOf('Tabell: x\n\n| A | |\n|---|---|\n| b | c |')).toEqual(['3 table-without-header']);
    expect(faultsOf('Tabell: x\n\nEtt stycke')).toEqual(['1 caption-without-table']);
    expect(faultsOf('Ett stycke\n\nTabell: x')).toEqual(['3 caption-without-table']);
  });
  it('code by mistake, and headings or tables inside lists and quotes', () => {
    expect(faultsOf('    indraget')).toEqual(['1 code-block']);
    expect(faultsOf('> # Rubrik')).toEqual(['1 inside-quote-or-list']);
  });
  it('says what to do instead', () => {
    const result = markdownBlocks('Ett <b>ord</b>', { level: 1, idPrefix: 'a', title: 'Styrelsen' });
    expect(result.ok ? '' : result.error[0]?.text).toBe(
      'Rad 1: HTML-taggen <b> kan inte användas. Skriv **fet** eller *kursiv*, eller sätt \\ före < om tecknet ska synas.',
    );
  });
});

describe('a text made to keep the parser busy', () => {
  it.each([
    ['quotes in quotes', '>'.repeat(5000)],
    ['lists in lists', '- '.repeat(5000)],
    ['emphasis in emphasis', '**a *b'.repeat(8000)],
    ['open brackets', '['.repeat(20_000)],
    ['a book', 'ord '.repeat(60_000)],
  ])('%s is refused at once', (_, markdown) => {
    const started = performance.now();
    expect(faultsOf(markdown)).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
