import { useEffect, useState, type ComponentType } from 'react';
import type { Session } from '../../access/sessionApi.ts';
import { localDate } from '../../shared/localDate.ts';
import type { LoginReason } from '../../access/ui/LoginPage.tsx';
import { apiPaths, isEIdentification, isInvitation, isPublic, pagePaths, slugOf } from '../paths.ts';
import { forgetAskedBefore } from '../ui-kit/askedBefore.ts';
import { forgetDrafts } from '../ui-kit/deviceMemory.ts';
import { ApiFault, fetchJson, speakFor } from '../ui-kit/fetchJson.ts';
import { EIdentifiedScreen } from './EIdentifiedScreen.tsx';
import { InvitationScreen } from './InvitationScreen.tsx';
import { LoginScreen } from './LoginScreen.tsx';
import { remember, remembered } from './memory.ts';
import { placeInside } from './navigation.ts';
import { PublicScreen } from './PublicScreen.tsx';
import { UnreachableScreen } from './UnreachableScreen.tsx';
import type { Visit } from './visit.ts';

type Application = ComponentType<{ readonly visit: Visit }>;
export type Entrance =
  | { readonly kind: 'asking' }
  | { readonly kind: 'invited' }
  | { readonly kind: 'identified' }
  | { readonly kind: 'out'; readonly reason?: LoginReason | undefined }
  | { readonly kind: 'in'; readonly session: Session; readonly Application: Application }
  | { readonly kind: 'unreachable'; readonly fault: unknown };

/** By then the first page has taken what was asked for it, or never will. */
const FIRST_PAGE_MS = 20_000;

/** All that is inside; fetched when somebody is, or is about to be. */
const fetchApplication = async (): Promise<Application> => (await import('./App.tsx')).App;

/** Goes in with a session, to the address that was asked for or to the first page of the role. */
async function enter(session: Session): Promise<Entrance> {
  const { slug } = session.association;
  remember('association', slug);
  remember('visit', 'begun');
  speakFor(session.user.id);
  const Application = await fetchApplication();
  const place = placeInside(session, window.location.pathname);
  if (place !== undefined) window.history.replaceState(null, '', place);
  return { kind: 'in', session, Application };
}

/** What an address is about whoever is logged in: a link that was sent, or the way back from the provider of e-identification. */
function entranceOfAddress(): Entrance | undefined {
  if (isInvitation(window.location.pathname)) return { kind: 'invited' };
  return isEIdentification(window.location.pathname) ? { kind: 'identified' } : undefined;
}

/** Asks the server who is here. */
async function ask(): Promise<Entrance> {
  if (remembered('visit') !== null) void fetchApplication().catch(() => undefined);
  try {
    const session = await fetchJson<Session>(apiPaths.session());
    const { slug, name } = session.association;
    const asked = slugOf(window.location.pathname);
    if (asked === undefined || asked === slug) return await enter(session);
    return { kind: 'out', reason: { kind: 'elsewhere', association: name, href: pagePaths.association(slug) } };
  } catch (fault) {
    if (!(fault instanceof ApiFault) || fault.status !== 401) return { kind: 'unreachable', fault };
    remember('visit', null);
    return { kind: 'out' };
  }
}

/** How the first page begins. @param nobody whether the server said with the page that there is no session to ask for */
export const firstEntrance = async (nobody: boolean): Promise<Entrance> => entranceOfAddress() ?? (nobody ? { kind: 'out' } : ask());

/**
 * Lets in who is logged in and shows the login to others – at the same address, so that they come to where they were going, also
 * after a session has ended. The login needs neither router nor queries, which keeps it small.
 */
export function Gate({ first }: { readonly first: Entrance }) {
  const [state, setState] = useState(first);
  useEffect(() => void setTimeout(forgetAskedBefore, FIRST_PAGE_MS), []);
  const askAgain = (): void => {
    setState({ kind: 'asking' });
    void ask().then(setState);
  };
  const goIn = (session: Session): void => {
    void enter(session)
      .catch((fault: unknown): Entrance => ({ kind: 'unreachable', fault }))
      .then(setState);
  };
  // Who the page was shown for stays said until another comes in: what it still sends on its way out is not the next one's.
  const leave = (reason: LoginReason): void => {
    remember('visit', null);
    forgetAskedBefore();
    setState({ kind: 'out', reason });
  };
  switch (state.kind) {
    case 'asking':
      return <p className="starting">Samla</p>;
    case 'invited':
      return (
        <InvitationScreen
          onLogIn={(session) => {
            window.history.replaceState(null, '', pagePaths.association(session.association.slug));
            goIn(session);
          }}
        />
      );
    case 'identified':
      return <EIdentifiedScreen onLogIn={goIn} />;
    case 'unreachable':
      return <UnreachableScreen fault={state.fault} onRetry={askAgain} />;
    case 'out':
      if (isPublic(window.location.pathname)) return <PublicScreen />;
      return (
        <LoginScreen
          association={slugOf(window.location.pathname) ?? remembered('association') ?? ''}
          reason={state.reason}
          onBegun={() => void fetchApplication().catch(() => undefined)}
          onLogIn={goIn}
        />
      );
    case 'in': {
      const { session, Application } = state;
      return (
        <Application
          visit={{
            session,
            today: localDate(session.today),
            onSessionEnded: () => leave({ kind: 'ended' }),
            onLoggedOut: () => {
              forgetDrafts();
              window.history.replaceState(null, '', pagePaths.association(session.association.slug));
              leave({ kind: 'leftOut' });
            },
            onProved: () => setState({ ...state, session: { ...session, needsSecondFactor: false } }),
            onPasswordChanged: () => setState({ ...state, session: { ...session, passwordIsTemporary: false } }),
          }}
        />
      );
    }
  }
}
