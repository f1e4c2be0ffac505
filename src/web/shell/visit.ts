import { createContext, use } from 'react';
import type { Session } from '../../access/sessionApi.ts';
import type { LocalDate } from '../../shared/localDate.ts';

/** Who is here, since what the server calls today, and how to leave. */
export type Visit = {
  readonly session: Session;
  readonly today: LocalDate;
  readonly onLoggedOut: () => void;
  /** Called when the server no longer knows the session. */
  readonly onSessionEnded: () => void;
  /** More than a password was just proved. */
  readonly onProved: () => void;
  readonly onPasswordChanged: () => void;
};

export const VisitContext = createContext<Visit | undefined>(undefined);

export function useVisit(): Visit {
  const visit = use(VisitContext);
  if (!visit) throw new Error('a page of the application outside a visit');
  return visit;
}
