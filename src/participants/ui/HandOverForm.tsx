import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/localDate.ts';
import { apiPaths } from '../../web/paths.ts';
import { CheckField } from '../../web/ui-kit/CheckField.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Form } from '../../web/ui-kit/Form.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import type { Caseloads, HandOver } from '../caseloadApi.ts';
import type { ListedParticipation } from '../participantSearchApi.ts';
import { TakeOverFields, useTakeOverFaults } from './TakeOverFields.tsx';
import { useSend } from './useSend.ts';
import { whoText } from './whoText.ts';

type Led = Caseloads['interventions'][number];
type Props = {
  readonly intervention: string;
  readonly holder: Led['holders'][number];
  readonly workers: Led['workers'];
  readonly participants: readonly ListedParticipation[];
  readonly today: LocalDate;
  readonly onDone: () => void;
};

/** Which of somebody's participants go to whom, from which day and why: all of them until somebody is left out. */
export function HandOverForm({ intervention, holder, workers, participants, today, onDone }: Props) {
  const { t } = useTranslation('participants');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [form, setForm] = useState({ to: '', day: String(today), reason: '' });
  const [isTried, setTried] = useState(false);
  const going = participants.filter(({ participationId }) => !left.has(participationId));
  const nobody = { name: 'participants', label: t('caseload.handOver.who'), text: t('caseload.fault.nobody') };
  const faults = [...(going.length === 0 ? [nobody] : []), ...useTakeOverFaults(form, today, undefined, false)];
  const errorOf = (name: string): string | undefined => (isTried ? faults.find((one) => one.name === name)?.text : undefined);
  const sending = useSend();
  const toggle = (id: string, goes: boolean): void => {
    const next = new Set(left);
    if (goes) next.delete(id);
    else next.add(id);
    setLeft(next);
  };
  const send = async (): Promise<void> => {
    const { heldAs, userId: from } = holder;
    const body: HandOver = {
      ...{ intervention, heldAs, from, to: form.to === '' ? null : form.to, day: form.day, reason: form.reason },
      participations: going.map(({ participationId }) => participationId),
    };
    const { moved } = await fetchJson<{ moved: number }>(apiPaths.caseloadHandOver(), { method: 'POST', body });
    say(t('caseload.handOver.done', { count: moved }));
    onDone();
  };
  return (
    <Form
      label={t('caseload.handOver.title')}
      submitText={t('caseload.handOver.submit', { count: going.length })}
      faults={faults}
      busy={sending.busy}
      unsaved={form.to !== '' || left.size > 0}
      fault={sending.fault}
      onTry={() => setTried(true)}
      onSubmit={() => sending.run(send)}
    >
      <fieldset className="form-part">
        <legend>{t('caseload.handOver.how')}</legend>
        <TakeOverFields
          form={form}
          heldAs={holder.heldAs}
          workers={workers.filter(({ userId }) => userId !== holder.userId)}
          errorOf={errorOf}
          onWrite={(change) => setForm({ ...form, ...change })}
        />
      </fieldset>
      <fieldset className="form-part">
        <legend>{t('caseload.handOver.who')}</legend>
        {errorOf('participants') !== undefined && <p className="field-error">{errorOf('participants')}</p>}
        <div className="hand-over-list">
          {participants.map((one) => (
            <CheckField
              key={one.participationId}
              label={t('caseload.handOver.one', { name: whoText(one, t), enrolled: one.enrolled ?? '' })}
              name="participants"
              checked={!left.has(one.participationId)}
              onChange={(goes) => toggle(one.participationId, goes)}
            />
          ))}
        </div>
      </fieldset>
    </Form>
  );
}
