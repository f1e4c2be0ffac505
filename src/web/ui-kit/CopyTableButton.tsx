import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { clipboardTable, type ClipboardCell, type ClipboardTable } from './clipboardTable.ts';
import { useLanguage } from './language.ts';
import { say } from './toasts.ts';

type Props = {
  /** What the table is called, for those who come to the button by Tab. */
  readonly name: string;
};

/** Copies the table that it stands under, so that it pastes into Excel and Word with its headings. One of a table's actions. */
export function CopyTableButton({ name }: Props) {
  const { t } = useTranslation('kit');
  const language = useLanguage();
  const copy = async (block: Element | null): Promise<void> => {
    const table = block?.querySelector('table');
    if (!block || !table) return;
    const { html, text } = clipboardTable(readTable(table, block), language);
    try {
      await write(html, text);
      say(t('copyTable.done', { name }));
    } catch {
      say(t('copyTable.refused'), { kind: 'fault' });
    }
  };
  return (
    <Button
      look="quiet"
      aria-label={t('copyTable.label', { name })}
      onClick={(event) => void copy(event.currentTarget.closest('.table-block'))}
    >
      {t('copyTable.text')}
    </Button>
  );
}

/** Both kinds where the browser knows them, else the lines alone. */
async function write(html: string, text: string): Promise<void> {
  if (typeof ClipboardItem === 'undefined') return navigator.clipboard.writeText(text);
  const item = new ClipboardItem({
    'text/html': new Blob([html], { type: 'text/html' }),
    'text/plain': new Blob([text], { type: 'text/plain' }),
  });
  return navigator.clipboard.write([item]);
}

const textOf = (element: Element | null): string => element?.textContent?.replaceAll('\u00ad', '').trim() ?? '';
const cellOf = (cell: Element): ClipboardCell => ({ text: textOf(cell), isNumber: cell.classList.contains('numeric') });

function readTable(table: HTMLTableElement, block: Element): ClipboardTable {
  const [upper, lower] = table.tHead?.rows ?? [];
  const rows = [...table.tBodies, ...(table.tFoot ? [table.tFoot] : [])].flatMap((part) => [...part.rows]);
  return {
    caption: textOf(table.caption),
    headings: upper === undefined ? [] : headingsOf([...upper.cells], [...(lower?.cells ?? [])]),
    rows: rows.map((row) => [...row.cells].map(cellOf)),
    notes: [...block.querySelectorAll('.table-note p')].map(textOf),
  };
}

/** A heading over several columns is written before each of theirs: a cell over many is in the way of a spreadsheet. */
function headingsOf(upper: readonly HTMLTableCellElement[], lower: readonly HTMLTableCellElement[]): ClipboardCell[] {
  const below = [...lower];
  return upper.flatMap((cell) => {
    if (cell.colSpan === 1) return [cellOf(cell)];
    return below.splice(0, cell.colSpan).map((own) => ({ text: `${textOf(cell)} – ${textOf(own)}`, isNumber: true }));
  });
}
