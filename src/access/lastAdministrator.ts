import type { LocalDate } from '../shared/localDate.ts';
import type { RoleFault, Span } from './roleAssignment.ts';

/** An administrator's assignment that is in force, of a user who has access and a password. */
export type Administering = Span & { readonly assignmentId: string; readonly userId: string };

/**
 * Why an administrator can't go, or undefined when somebody else stays: one who is administrator today without a last day.
 * Without one nobody could let anyone in again.
 * @param goes which assignments end
 */
export function lastAdministratorFault(
  all: readonly Administering[],
  goes: (one: Administering) => boolean,
  today: LocalDate,
): RoleFault | undefined {
  const staying = all.filter((one) => !goes(one) && one.from <= today && one.to === null);
  if (!all.some(goes) || staying.length > 0) return undefined;
  return {
    code: 'last-administrator',
    text: 'Det här är den sista administratören. Ge först någon annan rollen administratör, utan slutdag; sedan går det.',
  };
}
