import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InterventionRecords } from '../../interventions/interventionRecordsApi.ts';
import { readReorganisation } from '../../interventions/reorganisation.ts';
import type { LocalDate } from '../../shared/localDate.ts';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { CheckField } from '../../web/ui-kit/CheckField.tsx';
import { ConfirmDialog } from '../../web/ui-kit/ConfirmDialog.tsx';
import { DateField } from '../../web/ui-kit/DateField.tsx';
import { tidyDay } from '../../web/ui-kit/dayInput.ts';
import { DecisionFields } from '../../web/ui-kit/DecisionFields.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Form, type FieldFault } from '../../web/ui-kit/Form.tsx';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Progress } from '../../web/ui-kit/Progress.tsx';
import type { WrittenDecision } from '../../web/ui-kit/settingAnswer.ts';
import { say } from '../../web/ui-kit/toasts.ts';
import type { ReorganiseBody } from '../reorganisationsApi.ts';

type Props = {
  readonly interventionId: string;
  readonly name: string;
  readonly today: LocalDate;
  readonly onDone: (isSaved: boolean) => void;
};

export function ReorganiseForm(props: Props) {
  const records = useQuery({
    queryKey: ['interventionRecords'],
    queryFn: ({ signal }) => fetchJson<InterventionRecords>(apiPaths.interventionRecords(), { signal }),
  });
  return (
    <Loaded query={records}>
      {({ interventions }) => {
        const source = interventions.find((one) => one.id === props.interventionId);
        // One that has just been added is not in a list fetched before it, and without it nothing written could be checked.
        if (source === undefined) return records.isFetching && <Progress />;
        return <Fields {...props} source={source} interventions={interventions} />;
      }}
    </Loaded>
  );
}

type Known = InterventionRecords['interventions'];

function Fields({ interventionId, name, today, onDone, source, interventions }: Props & { source: Known[number]; interventions: Known }) {
  const { t } = useTranslation('participants');
  const { t: kit } = useTranslation('kit');
  const [id] = useState(() => crypto.randomUUID());
  const [firstDay, setFirstDay] = useState<string>(today);
  const [targets, setTargets] = useState<readonly string[]>([]);
  const [decision, setDecision] = useState<WrittenDecision>({ day: today, paragraph: '', text: '' });
  const [isTried, setTried] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const body: ReorganiseBody = {
    id,
    firstDay: tidyDay(firstDay),
    targets: [...targets],
    decision: { ...decision, day: tidyDay(decision.day) },
  };
  const read = readReorganisation(body, source, interventions, today);
  const faults: FieldFault[] = !read.ok
    ? read.error.map((problem) =>
        problem.field === 'firstDay' || problem.field === 'targets'
          ? {
              name: problem.field,
              label: t(`reorganisation.fields.${problem.field}`),
              text: t(`reorganisation.problems.${problem.code}`),
            }
          : { name: problem.field, label: kit(`setting.fields.${problem.field}`), text: kit(`setting.faults.${problem.code}`) },
      )
    : [];
  const errorOf = (field: string): string | undefined => (isTried ? faults.find((one) => one.name === field)?.text : undefined);
  const send = async (): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    try {
      await fetchJson(apiPaths.interventionReorganisations(interventionId), { method: 'POST', body });
      say(t('reorganisation.done', { name }));
      onDone(true);
    } catch (error) {
      setFault(error);
      setBusy(false);
      setAsking(false);
    }
  };
  const others = interventions.filter((one) => one.id !== interventionId && (one.to === '' || one.to >= body.firstDay));
  const nameOf = (target: string): string => interventions.find((one) => one.id === target)?.name ?? '';
  return (
    <>
      <p className="measure quiet">{t('reorganisation.intro')}</p>
      <Form
        label={t('reorganisation.beginOf', { name })}
        submitText={t('reorganisation.submit')}
        faults={faults}
        onTry={() => setTried(true)}
        onSubmit={() => (targets.length === 1 ? setAsking(true) : send())}
        busy={busy}
        unsaved={targets.length > 0 || decision.paragraph !== ''}
        fault={fault}
        actions={
          <Button look="secondary" onClick={() => onDone(false)}>
            {t('reorganisation.cancel')}
          </Button>
        }
      >
        <DateField
          label={t('reorganisation.fields.firstDay')}
          hint={t('reorganisation.firstDayHint')}
          name="firstDay"
          value={firstDay}
          error={errorOf('firstDay')}
          onChange={setFirstDay}
        />
        <fieldset className={errorOf('targets') === undefined ? 'form-part' : 'form-part field-faulty'}>
          <legend>{t('reorganisation.fields.targets')}</legend>
          {others.length === 0 && <p>{t('reorganisation.noTargets')}</p>}
          <div className="stack-tight">
            {others.map((one) => (
              <CheckField
                key={one.id}
                label={one.name}
                name="targets"
                checked={targets.includes(one.id)}
                onChange={(checked) => setTargets(checked ? [...targets, one.id] : targets.filter((target) => target !== one.id))}
              />
            ))}
          </div>
          {errorOf('targets') !== undefined && <p className="field-error">{errorOf('targets')}</p>}
        </fieldset>
        <DecisionFields decision={decision} errorOf={errorOf} onChange={setDecision} />
      </Form>
      {isAsking && (
        <ConfirmDialog
          title={t('reorganisation.confirm.title')}
          confirmText={t('reorganisation.confirm.yes')}
          busy={busy}
          onConfirm={() => void send()}
          onCancel={() => setAsking(false)}
        >
          <p>{t('reorganisation.confirm.text', { from: name, to: nameOf(targets[0] ?? ''), day: body.firstDay })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
