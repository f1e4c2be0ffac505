import type { MarkdownFault } from './markdownFault.ts';

const LONGEST = 200_000;
/** List and quote levels that a document shows. */
export const DEEPEST = 8;
/** Marks in one paragraph that a parser has to pair up; beyond this the pairing takes seconds. */
const MOST_MARKS = 1_000;

/** Refuses what would keep the parser busy for seconds or nest without end, before it is parsed. */
export function markdownLimit(markdown: string): MarkdownFault | undefined {
  if (markdown.length > LONGEST) {
    return { code: 'too-long', line: 1, text: `Texten är längre än ${LONGEST} tecken. Dela den på flera avsnitt.` };
  }
  let marks = 0;
  for (const [index, content] of markdown.split(/\r\n?|\n/).entries()) {
    const line = index + 1;
    if (/^(?:\s*(?:>|[-*+]|\d+[.)])(?=\s|>)){9,}/.test(content) || /^\s{60,}\S/.test(content)) return tooDeep(line);
    marks = content.trim() === '' ? 0 : marks + (content.match(/[*_[`<]/g)?.length ?? 0);
    if (marks > MOST_MARKS) {
      return {
        code: 'too-long',
        line,
        text: `Rad ${line}: stycket har fler än ${MOST_MARKS} tecken av slaget * _ [ < i rad. Dela det med en tom rad.`,
      };
    }
  }
  return undefined;
}

export const tooDeep = (line: number): MarkdownFault => ({
  code: 'too-deep',
  line,
  text: `Rad ${line}: listor och citat ligger i för många nivåer. Använd högst ${DEEPEST}.`,
});
