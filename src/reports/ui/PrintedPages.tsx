import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import { Progress } from '../../web/ui-kit/Progress.tsx';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import type { ReportPages } from '../reportPagesApi.ts';
import type { Report } from '../reportsApi.ts';

/** A report page by page. The pictures say which page they are; their words are read in the other way of looking, and in the PDF. */
export function PrintedPages({ report }: { readonly report: Report }) {
  const { t } = useTranslation('reports');
  const query = useQuery({
    queryKey: ['reportPages', report.id],
    queryFn: ({ signal }) => fetchJson<ReportPages>(apiPaths.reportPages(report.id), { signal }),
    // What somebody wrote a moment ago is in it.
    staleTime: 0,
  });
  // Which way round: what could not be shown is asked for again.
  const [round, setRound] = useState(0);
  const again = (): void => void query.refetch().then(() => setRound((now) => now + 1));
  if (query.isError) return <FaultNotice fault={query.error} onRetry={again} />;
  if (!query.data) return <Progress text={t('pages.making')} />;
  if (query.data.isAsAdopted === false) {
    return (
      <Notice title={t('pages.otherProgram')}>
        <p>
          <a href={apiPaths.reportFile(report.id, 'pdf')}>{t('pages.toPdf')}</a>
        </p>
      </Notice>
    );
  }
  return <PageList key={`${query.data.key} ${round}`} report={report} read={query.data} onAgain={again} />;
}

type ListProps = { readonly report: Report; readonly read: ReportPages; readonly onAgain: () => void };

function PageList({ report, read: { key, pages }, onAgain }: ListProps) {
  const { t } = useTranslation('reports');
  const list = useRef<HTMLOListElement>(null);
  const [at, setAt] = useState('1');
  const name = (page: number, chapter: string | null): string =>
    t(chapter === null ? 'pages.page' : 'pages.pageIn', { page, count: pages.length, chapter });
  const firsts = pages.flatMap(({ chapter }, place) =>
    place === 0 || chapter !== pages[place - 1]?.chapter ? [{ page: place + 1, chapter }] : [],
  );
  const go = (page: string): void => {
    setAt(page);
    const [box, shown] = [list.current, list.current?.children[Number(page) - 1]];
    if (box && shown instanceof HTMLElement) box.scrollTo({ top: shown.offsetTop });
  };
  return (
    <>
      <SelectField
        label={t('pages.goTo')}
        name="page"
        value={at}
        choices={firsts.map(({ page, chapter }) => ({
          value: String(page),
          text: t('pages.choice', { page, chapter: chapter ?? t('pages.front') }),
        }))}
        onChange={go}
      />
      {/* A box that scrolls is reached by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ol className="printed-pages" ref={list} tabIndex={0} aria-label={t('pages.of', { title: report.title, count: pages.length })}>
        {pages.map(({ width, height, chapter }, place) => (
          <li key={place}>
            <PagePicture
              src={apiPaths.reportPage(report.id, String(place + 1), key)}
              name={name(place + 1, chapter)}
              number={t('pages.page', { page: place + 1, count: pages.length })}
              {...{ width, height, onAgain }}
            />
          </li>
        ))}
      </ol>
    </>
  );
}

type PictureProps = {
  readonly src: string;
  readonly name: string;
  readonly number: string;
  readonly width: number;
  readonly height: number;
  readonly onAgain: () => void;
};

function PagePicture({ src, name, number, width, height, onAgain }: PictureProps) {
  const { t } = useTranslation('reports');
  const [state, setState] = useState<'coming' | 'here' | 'missing'>('coming');
  return (
    <figure>
      {state === 'missing' ? (
        <div className="page-missing stack-tight">
          <p>{t('pages.missing')}</p>
          <Button look="secondary" onClick={onAgain}>
            {t('pages.again')}
          </Button>
        </div>
      ) : (
        <a href={src} target="_blank" rel="noreferrer">
          <img
            src={src}
            alt={name}
            width={width}
            height={height}
            loading="lazy"
            decoding="async"
            aria-busy={state === 'coming'}
            onLoad={() => setState('here')}
            onError={() => setState('missing')}
          />
        </a>
      )}
      <figcaption className="quiet small">{number}</figcaption>
    </figure>
  );
}
