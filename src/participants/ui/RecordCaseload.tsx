import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/localDate.ts';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { Disclosure } from '../../web/ui-kit/Disclosure.tsx';
import { FactList } from '../../web/ui-kit/FactList.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Form } from '../../web/ui-kit/Form.tsx';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { PeriodText } from '../../web/ui-kit/PeriodText.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import { HELD_AS, type HeldAs } from '../caseload.ts';
import type { OwnCaseload, SaveCaseload } from '../caseloadApi.ts';
import { TakeOverFields, useTakeOverFaults } from './TakeOverFields.tsx';
import { useSend } from './useSend.ts';

type Props = { readonly id: string; readonly today: LocalDate };

/** Whose a participation is: the team member who answers for it and the counsellor, with who had it before. */
export function RecordCaseload({ id, today }: Props) {
  const { t } = useTranslation('participants');
  const query = useQuery({
    queryKey: ['participant', id, 'caseload'],
    queryFn: ({ signal }) => fetchJson<OwnCaseload>(apiPaths.participantCaseload(id), { signal }),
  });
  return (
    <section className="stack" aria-labelledby="record-caseload">
      <h2 id="record-caseload">{t('caseload.title')}</h2>
      <Loaded query={query}>{(caseload) => <Caseload id={id} today={today} caseload={caseload} />}</Loaded>
    </section>
  );
}

function Caseload({ id, today, caseload }: Props & { readonly caseload: OwnCaseload }) {
  const { t } = useTranslation('participants');
  const [changing, setChanging] = useState<HeldAs>();
  const holderOf = (heldAs: HeldAs) => caseload.entries.find((one) => one.heldAs === heldAs && (one.to === null || one.to >= today));
  const past = caseload.entries.filter((one) => one !== holderOf(one.heldAs));
  return (
    <>
      <FactList
        facts={HELD_AS.map((heldAs) => {
          const holder = holderOf(heldAs);
          return {
            key: heldAs,
            name: t(`caseload.as.${heldAs}`),
            value: holder ? (
              <>
                {holder.name ?? t('caseload.unnamed')} <span className="quiet number">{t('caseload.since', { from: holder.from })}</span>
              </>
            ) : (
              <span className="quiet">{t(`caseload.nobody.${heldAs}`)}</span>
            ),
          };
        })}
      />
      {changing !== undefined && (
        <Change
          key={changing}
          {...{ id, today, caseload }}
          heldAs={changing}
          holder={holderOf(changing)}
          onDone={() => setChanging(undefined)}
        />
      )}
      {changing === undefined && caseload.workers.length > 0 && (
        <div className="record-actions not-printed">
          {HELD_AS.map((heldAs) => (
            <Button key={heldAs} look="secondary" onClick={() => setChanging(heldAs)}>
              {t(`caseload.change.${heldAs}`)}
            </Button>
          ))}
        </div>
      )}
      {past.length > 0 && (
        <Disclosure summary={t('caseload.earlier')}>
          <ul className="history-changes">
            {past.map(({ heldAs, name, from, to, reason }) => (
              <li key={`${heldAs} ${from}`}>
                {t(`caseload.as.${heldAs}`)}: {name ?? t('caseload.unnamed')},{' '}
                {to === null ? t('caseload.since', { from }) : <PeriodText from={from} to={to} />} ({reason})
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}

type ChangeProps = Props & {
  readonly caseload: OwnCaseload;
  readonly heldAs: HeldAs;
  readonly holder: OwnCaseload['entries'][number] | undefined;
  readonly onDone: () => void;
};

function Change({ id, today, caseload, heldAs, holder, onDone }: ChangeProps) {
  const { t } = useTranslation('participants');
  const client = useQueryClient();
  const [form, setForm] = useState(() => ({ to: '', day: String(today), reason: holder ? '' : t('caseload.firstReason') }));
  const [isTried, setTried] = useState(false);
  const faults = useTakeOverFaults(form, today, holder?.from, true);
  const sending = useSend();
  const save = async (): Promise<void> => {
    const body: SaveCaseload = { ...form, heldAs, from: holder?.userId ?? null, to: form.to === '' ? null : form.to };
    const saved = await fetchJson<OwnCaseload>(apiPaths.participantCaseload(id), { method: 'PUT', body });
    client.setQueryData(['participant', id, 'caseload'], saved);
    for (const key of ['participants', 'caseloads']) void client.invalidateQueries({ queryKey: [key] });
    say(t('caseload.saved'));
    onDone();
  };
  return (
    <Form
      label={t(`caseload.change.${heldAs}`)}
      submitText={t('caseload.save')}
      faults={faults}
      busy={sending.busy}
      unsaved={form.to !== ''}
      fault={sending.fault}
      onTry={() => setTried(true)}
      onSubmit={() => sending.run(save)}
      actions={
        <Button look="secondary" onClick={onDone}>
          {t('act.cancel')}
        </Button>
      }
    >
      <fieldset className="form-part">
        <legend>{t(`caseload.change.${heldAs}`)}</legend>
        <TakeOverFields
          form={form}
          heldAs={heldAs}
          workers={caseload.workers.filter(({ userId }) => userId !== holder?.userId)}
          errorOf={(name) => (isTried ? faults.find((one) => one.name === name)?.text : undefined)}
          onWrite={(change) => setForm({ ...form, ...change })}
        />
      </fieldset>
    </Form>
  );
}
