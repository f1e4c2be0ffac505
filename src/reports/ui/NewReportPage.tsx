import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Interventions } from '../../interventions/interventionsApi.ts';
import { parseLocalDate } from '../../shared/localDate.ts';
import { apiPaths } from '../../web/paths.ts';
import { CheckField } from '../../web/ui-kit/CheckField.tsx';
import { DateField } from '../../web/ui-kit/DateField.tsx';
import { tidyDay } from '../../web/ui-kit/dayInput.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Form, type FieldFault } from '../../web/ui-kit/Form.tsx';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import type { Report } from '../reportsApi.ts';
import './reports.css';

type Props = { readonly today: string; readonly listAddress: string; readonly onBegun: (id: string) => void };

/** Begins an interim report. The key is made once a form, so that a double click or a retry begins one. */
export function NewReportPage({ today, listAddress, onBegun }: Props) {
  const { t } = useTranslation('reports');
  const queries = useQueryClient();
  const [id] = useState(() => crypto.randomUUID());
  const [days, setDays] = useState(() => usualPeriod(today));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isTried, setTried] = useState(false);
  const interventions = useQuery({
    queryKey: ['interventions'],
    queryFn: ({ signal }) => fetchJson<Interventions>(apiPaths.interventions(), { signal }),
  });
  const begin = useMutation({
    mutationFn: (teams: readonly string[]) =>
      fetchJson<Report>(apiPaths.reports(), { method: 'POST', body: { id, from: tidyDay(days.from), to: tidyDay(days.to), teams } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['reports'] });
      onBegun(id);
    },
  });
  const [from, to] = [parseLocalDate(tidyDay(days.from)), parseLocalDate(tidyDay(days.to))];
  const faults: FieldFault[] = [
    ...(from === undefined ? [{ name: 'from', label: t('begin.from'), text: t('begin.notADay') }] : []),
    ...(to === undefined ? [{ name: 'to', label: t('begin.to'), text: t('begin.notADay') }] : []),
    ...(from !== undefined && to !== undefined && to < from ? [{ name: 'to', label: t('begin.to'), text: t('begin.backwards') }] : []),
  ];
  const errorOf = (name: string): string | undefined => (isTried ? faults.find((fault) => fault.name === name)?.text : undefined);
  return (
    <Page title={t('begin.title')} lead={t('begin.lead')} trail={[{ text: t('title'), href: listAddress }]}>
      <Loaded query={interventions}>
        {(known) => (
          <Form
            label={t('begin.title')}
            submitText={t('begin.submit')}
            faults={faults}
            busy={begin.isPending}
            fault={begin.error ?? undefined}
            onTry={() => setTried(true)}
            onSubmit={() => begin.mutate(known.interventions.map((one) => one.id).filter((one) => !left.has(one)))}
            actions={<a href={listAddress}>{t('begin.cancel')}</a>}
          >
            <fieldset className="form-part">
              <legend>{t('begin.period')}</legend>
              <div className="form-row">
                {(['from', 'to'] as const).map((name) => (
                  <DateField
                    key={name}
                    label={t(`begin.${name}`)}
                    hint={t('begin.dayHint')}
                    name={name}
                    value={days[name]}
                    error={errorOf(name)}
                    onChange={(value) => setDays({ ...days, [name]: value })}
                  />
                ))}
              </div>
            </fieldset>
            {known.interventions.length > 0 && (
              <fieldset className="form-part">
                <legend>{t('begin.teams')}</legend>
                <p className="quiet">{t('begin.teamsText')}</p>
                <div className="team-checks">
                  {known.interventions.map((one) => (
                    <CheckField
                      key={one.id}
                      label={one.name}
                      name={one.id}
                      checked={!left.has(one.id)}
                      onChange={(isAsked) =>
                        setLeft((before) => new Set(isAsked ? [...before].filter((x) => x !== one.id) : [...before, one.id]))
                      }
                    />
                  ))}
                </div>
              </fieldset>
            )}
          </Form>
        )}
      </Loaded>
    </Page>
  );
}

/** January to August of the year whose autumn it is, or was last: when interim reports are written. */
function usualPeriod(today: string): { readonly from: string; readonly to: string } {
  const year = Number(today.slice(0, 4)) - (today.slice(5) > '08-31' ? 0 : 1);
  return { from: `${year}-01-01`, to: `${year}-08-31` };
}
