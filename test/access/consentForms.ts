import { numberless, type recordingWorld } from './recordingWorld.ts';

type RecordingWorld = Awaited<ReturnType<typeof recordingWorld>>;

export const PURPOSE = 'planera återgång i arbete';
const FORM = {
  ...{ enrolled: '2018-06-01', municipality: 'Sala', referrer: 'AF', education: '', occupationAtStart: '', incomeAtStart: [] },
  supportMonths: '',
};

/** Somebody without a number whom a team member enrolled before the summer. @returns the participation */
export const enrolledWithout = async (world: RecordingWorld, name: string, more: object = {}): Promise<string> =>
  (await world.enrolled('team_member', numberless(name), { form: { ...FORM }, ...more })).participationId;

/** A consent to share as it is sent. */
export const sharingWith = (party: string, more: object = {}): object => ({
  ...{ kind: 'sharing', party, purpose: PURPOSE, what: ['plan', 'follow_ups'] },
  ...{ from: '2018-06-01', to: '2018-12-31', how: 'paper' },
  ...more,
});
