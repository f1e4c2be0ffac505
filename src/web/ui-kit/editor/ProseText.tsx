import { useLayoutEffect, useRef, useState } from 'react';
import { readMarkdown } from './markdown.ts';
import { markdownFragment, type ImageAddress } from './markdownFragment.ts';
import './textEditor.css';

type Props = { readonly markdown: string; readonly imageAddress?: ImageAddress };

/** A text that is stored as Markdown, to read. */
export function ProseText({ markdown, imageAddress }: Props) {
  const [address] = useState(() => imageAddress);
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.replaceChildren(markdownFragment(readMarkdown(markdown), document, address));
  }, [markdown, address]);
  return <div className="prose" lang="sv" ref={place} />;
}
