import type { ReactNode } from 'react';
import './timeline.css';

export type TimelineEvent = {
  readonly id: string;
  /** A day, or a day and a time, as it is shown. */
  readonly when: string;
  readonly title: ReactNode;
  readonly text?: ReactNode;
  readonly kind?: 'plain' | 'begin' | 'end';
};

/** What happened when, in order. */
export function Timeline({ label, events }: { readonly label: string; readonly events: readonly TimelineEvent[] }) {
  return (
    <ol className="timeline" aria-label={label}>
      {events.map(({ id, when, title, text, kind = 'plain' }) => (
        <li key={id} className={`timeline-event timeline-${kind}`}>
          <span className="timeline-when number">{when}</span>
          <div className="timeline-what">
            <p className="timeline-title">{title}</p>
            {text !== undefined && <div className="quiet">{text}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
