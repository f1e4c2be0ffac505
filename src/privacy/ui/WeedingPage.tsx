import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import type { Crumb } from '../../web/ui-kit/Breadcrumbs.tsx';
import { FactList } from '../../web/ui-kit/FactList.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { Page } from '../../web/ui-kit/Page.tsx';
import type { WeedingCertificate } from '../weedingApi.ts';
import { CarryOn } from './CarryOn.tsx';
import { useRuleText } from './useRuleText.ts';
import { WeedingState } from './WeedingList.tsx';
import { WeedingArchives } from './WeedingArchives.tsx';
import { WhatRemains } from './WhatRemains.tsx';

type Props = { readonly id: string; readonly weeds: boolean; readonly trail: readonly Crumb[] };

/** One time that the plan was carried out: by which rule and decision, how many, by whom, and what remains where. */
export function WeedingPage({ id, weeds, trail }: Props) {
  const { t } = useTranslation('privacy');
  const query = useQuery({
    queryKey: ['weeding', id],
    queryFn: ({ signal }) => fetchJson<WeedingCertificate>(apiPaths.weeding(id), { signal }),
  });
  return (
    <Page title={t('weeding.title', { day: query.data?.onDay ?? '' }).trim()} trail={trail}>
      <Loaded query={query}>
        {(weeding) => (
          <>
            {weeding.finished === null && <CarryOn id={id} weeding={weeding} may={weeds} />}
            <WeedingFacts weeding={weeding} />
            <WeedingArchives archives={weeding.archives} />
            {weeding.stopped > 0 && <p className="measure">{t('weeding.stopped', { count: weeding.stopped })}</p>}
            {weeding.finished !== null && (
              <>
                <WhatRemains weeding={weeding} />
                <p>
                  <a href={apiPaths.weedingCertificate(id)} download>
                    {t('weeding.certificate')}
                  </a>
                </p>
              </>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function WeedingFacts({ weeding }: { readonly weeding: WeedingCertificate }) {
  const { t } = useTranslation('privacy');
  const language = useLanguage();
  const ruleText = useRuleText();
  const { kind, rule, decision, weeded, persons, orderedAt, orderedBy, finished } = weeding;
  const fact = (key: 'kind' | 'weeded' | 'rule' | 'decision' | 'orderedBy' | 'orderedAt' | 'finishedAt' | 'persons', value: string) => ({
    ...{ key, name: t(`weeding.${key}`), value },
  });
  return (
    <FactList
      facts={[
        fact('kind', t(`retentionKind.${kind}`)),
        { key: 'status', name: t('weeding.status'), value: <WeedingState weeding={weeding} /> },
        fact('weeded', String(weeded)),
        ...(kind === 'participation' || kind === 'wrong_registration' ? [fact('persons', String(persons))] : []),
        fact('rule', `${ruleText(kind, rule)}. ${rule.ground}`),
        fact('decision', [t('retention.decisionOf', decision), decision.text].filter((part) => part !== '').join(': ')),
        fact('orderedBy', orderedBy),
        fact('orderedAt', momentText(orderedAt, language)),
        ...(finished ? [fact('finishedAt', momentText(finished.at, language))] : []),
      ]}
    />
  );
}
