import { useParams, useRouter } from '@tanstack/react-router';
import { ApprovalsPage } from '../../access/ui/ApprovalsPage.tsx';
import { InvitePage } from '../../access/ui/InvitePage.tsx';
import { UserPage } from '../../access/ui/UserPage.tsx';
import { UsersPage } from '../../access/ui/UsersPage.tsx';
import { pagePaths } from '../paths.ts';
import { RolePage } from './RolePage.tsx';
import { useVisit } from './visit.ts';

export function UsersRoute() {
  const { session } = useVisit();
  return (
    <RolePage page="users">
      <UsersPage slug={session.association.slug} />
    </RolePage>
  );
}

export function UserRoute() {
  const { session, today } = useVisit();
  const { id = '' } = useParams({ strict: false }) as { readonly id?: string };
  return (
    <RolePage page="users">
      <UserPage slug={session.association.slug} id={id} today={today} />
    </RolePage>
  );
}

export function InviteRoute() {
  const { session, today } = useVisit();
  const { slug } = session.association;
  const router = useRouter();
  return (
    <RolePage page="users">
      <InvitePage slug={slug} today={today} onInvited={(id) => router.history.replace(pagePaths.user(slug, id))} />
    </RolePage>
  );
}

export function ApprovalsRoute() {
  return (
    <RolePage page="approvals">
      <ApprovalsPage />
    </RolePage>
  );
}
