import type { ReactNode } from 'react';
import type { LocalDate } from '../../shared/localDate.ts';
import type { FieldFault } from './Form.tsx';
import type { SettingAnswer, SettingChange, ValueWords } from './settingAnswer.ts';

/** One setting: what it is called, what holds, and how its value is shown, written and saved. */
export type SettingProps<V> = {
  /** What is set, as a heading says it. */
  readonly title: string;
  readonly level?: 2 | 3;
  readonly intro?: ReactNode;
  readonly today: LocalDate;
  /** Whether the reader may decide on it; else it is shown with its decisions. */
  readonly canChange: boolean;
  readonly answer: SettingAnswer<V>;
  /** Asks what holds now, when somebody else was first. */
  readonly reload: () => Promise<SettingAnswer<V>>;
  readonly save: (change: SettingChange<V>) => Promise<SettingAnswer<V>>;
  readonly words: (value: V) => ValueWords;
  /** Instead of the words, where a value is more than a few of them. */
  readonly show?: (value: V) => ReactNode;
  readonly fields: (value: V, onChange: (value: V) => void, errorOf: (name: string) => string | undefined) => ReactNode;
  readonly faultsOf?: (value: V) => readonly FieldFault[];
};
