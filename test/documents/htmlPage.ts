import { parseHTML } from 'linkedom';

/** As much of an HTML element as tests ask about. */
export type HtmlElement = {
  readonly tagName: string;
  readonly id: string;
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
  getAttributeNames(): string[];
  querySelector(selector: string): HtmlElement | null;
  querySelectorAll(selector: string): Iterable<HtmlElement>;
  remove(): void;
};
export type HtmlPage = Pick<HtmlElement, 'querySelector' | 'querySelectorAll'> & {
  readonly title: string;
  readonly documentElement: HtmlElement;
  getElementById(id: string): HtmlElement | null;
};

export const readHtml = (html: string): HtmlPage => parseHTML(html).document;
