import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { markdownBlocks } from '../../../documents/markdownBlocks.ts';
import type { LiveSource } from '../../../documents/markdownInlines.ts';
import { fragmentMarkdown, type Cuts } from './fragmentMarkdown.ts';
import { readMarkdown, writeMarkdown } from './markdown.ts';
import { markdownFragment } from './markdownFragment.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const make = document as unknown as Document;
const DEMO_TEXTS = import.meta.glob<string>('../../../../demo/texts/*/*.md', { query: '?raw', import: 'default', eager: true });
/** What a text names is shown by its name, so that another name is another text. */
const byName: LiveSource = {
  figure: (href) => href,
  table: (href, id) => ({ kind: 'table', id, caption: href, columns: [{ header: href, kind: 'text' }], rows: [] }),
};
const place = { level: 1, idPrefix: 't', title: 'Avsnitt', live: byName } as const;

const through = (markdown: string): string => writeMarkdown(fragmentMarkdown(markdownFragment(readMarkdown(markdown), make)).root);
function pasted(html: string): { markdown: string; cuts: Cuts } {
  const { document: page } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  const { root, cuts } = fragmentMarkdown(page.body as unknown as ParentNode);
  return { markdown: writeMarkdown(root), cuts };
}
const blocksOf = (markdown: string) => {
  const blocks = markdownBlocks(markdown, place);
  if (!blocks.ok) throw new Error(blocks.error.map(({ text }) => text).join(' '));
  return blocks.value;
};

const EVERYTHING = `Inledning med **fet**, *kursiv*, ***båda*** och [en länk](https://norra.example/a?b=1&c=2 ).

## Rubrik *viktig* & mer

- Ett
- Två, med 1 000 kr
  1. Inre
  2. Ännu en

  Ett stycke till i Två.

3. Börjar på tre
4. Fyra

> Det hjälpte mig.
>
> – Deltagare

Tabell: Per insats

| Insats | Antal | Andel |
| - | -: | - |
| Kraften | 12 | 10 % |
| Navet \\| Väst | 3 |  |

### Underrubrik

Rad ett\\
rad två. 5 < 7, a_b_c, 2 * 3, [hak] och 1\\. punkt`;

describe('a text in the editor', () => {
  it('is the same text afterwards, with everything that a report can show', () => {
    expect(blocksOf(through(EVERYTHING))).toEqual(blocksOf(EVERYTHING));
    expect(through(through(EVERYTHING))).toBe(through(EVERYTHING));
  });

  it.each(Object.entries(DEMO_TEXTS))('keeps the text of the demo in %s', (_, markdown) => {
    expect(blocksOf(through(markdown))).toEqual(blocksOf(markdown));
  });

  it('keeps words that look like marks as words', () => {
    for (const words of [
      '# inte rubrik',
      '- inte lista',
      '1. inte lista',
      '> inte citat',
      '| inte | tabell |',
      '<b>inte fet</b>',
      '**',
      '&amp;',
      '\\',
      '```',
      '---',
      '+ 5',
      '[x](y)',
      'Tabell 3: antal',
    ]) {
      const root = fragmentMarkdown(
        markdownFragment({ type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: words }] }] }, make),
      ).root;
      expect(blocksOf(writeMarkdown(root)), words).toEqual([{ kind: 'paragraph', content: [{ kind: 'text', text: words }] }]);
    }
  });

  it('has headings that follow one another without a jump, whatever was chosen', () => {
    expect(pasted('<h4>A</h4><h1>B</h1><h5>C</h5><h6>D</h6>').markdown).toBe('## A\n\n## B\n\n### C\n\n### D\n');
    expect(blocksOf(pasted('<h5>A</h5><h3>B</h3><p>c</p>').markdown)).toHaveLength(3);
  });
});

it('keeps the address of a link that is told further down', () => {
  expect(through('Se [planen][plan].\n\n[plan]: https://norra.example/plan')).toBe('Se [planen](https://norra.example/plan).\n');
});

it('keeps what follows by itself, and nothing that only looks like it', () => {
  const live = 'Vi mötte [81](samla:figure/worked-with) deltagare.\n\n[Tabell: Flödet](samla:table/flow)\n';
  expect(through(live)).toBe(live);
  expect(pasted('<span data-live="samla:figure/../x">81</span> <a href="samla:figure/new">5</a>').markdown).toBe('81 5\n');
});

it('has headings that every section can hold', () => {
  const { markdown } = pasted('<h1>A</h1><h2>B</h2><h3>C</h3>');
  expect(markdownBlocks(markdown, { ...place, level: 2 }).ok).toBe(true);
});

describe('what is pasted', () => {
  it('from Word keeps lists, bold, links and tables, and loses nothing but the look', () => {
    const { markdown, cuts } = pasted(`
      <style>p.MsoNormal {margin:0}</style><!--StartFragment-->
      <h1><span style='color:red'>Resultat</span><o:p></o:p></h1>
      <p class=MsoNormal>Vi  mötte <b style='mso-bidi-font-weight:normal'>81&nbsp;deltagare </b>under\nvåren.<o:p>&nbsp;</o:p></p>
      <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>Skogsgrupp</p>
      <p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp; </span></span>tisdagar</p>
      <p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>Träffpunkt</p>
      <p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>Först</p>
      <table class=MsoTableGrid><tr><td><p class=MsoNormal>Insats</p></td><td><p>Antal</p></td></tr>
      <tr><td><p>Kraften</p><p>norr</p></td><td style='text-align:right'><p align=right>12</p></td></tr></table>`);
    expect(markdown).toBe(
      '## Resultat\n\nVi mötte **81 deltagare** under våren.\n\n- Skogsgrupp\n  - tisdagar\n- Träffpunkt\n\n1. Först\n\n| Insats | Antal |\n| - | -: |\n| Kraften norr | 12 |\n',
    );
    expect(cuts).toEqual({ images: 0, mergedCells: 0, namelessColumns: 0, innerTables: 0 });
    expect(blocksOf(markdown).length).toBe(5);
  });

  it('tells what had to be cut down: pictures, merged cells, columns without a name and tables in tables', () => {
    const { markdown, cuts } = pasted(
      `<p>Före<img src="x.png">efter</p><table><tr><th colspan=2>År</th><th></th></tr><tr><td>1</td><td>2</td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table><script>alert(1)</script>`,
    );
    expect(cuts).toEqual({ images: 1, mergedCells: 1, namelessColumns: 2, innerTables: 2 });
    expect(markdown).toContain('Föreefter');
    expect(markdown).toContain('| År | Kolumn 2 | Kolumn 3 |');
    expect(markdown).toContain('a – b');
    expect(markdown).not.toContain('alert');
    expect(blocksOf(markdown)).toHaveLength(2);
  });

  it('has no link but to a page or an address, and nothing that can run', () => {
    const { markdown } = pasted(
      `<a href="javascript:alert(1)">klicka</a> <a href="https://a.example/">ut</a> <a href="#x"></a><b onclick="x()">b</b>`,
    );
    expect(markdown).toBe('klicka [ut](https://a.example/) **b**\n');
  });

  it('in a list or a quote is words, where a table or heading can not stand', () => {
    const { markdown } = pasted('<blockquote><h2>Rubrik</h2><table><tr><td>a</td><td>b</td></tr></table></blockquote>');
    expect(blocksOf(markdown)).toMatchObject([{ kind: 'quote' }]);
    expect(markdown).toContain('a – b');
  });
});

describe('an image in the editor', () => {
  const key = (number: number): string => `0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a000${number}`;
  const address = (one: string): string => `/bilder/${one}`;
  const seen = (markdown: string) => {
    const box = document.createElement('div') as unknown as HTMLElement;
    box.append(markdownFragment(readMarkdown(markdown), make, address));
    return box;
  };
  const back = (html: string): string => {
    const { document: page } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
    return writeMarkdown(fragmentMarkdown(page.body as unknown as ParentNode).root);
  };

  it('is shown from its address, and is the same text afterwards', () => {
    const markdown = `Före\n\n![Elden \\[i maj\\] \\*vid\\* sjön](image:${key(1)})\n\n![](image:${key(2)} "dekoration")\n\nEfter\n`;
    const box = seen(markdown);
    expect(box.querySelectorAll('img')[0]?.getAttribute('src')).toBe(`/bilder/${key(1)}`);
    expect(box.querySelectorAll('img')[0]?.getAttribute('alt')).toBe('Elden [i maj] *vid* sjön');
    const images = () => ({ mediaType: 'image/png' as const, width: 1, height: 1, orientation: 1, bytes: new Uint8Array() });
    const read = (text: string) => markdownBlocks(text, { ...place, images });
    expect(read(back(box.innerHTML))).toEqual(read(markdown));
    expect(back(seen(back(box.innerHTML)).innerHTML)).toBe(back(box.innerHTML));
  });

  it('comes to stand in a paragraph of its own, wherever it was put, and no word is lost', () => {
    const image = `<img data-image="${key(1)}" alt="Elden">`;
    const alone = `![Elden](image:${key(1)})`;
    expect(back(`<p>före ${image} efter</p>`)).toBe(`före\n\n${alone}\n\nefter\n`);
    expect(back(`<p><b>fet${image} mer</b></p>`)).toBe(`**fet mer**\n\n${alone}\n`);
    expect(back(`<ul><li>ett</li><li>${image}</li><li>två ${image}</li></ul>`)).toBe(`- ett\n- två\n\n${alone}\n\n${alone}\n`);
    expect(back(`<blockquote><p>ord</p><p>${image}</p></blockquote>`)).toBe(`> ord\n\n${alone}\n`);
    expect(back(`<h3>${image}</h3>`)).toBe(`${alone}\n`);
    expect(back(`<table><tr><th>A</th><th>B</th></tr><tr><td>${image}</td><td>2</td></tr></table>`)).toBe(
      `| A | B |\n| - | - |\n| | 2 |\n\n${alone}\n`,
    );
  });

  it('of another page is left out and counted, whatever it calls itself', () => {
    expect(pasted('<p>a<img data-image="../x" alt="b"><img src="https://x.example/y.png"></p>').cuts.images).toBe(2);
  });
});
