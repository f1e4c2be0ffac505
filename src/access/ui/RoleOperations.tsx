import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import { ROOMS } from '../operationRooms.ts';
import type { RoleOperation } from '../operationsApi.ts';
import { ALL_ROLES } from '../roleTable.ts';
import { roleText, type Role } from './roleText.ts';
import type texts from './operations/texts.sv.json';

type Told = keyof typeof texts.operation;
const EVERYONE = 'user';

/** What the server lets each role do: from the contracts by which it refuses all else. */
export function RoleOperations({ first }: { readonly first: Role | undefined }) {
  const { t } = useTranslation('operations');
  const query = useQuery({
    queryKey: ['operations'],
    queryFn: ({ signal }) => fetchJson<{ readonly operations: readonly RoleOperation[] }>(apiPaths.operations(), { signal }),
  });
  return (
    <section className="stack-tight" aria-labelledby="operations">
      <h2 id="operations">{t('title')}</h2>
      <p className="measure">{t('lead')}</p>
      <Loaded query={query}>{({ operations }) => <OfRole operations={operations} first={first} />}</Loaded>
    </section>
  );
}

function OfRole({ operations, first }: { readonly operations: readonly RoleOperation[]; readonly first: Role | undefined }) {
  const { t } = useTranslation('operations');
  const { t: tAccess } = useTranslation('access');
  const [of, setOf] = useState<Role | typeof EVERYONE>(first ?? EVERYONE);
  const had = operations.filter(({ roles }) => (roles === EVERYONE ? of === EVERYONE : of !== EVERYONE && roles.includes(of)));
  return (
    <>
      <div className="narrow-form">
        <SelectField
          name="role"
          label={t('role')}
          value={of}
          choices={[
            ...ALL_ROLES.map((role) => ({ value: role, text: roleText(role, {}, tAccess) })),
            { value: EVERYONE, text: t('everyone') },
          ]}
          onChange={(chosen) => setOf(ALL_ROLES.find((role) => role === chosen) ?? EVERYONE)}
        />
      </div>
      <output>{had.length === 0 ? t('none') : t('count', { count: had.length, total: operations.length })}</output>
      <div className="role-operations">
        {ROOMS.map((room) => ({ room, inRoom: had.filter((one) => one.room === room) }))
          .filter(({ inRoom }) => inRoom.length > 0)
          .map(({ room, inRoom }) => (
            <section key={room} aria-labelledby={`room-${room}`}>
              <h3 id={`room-${room}`}>{t(`room.${room}`)}</h3>
              <ul className="bullets">
                {inRoom.map(({ operationId, asksProof }) => (
                  <li key={operationId}>
                    {/* Every operation has its words: a test holds the texts to the contracts. */}
                    {t(`operation.${operationId as Told}`)}
                    {asksProof && <span className="quiet"> {t('takesOut')}</span>}
                  </li>
                ))}
              </ul>
            </section>
          ))}
      </div>
    </>
  );
}
