import { createContext, use, useEffect, useRef, type ReactNode } from 'react';

/** Whose pages these are, for the window's title. */
export const PageOwner = createContext('');

// The first page of a visit keeps the focus where the browser put it; every later one was navigated to.
let pagesShown = 0;

type Props = { readonly title: string; readonly lead?: ReactNode; readonly children: ReactNode };

/** One page: the window's title, the heading – which takes the focus when one comes from another page – and what is below. */
export function Page({ title, lead, children }: Props) {
  const owner = use(PageOwner);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (pagesShown > 0) heading.current?.focus();
    pagesShown += 1;
  }, []);
  return (
    <div className="page">
      <title>{[title, owner, 'Samla'].filter((part) => part !== '').join(' – ')}</title>
      <header>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead !== undefined && <div className="page-lead">{lead}</div>}
      </header>
      {children}
    </div>
  );
}
