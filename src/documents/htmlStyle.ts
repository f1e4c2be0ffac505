import type { BlockDocument } from './blockDocument.ts';
import { documentWords } from './documentWords.ts';

/**
 * The style of a saved report: calm on a screen from 320 px, and on A4 when printed, with running title, mark and
 * page numbers in the margins. No inline styles anywhere, so the page's policy can name this block by its hash.
 */
export function htmlStyle(document: BlockDocument): string {
  return `${BASE}\n${pageBoxes(document)}`;
}

function pageBoxes(document: BlockDocument): string {
  const words = documentWords(document.language);
  const running = [document.title, document.subtitle].filter((part) => part).join(' ');
  const box = (place: string, content: string, colour = '#4d5a60'): string =>
    `@${place}{content:${content};font:8.5pt ${FONT};color:${colour}}`;
  const margins = `${box('top-left', cssString(running))}${box('top-right', cssString(document.mark ?? ''), '#9a3412')}${box('bottom-left', cssString(document.organisation))}${box(
    'bottom-right',
    `${cssString(`${words.page} `)} counter(page) ${cssString(` ${words.of} `)} counter(pages)`,
  )}`;
  const empty = ['top-left', 'top-right', 'bottom-left', 'bottom-right'].map((place) => `@${place}{content:none}`).join('');
  return `@page{size:A4;margin:26mm 25mm 24mm;${margins}}@page wide{size:A4 landscape}@page:first{${empty}}`;
}

/** Any text as a CSS string: every sign that is not a letter, figure or space by its number, so nothing ends it. */
const cssString = (text: string): string =>
  `"${[...text].map((sign) => (/[\p{L}\p{N} ]/u.test(sign) ? sign : `\\${(sign.codePointAt(0) ?? 32).toString(16)} `)).join('')}"`;

const FONT = "'Source Sans 3','Source Sans Pro','Segoe UI','Helvetica Neue',Arial,sans-serif";

const BASE = `
:root{color-scheme:light}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:#fff;color:#1c2426;font:1.0625rem/1.6 ${FONT};overflow-wrap:break-word;hyphens:manual}
a{color:#17506e;text-underline-offset:.15em}
a:focus-visible{outline:3px solid #17506e;outline-offset:2px}
.skip{position:absolute;left:-100vw}
.skip:focus{left:1rem;top:1rem;background:#fff;padding:.5rem 1rem}
.sheet{max-width:52rem;margin:0 auto;padding:0 1rem 4rem}
.mark{background:#fbf1ec;color:#9a3412;border-left:.25rem solid #9a3412;font-weight:600;padding:.6rem .9rem;margin:1.5rem 0 0}
.front{padding:3rem 0 2rem;border-bottom:1px solid #b9c3c7;margin-bottom:2rem}
.front .organisation{color:#17506e;font-weight:600;margin:0 0 2rem}
.front h1{font-size:clamp(2rem,7vw,3.25rem);line-height:1.1;font-weight:600;margin:0}
.front h1::before{content:"";display:block;width:3.75rem;border-top:.25rem solid #17506e;margin-bottom:1rem}
.front .subtitle{font-size:1.4rem;color:#4d5a60;margin:.4rem 0 0}
.front .dates{color:#4d5a60;margin:2rem 0 0;padding:0;list-style:none}
h2,h3,h4,h5{line-height:1.25;font-weight:600;margin:2em 0 .5em;color:#17506e}
h2{font-size:1.75rem}h3{font-size:1.35rem}h4{font-size:1.1rem;color:#1c2426}h5{font-size:1rem;color:#1c2426}
p,ul,ol{margin:0 0 1em}
li>p,li>ul,li>ol{margin:0 0 .35em}
ul,ol{padding-left:1.4em}
li::marker{color:#17506e}
blockquote{margin:1.2em 0;padding:.1em 0 .1em 1rem;border-left:2px solid #9fb6c1}
blockquote p:last-of-type{margin-bottom:.4em}
.source{color:#4d5a60;font-size:.9rem}
.contents ol{list-style:none;padding:0}
.contents .level-2{padding-left:1.2em}.contents .level-3{padding-left:2.4em}.contents .level-4{padding-left:3.6em}
.contents .level-1{font-weight:600;margin-top:.4em}
.callout{border-left:.2rem solid #17506e;background:#eef3f5;padding:.8rem 1rem;margin:1.3em 0}
.callout.warning{border-color:#9a3412;background:#fbf1ec}
.callout .callout-title{font-weight:600;color:#17506e;margin:0 0 .3em}
.callout.warning .callout-title{color:#9a3412}
.callout>:last-child{margin-bottom:0}
figure,.table{margin:1.8em 0}
figcaption,caption{text-align:left;font-size:.95rem;padding-bottom:.5em}
.scroll{overflow-x:auto}
.scroll:focus-visible{outline:3px solid #17506e;outline-offset:2px}
table{border-collapse:collapse;font-size:.95rem;line-height:1.35;min-width:62%}
th,td{padding:.35em .55em;text-align:left;vertical-align:top;border-bottom:1px solid #b9c3c7;font-weight:400}
thead th{font-weight:600;vertical-align:bottom;border-bottom:1.5px solid #5c6b72}
thead tr:first-child th{border-top:1.5px solid #5c6b72}
thead th.over{text-align:center;border-bottom:1px solid #b9c3c7}
tbody th[scope=row]{min-width:8em}
.figures td,.figures tbody th{vertical-align:bottom}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
thead .number{white-space:normal}
tbody th[scope=rowgroup]{font-weight:600;padding-top:.9em}
.grouped th[scope=row]{padding-left:1.4em}
.total th,.total td{font-weight:600;border-top:1.5px solid #5c6b72;border-bottom:1.5px solid #5c6b72}
.under{font-size:.82rem;line-height:1.45;color:#4d5a60;margin:.5em 0 0}
.under+.under{margin-top:.2em}
.image{margin:1.5em 0}
.image img{display:block;width:auto;height:auto;max-width:100%;max-height:34rem}
.chart svg{display:block;width:100%;max-width:36rem;height:auto}
@media print{
body{font-size:10.5pt;line-height:1.45;hyphens:auto}
.skip,.screen{display:none}
.sheet{max-width:none;padding:0}
.front{height:225mm;display:flex;flex-direction:column;border:0;margin:0;padding:0;break-after:page}
.front h1{font-size:38pt;margin-top:auto}
.front .dates{margin-top:auto;border-top:1px solid #b9c3c7;padding-top:6pt}
.contents{break-after:page}
.contents a,a{color:#17506e}
h2{font-size:19pt}h3{font-size:14.5pt}h4{font-size:12pt}h5{font-size:10.5pt}
h2,h3,h4,h5,caption,figcaption{break-after:avoid}
p:has(+.keep),p:has(+.chart){break-after:avoid}
p{orphans:2;widows:2}
tr,.chart,.image,.callout,.keep{break-inside:avoid}
thead{display:table-header-group}
th,td{padding:2.6pt 5pt}
.contents{line-height:1.3}
.under{font-size:8pt;line-height:1.3}
h2{margin-top:0}
table{font-size:9.5pt}
.small table{font-size:8.2pt}
.wide{page:wide}
.scroll{overflow:visible}
.image img{max-height:140mm}
.chart svg{width:115mm;max-height:205mm}
.page-break,main h2{break-before:page}
main>h2:first-child,.page-break+h2{break-before:auto}
}`;
