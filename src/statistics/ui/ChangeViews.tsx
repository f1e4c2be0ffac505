import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/localDate.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { CopyButton } from '../../web/ui-kit/CopyButton.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import type { SavedView } from '../savedViewsApi.ts';
import type { FigureSearch } from './figureSearch.ts';
import { RenameView } from './RenameView.tsx';
import { useSavedViews } from './useSavedViews.ts';
import { followedPeriod, searchOfView, viewOfSearch } from './viewSearch.ts';

type Props = {
  readonly views: readonly SavedView[];
  readonly search: FigureSearch;
  readonly today: LocalDate;
  readonly addressFor: (search: FigureSearch) => string;
  /** Called when one is gone, and with it what had the focus. */
  readonly onRemoved: (view: SavedView) => void;
};

/** Every saved view with what can be done with it. */
export function ChangeViews({ views, search, today, addressFor, onRemoved }: Props) {
  const { t } = useTranslation('statistics');
  const { save, setRemoved, reload } = useSavedViews();
  const [renamed, setRenamed] = useState<string>();
  const [fault, setFault] = useState<unknown>();
  const attempt = (work: () => Promise<void>): void => {
    setFault(undefined);
    work().catch((error: unknown) => {
      setFault(error);
      // What was done in another tab is shown, whatever went wrong here.
      void reload();
    });
  };
  const remove = (view: SavedView): void =>
    attempt(async () => {
      await setRemoved(view.id, { version: view.version, removed: true });
      onRemoved(view);
    });
  // A view that follows the day goes on doing so when it can.
  const replace = ({ id, name, version, query: { period } }: SavedView): void =>
    attempt(async () => {
      const followed = period === undefined ? undefined : followedPeriod(search, today);
      await save({ id, name, version, query: viewOfSearch(search, today, followed) });
      say(t('views.replaced', { name }));
    });
  return (
    <>
      {fault !== undefined && <FaultNotice fault={fault} />}
      <ul className="view-list">
        {views.map((view) => {
          const address = addressFor(searchOfView(view.query, today));
          const { name } = view;
          return (
            <li key={view.id}>
              {renamed === view.id ? (
                <RenameView view={view} today={today} onDone={() => setRenamed(undefined)} />
              ) : (
                <>
                  <a href={address}>{name}</a>
                  <Button look="quiet" aria-label={t('views.renameOf', { name })} onClick={() => setRenamed(view.id)}>
                    {t('views.rename')}
                  </Button>
                  {address !== addressFor(search) && (
                    <Button look="quiet" aria-label={t('views.replaceOf', { name })} onClick={() => replace(view)}>
                      {t('views.replace')}
                    </Button>
                  )}
                  <CopyButton text={t('views.copy')} content={() => new URL(address, document.baseURI).href} />
                  <Button look="quiet" aria-label={t('views.removeOf', { name })} onClick={() => remove(view)}>
                    {t('views.remove')}
                  </Button>
                </>
              )}
            </li>
          );
        })}
      </ul>
      <p className="small quiet">{t('views.shareNote')}</p>
    </>
  );
}
