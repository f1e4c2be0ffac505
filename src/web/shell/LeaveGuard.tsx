import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../ui-kit/ConfirmDialog.tsx';
import { hasUnsaved, leaveUnsaved } from '../ui-kit/unsaved.ts';

/** Asks before a page is left on which something is written and not saved. */
export function LeaveGuard() {
  const { t } = useTranslation('shell');
  const router = useRouter();
  const [answer, setAnswer] = useState<{ readonly give: (isBlocked: boolean) => void }>();
  useEffect(
    () =>
      router.history.block({
        enableBeforeUnload: false,
        blockerFn: ({ currentLocation, nextLocation }: Record<'currentLocation' | 'nextLocation', { readonly pathname: string }>) => {
          if (!hasUnsaved() || currentLocation.pathname === nextLocation.pathname) return false;
          return new Promise<boolean>((give) => setAnswer({ give }));
        },
      }),
    [router],
  );
  if (answer === undefined) return null;
  const decide = (isBlocked: boolean): void => {
    if (!isBlocked) leaveUnsaved();
    setAnswer(undefined);
    answer.give(isBlocked);
  };
  return (
    <ConfirmDialog title={t('leave.title')} confirmText={t('leave.go')} onConfirm={() => decide(false)} onCancel={() => decide(true)}>
      <p>{t('leave.text')}</p>
    </ConfirmDialog>
  );
}
