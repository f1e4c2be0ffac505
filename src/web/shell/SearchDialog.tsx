import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui-kit/Button.tsx';
import { Progress } from '../ui-kit/Progress.tsx';
import { TextField } from '../ui-kit/TextField.tsx';
import type wordTexts from '../ui-kit/words.sv.json';
import { pagesOf } from './navigation.ts';
import { pagePaths } from '../paths.ts';
import { matching, type Hit } from './searchHits.ts';
import { recordHits } from './searchSources.ts';
import { useVisit } from './visit.ts';
import '../ui-kit/confirm.css';
import './search.css';

const MOST = 8;
/** Pages that stand below another in the menu. */
const BELOW_ECONOMY = ['budget', 'mapping', 'forecasts'] as const;

/** Finds pages, the association's records and the field's words by what one writes. */
export function SearchDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation('shell');
  const { session } = useVisit();
  const { slug } = session.association;
  const [written, setWritten] = useState('');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    shown?.querySelector('input')?.focus();
    return () => shown?.close();
  }, []);
  const records = useQuery({ queryKey: ['search', slug], queryFn: ({ signal }) => recordHits(session, signal), staleTime: 300_000 });
  const pages: Hit[] = pagesOf(session).map((page) => ({ kind: 'page', title: t(`nav.${page}`), href: pagePaths[page](slug) }));
  if (pagesOf(session).includes('economy'))
    for (const page of BELOW_ECONOMY) pages.push({ kind: 'page', title: t(`below.${page}`), href: pagePaths[page](slug) });
  const texts = i18n.getResourceBundle(i18n.resolvedLanguage ?? 'sv', 'words') as typeof wordTexts;
  const words: Hit[] = Object.values(texts).map(({ word, text }) => ({ kind: 'word', title: word, text }));
  const hits = matching(written, [...pages, ...(records.data ?? []), ...words]);
  const shown = hits.slice(0, MOST);
  return (
    <dialog className="search-dialog confirm" ref={dialog} aria-labelledby="search-title" onClose={onClose} onKeyDown={moveBetweenHits}>
      <div className="dialog-head">
        <h2 id="search-title">{t('search.title')}</h2>
        <Button look="secondary" onClick={onClose}>
          {t('search.close')}
        </Button>
      </div>
      <TextField label={t('search.label')} hint={t('search.hint')} name="search" value={written} onChange={setWritten} />
      <output className="only-heard">{written.trim() !== '' && t('search.count', { count: hits.length })}</output>
      {records.isPending && <Progress />}
      {written.trim() !== '' && hits.length === 0 && !records.isPending && <p className="search-none quiet">{t('search.none')}</p>}
      <ul className="search-hits">
        {shown.map((hit) => (
          <li key={`${hit.kind} ${hit.title}`}>
            <span className="search-kind">{t(`search.kind.${hit.kind}`)}</span>
            {'href' in hit ? (
              <a href={hit.href} onClick={onClose}>
                {hit.title}
              </a>
            ) : (
              <span>
                <strong>{hit.title}</strong> {hit.text}
              </span>
            )}
          </li>
        ))}
      </ul>
    </dialog>
  );
}

/** Arrows go through the hits; Tab does too. */
function moveBetweenHits(event: KeyboardEvent<HTMLDialogElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const places = [...event.currentTarget.querySelectorAll<HTMLElement>('input, .search-hits a')];
  const now = places.findIndex((place) => place === document.activeElement);
  const next = places[now + (event.key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
