import { randomUUID } from 'node:crypto';
import { listParties, saveParty } from '../src/association/partyQueries.ts';
import type { InterventionFacts } from '../src/interventions/interventionFacts.ts';
import { listInterventionRecords, saveInterventionFacts } from '../src/interventions/interventionRecordQueries.ts';
import { insertReorganisation } from '../src/interventions/reorganisationQueries.ts';
import { localDate } from '../src/shared/localDate.ts';
import { LAST_DAY, type DemoAssociation } from './demoAssociations.ts';
import { demoOperation, type DemoStep } from './demoStep.ts';
import { demoLogins } from './logins.ts';
import { DEMO_FACTS, DEMO_PARTIES, type DemoFacts } from './partyPlan.ts';

/** Who the members are, what each team is for, and how one team became two. */
export function partySteps(association: DemoAssociation): DemoStep[] {
  const { slug, reorganised } = association;
  const by = `coordinator@${slug}.example`;
  const who = demoLogins(slug).find(({ role }) => role === 'coordinator')?.name ?? by;
  return [
    {
      ...{ at: '2014-01-13T08:10:00Z', by },
      run: (database, actor) =>
        database.write(actor, demoOperation('save party'), async ({ db, now, touched }) => {
          for (const { mailbox, ...party } of DEMO_PARTIES[slug]) {
            const id = randomUUID();
            const fields = { ...party, isMember: true, email: `${mailbox}@${slug}.example`, to: '' };
            await saveParty(db, id, 0, fields, { recordedAt: now, recordedBy: who });
            touched([id]);
          }
        }),
    },
    ...(reorganised
      ? [
          {
            ...{ at: '2018-03-05T07:40:00Z', by },
            run: (database, actor) =>
              database.write(actor, demoOperation('reorganise'), async ({ db, now, touched }) => {
                const idOf = await interventionIds(db);
                const id = randomUUID();
                await insertReorganisation(db, {
                  ...{ id, interventionId: idOf(reorganised.from), firstDay: reorganised.day, targets: reorganised.to.map(idOf) },
                  ...{ decision: { day: localDate('2018-02-14'), paragraph: '§ 7', text: '' }, recordedAt: now, recordedBy: who },
                });
                touched([id]);
              }),
          } satisfies DemoStep,
        ]
      : []),
    {
      ...{ at: '2026-01-12T09:25:00Z', by },
      run: (database, actor) =>
        database.write(actor, demoOperation('save intervention'), async ({ db, now, touched }) => {
          const parties = new Map((await listParties(db)).map(({ id, name }) => [name, id]));
          for (const before of await listInterventionRecords(db)) {
            const told = DEMO_FACTS[slug][before.name];
            const team = association.teams.find(({ name }) => name === before.name);
            if (!told || !team) continue;
            const to = team.takes.to === LAST_DAY ? '' : team.takes.to;
            const facts = factsOf(before.name, told, { from: team.takes.from, to }, parties, slug);
            await saveInterventionFacts(db, before.id, before, before.version, facts, { recordedAt: now, recordedBy: who });
            touched([before.id]);
          }
        }),
    },
  ];
}

async function interventionIds(db: Parameters<typeof listInterventionRecords>[0]): Promise<(name: string) => string> {
  const ids = new Map((await listInterventionRecords(db)).map(({ id, name }) => [name, id]));
  return (name) => ids.get(name) ?? '';
}

function factsOf(
  name: string,
  { kind, targetGroup, controller, processor, coFinanciers, planned, contact }: DemoFacts,
  period: { readonly from: string; readonly to: string },
  parties: ReadonlyMap<string, string>,
  slug: string,
): InterventionFacts {
  return {
    ...{ name, kind, targetGroup, controllerId: parties.get(controller) ?? null },
    agreements: [{ processor, from: '2019-01-01', to: '' }],
    coFinanciers: coFinanciers.map(({ party, share, ofWhat }) => ({ partyId: parties.get(party) ?? '', share, ofWhat })),
    planned: Object.entries(planned).map(([year, participants]) => ({ year: Number(year), participants })),
    ...period,
    ...{ contactName: contact.name, contactEmail: `${contact.mailbox}@${slug}.example`, contactPhone: contact.phone },
  };
}
