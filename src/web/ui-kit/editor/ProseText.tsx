import { useLayoutEffect, useRef } from 'react';
import { readMarkdown } from './markdown.ts';
import { markdownFragment } from './markdownFragment.ts';
import './textEditor.css';

/** A text that is stored as Markdown, to read. */
export function ProseText({ markdown }: { readonly markdown: string }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.replaceChildren(markdownFragment(readMarkdown(markdown), document));
  }, [markdown]);
  return <div className="prose" lang="sv" ref={place} />;
}
