import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths, pagePaths } from '../../web/paths.ts';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Page } from '../../web/ui-kit/Page.tsx';
import { Progress } from '../../web/ui-kit/Progress.tsx';
import type { FinishedElsewhere } from '../eIdentificationApi.ts';
import type { Session } from '../sessionApi.ts';

type Props = { readonly query: string; readonly onLogIn: (session: Session) => void };

/** Where the provider of e-identification sends the browser back to. */
export function EIdentifiedPage({ query, onLogIn }: Props) {
  const { t } = useTranslation('access');
  const [fault, setFault] = useState<unknown>();
  const isAsked = useRef(false);
  useEffect(() => {
    // The answer works once: asked for once, also where a page is shown twice.
    if (isAsked.current) return;
    isAsked.current = true;
    fetchJson<FinishedElsewhere>(apiPaths.eIdentificationAnswer(), { method: 'POST', body: { query } }).then(
      ({ session, slug }) => (session ? onLogIn(session) : window.location.replace(pagePaths.loginWays(slug))),
      setFault,
    );
  }, [query, onLogIn]);
  return (
    <Page title={t('identified.title')}>
      {fault === undefined ? (
        <Progress />
      ) : (
        <>
          <FaultNotice fault={fault} />
          <p>
            <a href={pagePaths.start()}>{t('identified.back')}</a>
          </p>
        </>
      )}
    </Page>
  );
}
