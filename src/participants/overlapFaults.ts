import type { RowFault } from '../shared/rowFault.ts';
import type { StoredParticipation } from './participantRecords.ts';
import { isWrongRegistration, overlap, type ParticipationFacts } from './participation.ts';

type Stay = { readonly line: number | undefined; readonly group: string; readonly facts: ParticipationFacts };

/**
 * Every participation that begins before an earlier one of the same person in the same intervention has ended, once each.
 * @param lines the line of the file that told of a participation, by its key; those without one are stored already.
 */
export function overlapFaults(participations: Iterable<StoredParticipation>, lines: ReadonlyMap<string, number>): RowFault[] {
  const stays: Stay[] = [];
  for (const { id, values } of participations) {
    if (values.kind !== 'person' || isWrongRegistration(values.facts)) continue;
    stays.push({ line: lines.get(id), group: `${values.personId}\n${values.intervention}`, facts: values.facts });
  }
  return [...Map.groupBy(stays, ({ group }) => group).values()].flatMap(faultsWithin);
}

function faultsWithin(stays: readonly Stay[]): RowFault[] {
  const faults: RowFault[] = [];
  let longest: Stay | undefined;
  for (const stay of stays.toSorted((a, b) => (a.facts.enrolled < b.facts.enrolled ? -1 : a.facts.enrolled > b.facts.enrolled ? 1 : 0))) {
    // Whatever reaches into this one, the one with the latest end does: one comparison each is enough, also for ten thousand rows.
    if (longest && overlap(longest.facts, stay.facts)) faults.push(...faultOf(longest, stay));
    if (!longest || endsLater(stay.facts, longest.facts)) longest = stay;
  }
  return faults;
}

const endsLater = (a: ParticipationFacts, b: ParticipationFacts): boolean =>
  b.closed !== null && (a.closed === null || a.closed > b.closed);

function faultOf(a: Stay, b: Stay): RowFault[] {
  const told = [a.line, b.line].filter((line) => line !== undefined);
  if (told.length === 0) return [];
  const counterpart = told.length === 2 ? `rad ${Math.min(...told)}` : 'en inskrivning som redan finns';
  return [
    {
      line: Math.max(...told),
      column: 'inskriven',
      reason: `samma person är redan inskriven i insatsen då (${counterpart})`,
      mend: 'rätta dagarna, eller avsluta den ena före den andra börjar (inte samma dag)',
    },
  ];
}
