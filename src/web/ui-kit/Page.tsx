import { createContext, use, useEffect, useRef, type ReactNode } from 'react';
import { Breadcrumbs, type Crumb } from './Breadcrumbs.tsx';

/** Whose pages these are, for the window's title. */
export const PageOwner = createContext('');

// The first page of a visit keeps the focus where the browser put it; every later one was navigated to.
let pagesShown = 0;

type Props = {
  readonly title: string;
  /** What the window is called where the heading names somebody: a browser remembers and shows its windows' titles. */
  readonly windowTitle?: string;
  readonly lead?: ReactNode;
  /** The pages above this one. */
  readonly trail?: readonly Crumb[];
  /** What can be done here, beside the heading. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** One page: the window's title, the heading – which takes the focus when one comes from another page – and what is below. */
export function Page({ title, windowTitle = title, lead, trail, actions, children }: Props) {
  const owner = use(PageOwner);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (pagesShown > 0) heading.current?.focus();
    pagesShown += 1;
  }, []);
  return (
    <div className="page">
      <title>{[windowTitle, owner, 'Samla'].filter((part) => part !== '').join(' – ')}</title>
      <header>
        {trail !== undefined && <Breadcrumbs trail={trail} />}
        <div className="page-head">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {actions !== undefined && <div className="page-actions not-printed">{actions}</div>}
        </div>
        {lead !== undefined && <div className="page-lead">{lead}</div>}
      </header>
      {children}
    </div>
  );
}
