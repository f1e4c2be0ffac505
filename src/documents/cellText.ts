import { numberText, percentText } from '../shared/numberText.ts';
import type { Cell } from './blockDocument.ts';
import type { Language } from './language.ts';

/** What a cell shows. */
export function cellText(cell: Cell, language: Language): string {
  if (typeof cell === 'string') return cell;
  return (cell.percent ? percentText : numberText)(cell.value, language, cell.decimals, cell.signed);
}
