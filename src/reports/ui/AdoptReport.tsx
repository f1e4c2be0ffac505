import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseLocalDate } from '../../shared/localDate.ts';
import { apiPaths } from '../../web/paths.ts';
import { CheckField } from '../../web/ui-kit/CheckField.tsx';
import { ConfirmDialog } from '../../web/ui-kit/ConfirmDialog.tsx';
import { DateField } from '../../web/ui-kit/DateField.tsx';
import { tidyDay } from '../../web/ui-kit/dayInput.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Form, type FieldFault } from '../../web/ui-kit/Form.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import type { Report } from '../reportsApi.ts';

type Props = {
  readonly report: Report;
  readonly today: string;
  /** The state of the report that is on the page. */
  readonly revision: number;
  readonly missing: number;
};

/** Enters the board's decision. What is missing is acknowledged, and since nothing can be changed after, it is asked once more. */
export function AdoptReport({ report, today, revision, missing }: Props) {
  const { t } = useTranslation('reports');
  const queries = useQueryClient();
  const [date, setDate] = useState(today);
  const [decision, setDecision] = useState('');
  const [isAcknowledged, setAcknowledged] = useState(false);
  const [isTried, setTried] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const adopt = useMutation({
    mutationFn: () =>
      fetchJson<Report>(apiPaths.reportAdoption(report.id), {
        method: 'POST',
        body: { revision, date: tidyDay(date), decision: decision.trim() },
      }),
    onSuccess: (adopted) => {
      queries.setQueryData(['report', report.id], adopted);
      say(t('adopt.done', { title: report.title }));
    },
    onError: () => setAsked(false),
    onSettled: () =>
      Promise.all(
        [['report', report.id], ['reports'], ['reportSections', report.id]].map((queryKey) => queries.invalidateQueries({ queryKey })),
      ),
  });
  const day = parseLocalDate(tidyDay(date));
  const faults: FieldFault[] = [
    ...(day === undefined ? [{ name: 'date', label: t('adopt.date'), text: t('begin.notADay') }] : []),
    ...(day !== undefined && day > today ? [{ name: 'date', label: t('adopt.date'), text: t('adopt.ahead') }] : []),
    ...(decision.trim() === '' ? [{ name: 'decision', label: t('adopt.decision'), text: t('adopt.noDecision') }] : []),
    ...(decision.trim().length > 200 ? [{ name: 'decision', label: t('adopt.decision'), text: t('adopt.longDecision') }] : []),
    ...(missing > 0 && !isAcknowledged ? [{ name: 'acknowledged', label: t('adopt.missing'), text: t('adopt.notAcknowledged') }] : []),
  ];
  const errorOf = (name: string): string | undefined => (isTried ? faults.find((fault) => fault.name === name)?.text : undefined);
  return (
    <section className="stack" aria-labelledby="adopt">
      <h2 id="adopt">{t('adopt.title')}</h2>
      <p className="measure">{t('adopt.text')}</p>
      <Form
        label={t('adopt.title')}
        submitText={t('adopt.submit')}
        faults={faults}
        fault={adopt.error ?? undefined}
        unsaved={decision !== '' && !adopt.isSuccess}
        onTry={() => setTried(true)}
        onSubmit={() => setAsked(true)}
      >
        <div className="form-row">
          <DateField label={t('adopt.date')} name="date" value={date} error={errorOf('date')} onChange={setDate} />
          <TextField
            label={t('adopt.decision')}
            hint={t('adopt.decisionHint')}
            name="decision"
            value={decision}
            error={errorOf('decision')}
            onChange={setDecision}
          />
        </div>
        {missing > 0 && (
          <CheckField
            label={t('adopt.acknowledge', { count: missing })}
            name="acknowledged"
            checked={isAcknowledged}
            error={errorOf('acknowledged')}
            onChange={setAcknowledged}
          />
        )}
      </Form>
      {isAsked && (
        <ConfirmDialog
          title={t('adopt.ask')}
          confirmText={t('adopt.confirm')}
          busy={adopt.isPending}
          onConfirm={() => adopt.mutate()}
          onCancel={() => setAsked(false)}
        >
          <p>
            {report.title}, {tidyDay(date)}, {decision.trim()}
          </p>
          <p>{t('adopt.forEver')}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
