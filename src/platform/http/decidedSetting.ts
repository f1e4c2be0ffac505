import { isDeepStrictEqual } from 'node:util';
import { readDecision, type Decision } from '../../shared/decision.ts';
import type { Result } from '../../shared/result.ts';
import type { KeptSetting, SettingVersion } from '../database/settingVersions.ts';
import type { ReadHandle } from '../database/transaction.ts';
import { changedMeanwhile } from './changedMeanwhile.ts';
import { HttpFault } from './httpFault.ts';
import type { Authorised } from './route.ts';

/** A setting that is changed by decision. Its feature says where it is kept, what it is without a decision, and what it may be. */
export type DecidedSetting<V> = {
  readonly kept: KeptSetting<V>;
  readonly usual: V;
  /** What was written in its tidy form, or what is wrong with it in plain Swedish. */
  readonly read: (value: V) => Result<V, string>;
};

export type SettingAnswer<V> = {
  version: number;
  value: V;
  versions: { version: number; value: V; decision: Decision; recordedAt: string; recordedBy: string }[];
};

type Shown<V> = Pick<DecidedSetting<V>, 'kept' | 'usual'>;

/** A setting with its history, inside a transaction that shows more than that. */
export const showSettingOf = async <V>(db: ReadHandle, setting: Shown<V>): Promise<SettingAnswer<V>> =>
  answerOf(setting, await setting.kept.versions(db));

export const showSetting = <V>({ database, actor, operation }: Authorised, setting: Shown<V>): Promise<SettingAnswer<V>> =>
  database.read(actor, operation, ({ db }) => showSettingOf(db, setting));

/** Adds a value with its decision. Sent twice it is saved once; where somebody else was first, nothing is. */
export function saveSetting<V>(
  { database, actor, operation, login, body }: Authorised & { readonly body: SettingChange<V> },
  setting: DecidedSetting<V>,
): Promise<SettingAnswer<V>> {
  return database.write(actor, operation, async ({ db, now, today, noted }) => {
    const decision = readDecision(body.decision, today);
    if (!decision.ok) throw new HttpFault(422, `decision-${decision.error.code}`, decision.error.text);
    const value = setting.read(body.value);
    if (!value.ok) throw new HttpFault(422, 'setting', value.error);
    const before = await setting.kept.versions(db);
    const added = { version: body.version + 1, value: value.value, decision: decision.value, recordedAt: now, recordedBy: login.name };
    if (isSame(before[0], added)) return answerOf(setting, before);
    if ((before[0]?.version ?? 0) === body.version && (await setting.kept.insert(db, added))) {
      noted({ setting: setting.kept.key, version: added.version, paragraph: added.decision.paragraph });
      return answerOf(setting, [added, ...before]);
    }
    const after = await setting.kept.versions(db);
    // The same save, sent twice at once.
    if (isSame(after[0], added)) return answerOf(setting, after);
    throw changedMeanwhile('Inställningen', after[0] ?? added);
  });
}

export type SettingChange<V> = {
  readonly version: number;
  readonly value: V;
  readonly decision: { readonly day: string; readonly paragraph: string; readonly text: string };
};

const answerOf = <V>({ usual }: Shown<V>, versions: readonly SettingVersion<V>[]): SettingAnswer<V> => ({
  version: versions[0]?.version ?? 0,
  value: versions[0]?.value ?? usual,
  versions: versions.map(({ recordedAt, ...rest }) => ({ ...rest, recordedAt: recordedAt.toISOString() })),
});

// A double click, or a save whose answer was lost on the way.
const isSame = <V>(latest: SettingVersion<V> | undefined, added: SettingVersion<V>): boolean =>
  latest?.version === added.version &&
  latest.recordedBy === added.recordedBy &&
  isDeepStrictEqual([latest.value, latest.decision], [added.value, added.decision]);
