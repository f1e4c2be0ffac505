import type { BlockDocument } from '../../src/documents/blockDocument.ts';

/** What people paste and what attackers try: markup of every writer, quotes, line breaks, emoji, other scripts. */
export const HOSTILE_TEXTS = [
  '#import "x": *; #read("/etc/hostname") #panic()',
  '$ x^2 $ *fet* _kursiv_ `kod` @referens <etikett> = rubrik',
  '\\ \\u{1F600} // kommentar /* block */ ~ -- --- ...',
  '"citat" \'apostrof\' ”svenska” & &amp; &#39;',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '</style></title></svg></desc>]]><!--',
  '=HYPERLINK("http://x","y")',
  '+46 70-123',
  '-1+1|cmd',
  '@SUM(A1)',
  'första raden\nandra raden\r\ntredje',
  'emoji 😊👩‍👩‍👧 ✅ ❤️ 🇸🇪',
  'سلام שלום åäö ÅÄÖ é e\u0301',
  '漢字 \u{10FFFD} \u0000\u0007\u001b \uD800 \uFFFE',
  '{{mall}} ${mall} %s #{1+1}',
  '\u202e omvänt \u202c \u200b\u00ad mjukt',
] as const;

/** A document with the same text everywhere that a text can stand. */
export function documentFullOf(text: string): BlockDocument {
  const content = [{ kind: 'text' as const, text }];
  const paragraph = { kind: 'paragraph' as const, content };
  const chart = { kind: 'category' as const, parts: [text, 'Män'], unit: text, decimals: 0, categories: [{ name: text, values: [2, 1] }] };
  return {
    language: 'sv',
    title: `Titel ${text}`,
    subtitle: text,
    organisation: `Förbundet ${text}`,
    dateLines: [text, text],
    mark: text,
    createdAt: '2018-09-20T10:00:00Z',
    numberedHeadings: true,
    blocks: [
      { kind: 'heading', level: 1, id: 'rubrik', text: `Rubrik ${text}` },
      paragraph,
      {
        kind: 'paragraph',
        content: [
          { kind: 'strong', content },
          { kind: 'emphasis', content },
          { kind: 'lineBreak' },
          { kind: 'link', href: 'https://example.se/?a=1&b="x"', content: [{ kind: 'text', text: `Länk ${text}` }] },
        ],
      },
      { kind: 'paragraph', content: [{ kind: 'link', href: '#tabell', content: [{ kind: 'text', text: 'till tabellen' }] }] },
      { kind: 'list', ordered: true, start: 3, items: [[paragraph, { kind: 'list', ordered: false, items: [[paragraph], []] }]] },
      { kind: 'quote', content: [paragraph], source: text },
      { kind: 'callout', tone: 'warning', title: text, content: [paragraph] },
      {
        kind: 'table',
        id: 'tabell',
        caption: `Tabell ${text}`,
        columns: [
          { header: `Kolumn ${text}`, kind: 'text' },
          { header: 'Antal', kind: 'number' },
          { header: 'Andel', kind: 'number' },
        ],
        columnGroups: [
          { header: '', span: 1 },
          { header: text, span: 2 },
        ],
        rows: [
          { kind: 'group', heading: `Grupp ${text}` },
          { kind: 'row', cells: [text, { value: -1234.5, decimals: 1 }, { value: 56, decimals: 0, percent: true }] },
          { kind: 'endGroup' },
          { kind: 'row', cells: [text, text, { value: null, decimals: 0 }] },
          { kind: 'total', cells: [text, { value: 3, decimals: 0, signed: true }, ''] },
        ],
        notes: [text],
      },
      { kind: 'chart', id: 'diagram', caption: `Diagram ${text}`, alternative: `Ord ${text}`, chart, tableId: 'tabell' },
      { kind: 'pageBreak' },
    ],
  };
}
