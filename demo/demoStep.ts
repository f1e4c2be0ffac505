import { clockFrom, type Clock } from '../src/platform/clock.ts';
import type { AssociationDatabase } from '../src/platform/database/association.ts';
import type { Actor } from '../src/platform/database/transaction.ts';

/** One transaction of the demo: what somebody recorded at an instant of its own. */
export type DemoStep = {
  /** ISO instant. */
  readonly at: string;
  /** Who did it then, as the audit log names them. */
  readonly by: string;
  run(database: AssociationDatabase, actor: Actor): Promise<void>;
};

export const clockAt = (instant: string): Clock => clockFrom({ SAMLA_NOW: instant });

/** Whoever it was then, it is the operator who loads the demo now, and the audit log says so. */
export const demoActor = (name: string): Actor => ({ family: 'operator', role: 'operator', userId: null, name });

export const demoOperation = (action: string): { readonly action: string; readonly reason: string } => ({ action, reason: 'demo' });
