import { UNREADABLE, type FileType } from './fileType.ts';

const SAID: Readonly<Record<'csv' | 'xlsx' | 'sie', string>> = { csv: 'CSV-fil', xlsx: 'Excel-fil (.xlsx)', sie: 'SIE-fil' };

/** Why a file is not one of those that are read here, and what to do instead; undefined when it is. Plain Swedish. */
export function unreadable(type: FileType, types: readonly FileType[]): string | undefined {
  if (type !== 'csv' && type !== 'xlsx' && type !== 'sie') return UNREADABLE[type];
  if (types.includes(type)) return undefined;
  const wanted = types.flatMap((one) => (one === 'csv' || one === 'xlsx' || one === 'sie' ? SAID[one] : []));
  return `Det här är en ${SAID[type]}, men här läses ${wanted.join(' eller ')}. Välj en annan fil, eller ett annat slag av import.`;
}

/** The name of a file that came with a request: `attachment; filename*=UTF-8''…`. Empty where none was said. */
export function fileNameOf(disposition: string | undefined): string {
  const [, encoded = ''] = /filename\*=UTF-8''([^;\s]*)/i.exec(disposition ?? '') ?? [];
  try {
    return decodeURIComponent(encoded);
  } catch {
    return '';
  }
}
