/** Width and height of a chart in its own units, read from its viewBox. */
export function svgSize(svg: string): { readonly width: number; readonly height: number } {
  const match = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg);
  if (!match) throw new Error('the chart has no viewBox');
  return { width: Number(match[1]), height: Number(match[2]) };
}
