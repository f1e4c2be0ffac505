import { withToldName } from './nameTold.ts';
import type { StoredPerson } from './participantRecords.ts';
import type { RecordState, Recorded } from './recordState.ts';

type Known = Pick<RecordState, 'current' | 'versions' | 'personVersions'>;

/**
 * What a participation's team may know of the person's versions: what of the name they have not told, or what it was before they told it,
 * is as if nobody had told it.
 */
export function personsKnown(state: Known): readonly Recorded<StoredPerson>[] {
  const [given, family] = [toldFrom(state, 'given'), toldFrom(state, 'family')];
  return state.personVersions.map((one, place) => ({
    ...one,
    value: { ...one.value, values: withToldName(one.value.values, { given: place >= given, family: place >= family }) },
  }));
}

/** The place of the first of the person's versions whose name, or part of it, the team has told. */
export function toldFrom({ current, versions, personVersions }: Known, part: 'given' | 'family'): number {
  const { values } = current.value;
  if (values.kind === 'anonymous' || !values.nameTold[part]) return personVersions.length;
  const first = versions.find(
    ({ value: { values: was } }) => was.kind === 'person' && was.personId === values.personId && was.nameTold[part],
  );
  const at = first?.recordedFrom.getTime() ?? 0;
  const times = personVersions.map(({ recordedFrom }) => recordedFrom.getTime());
  // Told anew, or as it was known already: then no version began.
  const began = times.indexOf(at);
  return began >= 0
    ? began
    : Math.max(
        0,
        times.findLastIndex((time) => time < at),
      );
}
