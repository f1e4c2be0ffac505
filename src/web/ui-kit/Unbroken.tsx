/** Days and telephone numbers: digits joined by hyphens, and the digits that follow. */
const NUMBERS = /(\d+(?:-\d+)+(?: \d+)*)/;

/** A text whose days and telephone numbers stay on one line: browsers break them at their hyphens. */
export function Unbroken({ text }: { readonly text: string }) {
  const parts = text.split(NUMBERS);
  // Every other part is what was looked for.
  return parts.map((part, place) =>
    place % 2 === 0 ? (
      part
    ) : (
      <span className="period" key={place}>
        {part}
      </span>
    ),
  );
}
