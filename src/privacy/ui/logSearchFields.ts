import { addDays, localDate } from '../../shared/localDate.ts';

/** What is written in the search of the log; '' asks for nothing. */
export type LogSearchFields = {
  readonly from: string;
  readonly to: string;
  readonly whom: string;
  readonly who: string;
  readonly kind: string;
  readonly intervention: string;
  readonly operation: string;
  readonly purpose: string;
  readonly outcome: string;
  readonly reason: string;
};

const MONTH_DAYS = 30;

/** The latest thirty days, everything. */
export const monthUntil = (today: string): LogSearchFields => ({
  ...{ from: addDays(localDate(today), 1 - MONTH_DAYS), to: today, whom: '', who: '', kind: '' },
  ...{ intervention: '', operation: '', purpose: '', outcome: '', reason: '' },
});

/** The fields that ask for something. */
export const askedFilter = (fields: LogSearchFields): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value.trim() !== '')
      .map(([name, value]) => [name, value.trim()]),
  );
