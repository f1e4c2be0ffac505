import type { Decision } from '../../shared/decision.ts';

/** A setting as the API answers it: what holds, and every value it has had with its decision, the latest first. */
export type SettingAnswer<V> = {
  readonly version: number;
  readonly value: V;
  readonly versions: readonly {
    readonly version: number;
    readonly value: V;
    readonly decision: WrittenDecision;
    readonly recordedAt: string;
    readonly recordedBy: string;
  }[];
};
/** A decision as somebody writes it. */
export type WrittenDecision = { readonly [F in keyof Decision]: string };
export type SettingChange<V> = { readonly version: number; readonly value: V; readonly decision: WrittenDecision };

/** A value in words, name by name: shown, kept in the history, and laid beside somebody else's. */
export type ValueWords = readonly { readonly name: string; readonly label: string; readonly text: string }[];
