import type { TFunction } from 'i18next';
import { ApiFault } from '../../web/ui-kit/fetchJson.ts';
import { fieldOf } from '../participationForm.ts';
import { fieldText } from './recordWords.ts';

/** The server's faults name a sheet's columns; a page says them by the names of its fields. */
export function placedFault(fault: unknown, t: TFunction<'participants'>): unknown {
  if (!(fault instanceof ApiFault) || fault.details.length === 0) return fault;
  const details = fault.details.map((line) => {
    const [column = '', ...rest] = line.split(': ');
    const field = fieldOf(column);
    return field === undefined ? line : `${fieldText(field, t)}: ${rest.join(': ')}`;
  });
  return new ApiFault(fault.status, fault.code, fault.message, details);
}
