type Props = { readonly from: string; readonly to: string };

/** Two days, kept on one line. */
export function PeriodText({ from, to }: Props) {
  return (
    <span className="period number">
      {from} – {to}
    </span>
  );
}
