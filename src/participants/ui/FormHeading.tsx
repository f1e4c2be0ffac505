import { useEffect, useRef } from 'react';

/** The heading of a form that takes the page's place: it takes the focus too, so that one hears where one has come. */
export function FormHeading({ text, isShown = true }: { readonly text: string; readonly isShown?: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h2 className={isShown ? 'form-heading' : 'only-heard'} ref={heading} tabIndex={-1}>
      {text}
    </h2>
  );
}
