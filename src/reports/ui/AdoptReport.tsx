import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseLocalDate } from '../../shared/localDate.ts';
import { apiPaths } from '../../web/paths.ts';
import { CheckField } from '../../web/ui-kit/CheckField.tsx';
import { ConfirmDialog } from '../../web/ui-kit/ConfirmDialog.tsx';
import { tidyDay } from '../../web/ui-kit/dayInput.ts';
import { DecisionFields } from '../../web/ui-kit/DecisionFields.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Form, type FieldFault } from '../../web/ui-kit/Form.tsx';
import { say as tell } from '../../web/ui-kit/toasts.ts';
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
  const { t: say } = useTranslation('kit');
  const queries = useQueryClient();
  const [decision, setDecision] = useState({ day: today, paragraph: '', text: '' });
  const paragraph = decision.paragraph.trim();
  const [isAcknowledged, setAcknowledged] = useState(false);
  const [isTried, setTried] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const adopt = useMutation({
    mutationFn: () =>
      fetchJson<Report>(apiPaths.reportAdoption(report.id), {
        method: 'POST',
        body: { revision, date: tidyDay(decision.day), decision: paragraph },
      }),
    onSuccess: (adopted) => {
      queries.setQueryData(['report', report.id], adopted);
      tell(t('adopt.done', { title: report.title }));
    },
    onError: () => setAsked(false),
    onSettled: () =>
      Promise.all(
        [['report', report.id], ['reports'], ['reportSections', report.id]].map((queryKey) => queries.invalidateQueries({ queryKey })),
      ),
  });
  const day = parseLocalDate(tidyDay(decision.day));
  const faults: FieldFault[] = [
    ...(day === undefined ? [{ name: 'day', label: say('setting.fields.day'), text: t('begin.notADay') }] : []),
    ...(day !== undefined && day > today ? [{ name: 'day', label: say('setting.fields.day'), text: t('adopt.ahead') }] : []),
    ...(paragraph === '' ? [{ name: 'paragraph', label: say('setting.fields.paragraph'), text: t('adopt.noDecision') }] : []),
    ...(paragraph.length > 200 ? [{ name: 'paragraph', label: say('setting.fields.paragraph'), text: t('adopt.longDecision') }] : []),
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
        unsaved={paragraph !== '' && !adopt.isSuccess}
        onTry={() => setTried(true)}
        onSubmit={() => setAsked(true)}
      >
        <DecisionFields decision={decision} errorOf={errorOf} withText={false} onChange={setDecision} />
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
            {report.title}, {tidyDay(decision.day)}, {paragraph}
          </p>
          <p>{t('adopt.forEver')}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
