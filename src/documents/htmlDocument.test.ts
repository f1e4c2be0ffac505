import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { documentFullOf, HOSTILE_TEXTS } from '../../test/documents/hostileDocument.ts';
import { readHtml, type HtmlPage } from '../../test/documents/htmlPage.ts';
import { interimReportSample } from '../../test/documents/interimReportSample.ts';
import { htmlDocument } from './htmlDocument.ts';

const sample = htmlDocument(interimReportSample);

describe('an interim report as a page', () => {
  const document = readHtml(sample);
  const texts = (selector: string): string[] => [...document.querySelectorAll(selector)].map((element) => element.textContent ?? '');

  it('says its language and what it is', () => {
    expect(document.documentElement.getAttribute('lang')).toBe('sv');
    expect(document.title).toBe('Delårsrapport – januari–augusti 2018 – Samordningsförbundet Norrdalen');
    expect(texts('h1')).toEqual(['Delårsrapport']);
    expect(readHtml(htmlDocument({ ...interimReportSample, language: 'en' })).querySelector('nav h2')?.textContent).toBe('Contents');
  });

  it('numbers chapters, and its contents lead to them', () => {
    const first = document.querySelector('nav.contents a');
    expect(first?.textContent).toBe('1. Om förbundet och dess uppdrag');
    expect(document.querySelector(`[id="${first?.getAttribute('href')?.slice(1)}"]`)?.textContent).toBe(first?.textContent);
    expect(texts('h3')).toContain('2.1 Styrelsens sammansättning');
  });

  it('gives every table a caption and every heading cell what it stands over', () => {
    const tables = [...document.querySelectorAll('table')];
    expect(tables).toHaveLength(9);
    expect(tables.filter((table) => !table.querySelector('caption')?.textContent?.trim())).toEqual([]);
    expect(texts('th:not([scope])')).toEqual([]);
    expect(texts('tr.total th[scope=row]')).toEqual(['Totalt', 'Summa']);
    expect(texts('th[scope=rowgroup]')).toEqual(['Individinriktade insatser', 'Utbildningar', 'Utvärderingar']);
    expect(texts('th[scope=colgroup]')).toEqual(['Helår', 'Till och med 31 augusti']);
  });

  it('states population, n, missing, period and rule under a table, and says "Inga" in an empty one', () => {
    expect(sample).toContain(
      'Underlag: nya deltagare · n\u00a0=\u00a044 · uppgift saknas: 1 · period: 2018-01-01–2018-08-31 · regel: hela månader',
    );
    expect(document.querySelector('#etablering tbody')?.textContent).toBe('Inga');
  });

  it('writes numbers in Swedish', () => {
    expect(texts('#ekonomi .total td').slice(0, 3)).toEqual(['−1\u00a0714,5', '−1\u00a0261,4', '−453,1']);
  });

  it('names and describes every chart', () => {
    const charts = [...document.querySelectorAll('figure.chart svg')];
    expect(charts).toHaveLength(3);
    for (const chart of charts) {
      const [title, description] = (chart.getAttribute('aria-labelledby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent);
      expect(chart.getAttribute('role')).toBe('img');
      expect(title).toBeTruthy();
      expect(description?.length).toBeGreaterThan(40);
    }
  });

  it('shows the mark at its beginning and end', () => {
    expect(texts('.mark')).toEqual(Array(2).fill(interimReportSample.mark));
  });

  it('needs nothing but itself, and its policy allows only its own style block', () => {
    expect(sample).not.toMatch(/<script|<link|@import|url\(|\sstyle=|\son\w+=/i);
    const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content') ?? '';
    const style = /<style>([\s\S]*?)<\/style>/.exec(sample)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  });

  it('gives no id twice', () => {
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('text as data', () => {
  const clean = readHtml(htmlDocument(documentFullOf('x')));
  const shape = (document: HtmlPage): string[] =>
    [...document.querySelectorAll('*')].map((element) => `${element.tagName} ${element.getAttributeNames().join(' ')}`);

  it.each(HOSTILE_TEXTS.filter((text) => !text.includes('\n')))('%j adds no element and no attribute', (text) => {
    const html = htmlDocument(documentFullOf(text));
    // Names in charts may wrap over more lines of the same kind; everything else must be the same tree.
    const outside = (document: HtmlPage): string[] => {
      for (const chart of document.querySelectorAll('svg g, svg text')) chart.remove();
      return shape(document);
    };
    expect(outside(readHtml(html))).toEqual(outside(readHtml(htmlDocument(documentFullOf('x')))));
    expect(html).not.toMatch(/<script|<img/i);
  });

  it('shows tags as words (V1.1.2)', () => {
    const text = HOSTILE_TEXTS[4];
    expect(readHtml(htmlDocument(documentFullOf(text))).querySelector('main > p')?.textContent).toBe(text);
  });

  it('keeps a running title from ending the style block', () => {
    const html = htmlDocument({ ...interimReportSample, title: '</style><script>x</script>"}' });
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(clean.querySelectorAll('style')).toHaveLength(1);
  });
});
