import { describe, expect, it } from 'vitest';
import { localDate } from '../shared/localDate.ts';
import { lastAdministratorFault, type Administering } from './lastAdministrator.ts';

const TODAY = localDate('2026-03-10');
const administrator = (userId: string, from = '2026-01-01', to: string | null = null): Administering => ({
  assignmentId: `${userId}-${from}`,
  userId,
  from: localDate(from),
  to: to === null ? null : localDate(to),
});
const goes = (userId: string, ...all: Administering[]): string | undefined =>
  lastAdministratorFault(all, (one) => one.userId === userId, TODAY)?.code;

describe('the last administrator', () => {
  it('can neither leave nor give up the role', () => {
    expect(goes('anna', administrator('anna'))).toBe('last-administrator');
    expect(goes('anna', administrator('anna'), administrator('bo'))).toBeUndefined();
  });

  it('is one whose colleague begins later or ends some day', () => {
    expect(goes('anna', administrator('anna'), administrator('bo', '2026-03-11'))).toBe('last-administrator');
    expect(goes('anna', administrator('anna'), administrator('bo', '2026-01-01', '2026-12-31'))).toBe('last-administrator');
    expect(goes('anna', administrator('anna'), administrator('bo', '2026-03-10'))).toBeUndefined();
  });

  it('stands in nobody else’s way', () => {
    expect(goes('cecilia', administrator('anna'))).toBeUndefined();
    expect(goes('bo', administrator('anna'), administrator('bo', '2026-01-01', '2026-12-31'))).toBeUndefined();
  });
});
