import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/localDate.ts';
import { readShare, shareText } from '../../shared/share.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { CheckField } from '../../web/ui-kit/CheckField.tsx';
import { DateField } from '../../web/ui-kit/DateField.tsx';
import { tidyDay } from '../../web/ui-kit/dayInput.ts';
import { Form } from '../../web/ui-kit/Form.tsx';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { useVersionedSave } from '../../web/ui-kit/useVersionedSave.ts';
import { VersionChoice } from '../../web/ui-kit/VersionChoice.tsx';
import type { Parties, PartyAnswer } from '../partiesApi.ts';
import { PARTY_KINDS, readParty, type PartyFields } from '../party.ts';
import { PartyHistory } from './PartyHistory.tsx';
import { partyWords } from './partyWords.ts';

/** Version 0 is a new one. */
export type PartyStart = { readonly id: string; readonly version: number };

type Props = {
  readonly start: PartyStart;
  readonly party: PartyAnswer | undefined;
  readonly today: LocalDate;
  readonly reload: () => Promise<Parties>;
  readonly save: (body: { readonly id: string; readonly version: number; readonly value: PartyFields }) => Promise<void>;
  /** With the name of what was saved, if anything was. */
  readonly onDone: (saved?: string) => void;
};

type Written = Omit<PartyFields, 'share'> & { readonly share: string };
const NEW: Written = { kind: 'municipality', name: '', isMember: true, share: '', email: '', from: '', to: '' };
const written = ({ kind, name, isMember, share, email, from, to }: PartyFields): Written => ({
  kind,
  name,
  isMember,
  share: share === null ? '' : shareText(share),
  email,
  from,
  to,
});
// A share that can't be read is 0, which the rule refuses.
const fieldsOf = ({ share, ...rest }: Written): PartyFields => ({
  ...rest,
  from: tidyDay(rest.from),
  to: tidyDay(rest.to),
  share: share.trim() === '' ? null : (readShare(share) ?? 0),
});

export function PartyForm({ start, party, today, reload, save, onDone }: Props) {
  const { t } = useTranslation('association');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [form, setForm] = useState<Written>(() => (party ? written(party) : NEW));
  const [base, setBase] = useState(start.version);
  const [isTried, setTried] = useState(false);
  const saving = useVersionedSave<PartyAnswer | undefined>(async () => (await reload()).parties.find(({ id }) => id === start.id));
  const read = readParty(fieldsOf(form), today);
  const faults = read.ok
    ? []
    : read.error.map(({ field, code }) => ({ name: field, label: t(`parties.fields.${field}`), text: t(`parties.problems.${code}`) }));
  const field = (name: Exclude<keyof Written, 'isMember'>) => ({
    name,
    value: form[name],
    label: t(`parties.fields.${name}`),
    error: isTried ? faults.find((fault) => fault.name === name)?.text : undefined,
    onChange: (value: string) => setForm((before) => ({ ...before, [name]: value })),
  });
  const send = async (version: number): Promise<void> => {
    if (await saving.run(() => save({ id: start.id, version, value: fieldsOf(form) }))) onDone(form.name.trim());
  };
  const title = party ? t('parties.changeOf', { name: party.name }) : t('parties.add');
  const { theirs } = saving;
  return (
    <section className="party-form stack" aria-label={title}>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {theirs?.record && (
        <VersionChoice
          text={theirs.text}
          busy={saving.busy}
          fields={partyWords(fieldsOf(form), t).flatMap(({ name, label, text }, i) => {
            const other = theirs.record && partyWords(theirs.record, t)[i]?.text;
            return other === undefined || other === text ? [] : [{ name, label, mine: text, theirs: other }];
          })}
          onMine={() => {
            const version = theirs.record?.version ?? base;
            setBase(version);
            saving.settle();
            void send(version);
          }}
          onTheirs={() => onDone()}
        />
      )}
      <Form
        label={title}
        submitText={t('parties.save')}
        faults={faults}
        onTry={() => setTried(true)}
        onSubmit={() => send(base)}
        busy={saving.busy}
        unsaved={JSON.stringify(form) !== JSON.stringify(party ? written(party) : NEW)}
        fault={saving.fault}
        actions={
          <Button look="secondary" onClick={() => onDone()}>
            {t('parties.cancel')}
          </Button>
        }
      >
        <div className="form-row">
          <TextField {...field('name')} />
          <SelectField
            {...field('kind')}
            choices={PARTY_KINDS.map((kind) => ({ value: kind, text: t(`parties.kind.${kind}`) }))}
            onChange={(value) => setForm({ ...form, kind: PARTY_KINDS.find((kind) => kind === value) ?? form.kind })}
          />
        </div>
        <CheckField
          name="isMember"
          label={t('parties.memberOf')}
          checked={form.isMember}
          onChange={(isMember) => setForm({ ...form, isMember, share: isMember ? form.share : '' })}
        />
        <div className="form-row">
          {form.isMember && <TextField {...field('share')} hint={t('parties.shareHint')} />}
          <TextField {...field('email')} type="email" hint={t('parties.emailHint')} />
        </div>
        <div className="form-row">
          <DateField {...field('from')} hint={t('parties.dayHint')} />
          <DateField {...field('to')} hint={t('parties.toHint')} />
        </div>
      </Form>
      {party && <PartyHistory party={party} />}
    </section>
  );
}
