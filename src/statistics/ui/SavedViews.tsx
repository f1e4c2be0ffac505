import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/localDate.ts';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Progress } from '../../web/ui-kit/Progress.tsx';
import type { SavedView, SavedViews as Views } from '../savedViewsApi.ts';
import type { FigureSearch } from './figureSearch.ts';
import { UndoRemoval } from './UndoRemoval.tsx';
import { searchOfView } from './viewSearch.ts';

// Fetched when somebody saves or changes a view: they bring forms.
const SaveViewForm = lazy(async () => ({ default: (await import('./SaveViewForm.tsx')).SaveViewForm }));
const ChangeViews = lazy(async () => ({ default: (await import('./ChangeViews.tsx')).ChangeViews }));

type Props = { readonly search: FigureSearch; readonly today: LocalDate; readonly addressFor: (search: FigureSearch) => string };

/** The user's own views as links, and ways to save and change them. */
export function SavedViews({ search, today, addressFor }: Props) {
  const { t } = useTranslation('statistics');
  const [open, setOpen] = useState<'save' | 'change'>();
  const [removed, setRemoved] = useState<SavedView>();
  const buttons = useRef<HTMLDivElement>(null);
  const views = useQuery({
    queryKey: ['savedViews'],
    queryFn: ({ signal }) => fetchJson<Views>(apiPaths.savedViews(), { signal }),
  });
  const list = views.data?.views ?? [];
  const shown = addressFor(search);
  const focusButton = (): void => buttons.current?.querySelector('button')?.focus();
  const close = (): void => {
    setOpen(undefined);
    focusButton();
  };
  return (
    <section className="saved-views not-printed" aria-label={t('views.heading')}>
      <div className="saved-views-row" ref={buttons}>
        {list.length > 0 && (
          <>
            <h2>{t('views.heading')}</h2>
            <ul className="period-links">
              {list.map((view) => {
                const address = addressFor(searchOfView(view.query, today));
                return (
                  <li key={view.id}>
                    <a href={address} aria-current={address === shown ? 'true' : undefined}>
                      {view.name}
                    </a>
                  </li>
                );
              })}
            </ul>
          </>
        )}
        <Button look="quiet" aria-expanded={open === 'save'} onClick={() => setOpen(open === 'save' ? undefined : 'save')}>
          {t('views.save')}
        </Button>
        {list.length > 0 && (
          <Button look="quiet" aria-expanded={open === 'change'} onClick={() => setOpen(open === 'change' ? undefined : 'change')}>
            {t('views.change')}
          </Button>
        )}
      </div>
      {removed && (
        <UndoRemoval
          key={removed.id}
          view={removed}
          onDone={() => {
            setRemoved(undefined);
            focusButton();
          }}
        />
      )}
      <Suspense fallback={<Progress />}>
        {open === 'save' && <SaveViewForm search={search} today={today} onDone={close} />}
        {open === 'change' && list.length > 0 && (
          <ChangeViews views={list} search={search} today={today} addressFor={addressFor} onRemoved={setRemoved} />
        )}
      </Suspense>
    </section>
  );
}
