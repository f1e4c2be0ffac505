import './parts.css';

export type Chart = { readonly id: string; readonly title: string; readonly alternativeText: string; readonly svg: string };

/** A chart from the server as a picture: nothing in it can run, and its text is said instead of it. The numbers stand in a table beside. */
export function ChartFigure({ chart }: { readonly chart: Chart }) {
  return (
    <figure className="chart">
      <figcaption>{chart.title}</figcaption>
      <img src={`data:image/svg+xml,${encodeURIComponent(chart.svg)}`} alt={chart.alternativeText} />
    </figure>
  );
}
