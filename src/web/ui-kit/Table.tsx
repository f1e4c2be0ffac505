import { useId, type ReactNode } from 'react';
import './table.css';

type Props = {
  readonly caption: ReactNode;
  readonly children: ReactNode;
  /** Said under the table: what it counts, or how to read it. */
  readonly note?: ReactNode;
  /** Wider than a phone: it then moves sideways in a region of its own, which keyboards reach. */
  readonly wide?: boolean;
  /** What can be done with the table: copy it, fetch it as a file. */
  readonly actions?: ReactNode;
};

export function Table({ caption, children, note, wide = false, actions }: Props) {
  const id = useId();
  const table = (
    <table className="table" aria-describedby={note === undefined ? undefined : `${id}-note`}>
      <caption id={`${id}-caption`}>{caption}</caption>
      {children}
    </table>
  );
  return (
    <div className="table-block">
      {wide ? (
        // A region that moves must be reachable by keyboard (WCAG 2.1.1).
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <section className="scroll-region" aria-labelledby={`${id}-caption`} tabIndex={0}>
          {table}
        </section>
      ) : (
        table
      )}
      {note !== undefined && (
        <div className="table-note" id={`${id}-note`}>
          {note}
        </div>
      )}
      {actions !== undefined && <div className="table-actions not-printed">{actions}</div>}
    </div>
  );
}
