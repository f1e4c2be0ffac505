import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { ConfirmDialog } from '../../web/ui-kit/ConfirmDialog.tsx';
import { FaultNotice } from '../../web/ui-kit/FaultNotice.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Table } from '../../web/ui-kit/Table.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import { useUnsaved } from '../../web/ui-kit/unsaved.ts';
import type { ListedParticipation } from '../participantSearchApi.ts';
import type { MoveBody, ShownReorganisation } from '../reorganisationsApi.ts';
import { everyParticipant } from './everyParticipant.ts';

type Props = { readonly reorganisation: ShownReorganisation; readonly onMoved: () => void };

/** The team leader says who goes on where, a few at a time or all at once. */
export function DistributeParticipants({ reorganisation, onMoved }: Props) {
  const { id, intervention, firstDay } = reorganisation;
  const query = useQuery({
    queryKey: ['participants', 'lasting', id],
    queryFn: async ({ signal }) => {
      const all = await everyParticipant(intervention.id, 'all', signal);
      return all.filter(({ closed }) => closed === null || closed >= firstDay);
    },
  });
  return <Loaded query={query}>{(participants) => <Choices {...{ reorganisation, onMoved, participants }} />}</Loaded>;
}

function Choices({ reorganisation, onMoved, participants }: Props & { readonly participants: readonly ListedParticipation[] }) {
  const { t } = useTranslation('participants');
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const [isAsking, setAsking] = useState(false);
  const [isEmptyTry, setEmptyTry] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  useUnsaved(chosen.size > 0);
  const nameOf = (one: ListedParticipation): string =>
    one.name ?? t(one.protected ? 'reorganisation.distribute.protected' : 'reorganisation.distribute.unnamed');
  const choose = (participation: string, target: string): void => {
    const next = new Map(chosen);
    if (target === '') next.delete(participation);
    else next.set(participation, target);
    setChosen(next);
    setEmptyTry(false);
  };
  const move = async (): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    const moves: MoveBody['moves'] = reorganisation.targets
      .map(({ id: target }) => ({ target, participations: [...chosen].flatMap(([one, to]) => (to === target ? [one] : [])) }))
      .filter(({ participations }) => participations.length > 0);
    try {
      const { moved } = await fetchJson<{ moved: number }>(apiPaths.reorganisationMoves(reorganisation.id), {
        method: 'POST',
        body: { moves },
      });
      say(t('reorganisation.distribute.moved', { count: moved }));
      setChosen(new Map());
      onMoved();
    } catch (error) {
      setFault(error);
    } finally {
      setBusy(false);
      setAsking(false);
    }
  };
  return (
    <div className="stack-tight">
      <Table caption={t('reorganisation.distribute.caption', { count: participants.length })}>
        <thead>
          <tr>
            <th scope="col">{t('reorganisation.distribute.name')}</th>
            <th scope="col">{t('reorganisation.distribute.enrolled')}</th>
            <th scope="col">{t('reorganisation.distribute.target')}</th>
          </tr>
        </thead>
        <tbody>
          {participants.map((one) => (
            <tr key={one.participationId}>
              <th scope="row">{nameOf(one)}</th>
              <td className="number">{one.enrolled}</td>
              <td>
                <select
                  className="field-input"
                  aria-label={t('reorganisation.distribute.targetOf', { name: nameOf(one), enrolled: one.enrolled ?? '' })}
                  value={chosen.get(one.participationId) ?? ''}
                  onChange={(event) => choose(one.participationId, event.target.value)}
                >
                  <option value="">{t('reorganisation.distribute.stays')}</option>
                  {reorganisation.targets.map((target) => (
                    <option key={target.id} value={target.id}>
                      {target.name}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {isEmptyTry && (
        <p className="field-error" role="alert">
          {t('reorganisation.distribute.none')}
        </p>
      )}
      {fault !== undefined && <FaultNotice fault={fault} />}
      <div>
        <Button busy={busy} onClick={() => (chosen.size === 0 ? setEmptyTry(true) : setAsking(true))}>
          {chosen.size === 0 ? t('reorganisation.distribute.title') : t('reorganisation.distribute.submit', { count: chosen.size })}
        </Button>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={t('reorganisation.distribute.confirmTitle')}
          confirmText={t('reorganisation.distribute.submit', { count: chosen.size })}
          busy={busy}
          onConfirm={() => void move()}
          onCancel={() => setAsking(false)}
        >
          <p>{t('reorganisation.distribute.confirmText', { count: chosen.size })}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
