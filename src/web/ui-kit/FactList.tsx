import type { ReactNode } from 'react';
import { Unbroken } from './Unbroken.tsx';
import './facts.css';

export type Fact = { readonly name: ReactNode; readonly value: ReactNode; readonly key: string };

/** What is known of one thing, name by name. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ key, name, value }) => (
        <div className="fact" key={key}>
          <dt>{name}</dt>
          <dd>{typeof value === 'string' ? <Unbroken text={value} /> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
