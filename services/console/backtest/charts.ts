import { calibrationBins } from '../../../shared/domain/statistics/probability-scores.ts';

/** A line of a chart. */
export interface Series {
  name: string;
  points: readonly { x: number; y: number }[];
}

const width = 640;
const height = 360;
const margin = { left: 56, right: 150, top: 16, bottom: 40 };
const colours = ['#1b6ca8', '#c0392b', '#2e8b57', '#8e44ad', '#b8860b', '#555555', '#008080', '#d2691e'];

interface Axis {
  min: number;
  max: number;
  ticks: readonly number[];
  label: (value: number) => string;
}

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A line chart as SVG; `diagonal` draws what perfect calibration would be. */
export function lineChart(
  series: readonly Series[],
  x: Axis,
  y: Axis,
  { diagonal = false }: { diagonal?: boolean } = {},
): string {
  const placeX = (value: number): number =>
    margin.left + ((value - x.min) / (x.max - x.min)) * (width - margin.left - margin.right);
  const placeY = (value: number): number =>
    height - margin.bottom - ((value - y.min) / (y.max - y.min)) * (height - margin.top - margin.bottom);
  const point = (at: { x: number; y: number }): string =>
    `${placeX(at.x).toFixed(1)},${placeY(at.y).toFixed(1)}`;
  const grid = [
    ...x.ticks.map(
      (tick) =>
        `<text x="${placeX(tick).toFixed(1)}" y="${height - margin.bottom + 18}" text-anchor="middle">${escapeText(x.label(tick))}</text>`,
    ),
    ...y.ticks.map(
      (tick) =>
        `<line x1="${margin.left}" x2="${width - margin.right}" y1="${placeY(tick).toFixed(1)}" y2="${placeY(tick).toFixed(1)}" stroke="#ddd"/><text x="${margin.left - 6}" y="${(placeY(tick) + 4).toFixed(1)}" text-anchor="end">${escapeText(y.label(tick))}</text>`,
    ),
  ];
  const ideal = diagonal
    ? `<line x1="${placeX(x.min)}" y1="${placeY(x.min)}" x2="${placeX(x.max)}" y2="${placeY(x.max)}" stroke="#aaa" stroke-dasharray="4 4"/>`
    : '';
  const drawn = series.map(({ name, points }, index) => {
    const colour = colours[index % colours.length] ?? '#000';
    const legendY = margin.top + 14 + index * 18;
    return `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${points.map(point).join(' ')}"/>${points
      .map(
        (at) =>
          `<circle cx="${placeX(at.x).toFixed(1)}" cy="${placeY(at.y).toFixed(1)}" r="2.5" fill="${colour}"/>`,
      )
      .join(
        '',
      )}<text x="${width - margin.right + 12}" y="${legendY}" fill="${colour}">${escapeText(name)}</text>`;
  });
  return `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">${grid.join('')}${ideal}${drawn.join('')}</svg>`;
}

/** Reliability of a forecast: mean probability against frequency, of bins with enough games to say something. */
export function reliabilitySeries(
  name: string,
  probabilities: readonly number[],
  outcomes: readonly number[],
): Series {
  const enough = 20;
  return {
    name,
    points: calibrationBins(probabilities, outcomes)
      .filter(({ count }) => count >= enough)
      .map(({ meanProbability, observedRate }) => ({ x: meanProbability, y: observedRate })),
  };
}

/** Ticks at so many equal steps, the ends included. */
export const axisOf = (min: number, max: number, steps: number, places: number): Axis => ({
  min,
  max,
  ticks: Array.from({ length: steps + 1 }, (_, step) => min + ((max - min) * step) / steps),
  label: (value) => value.toFixed(places),
});

/** A table as HTML. */
export const htmlTable = (
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string =>
  `<table><thead><tr>${header.map((cell) => `<th>${escapeText(cell)}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${escapeText(String(cell))}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`;

/** A page that needs nothing but itself. */
export const htmlPage = (title: string, sections: readonly { heading: string; body: string }[]): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeText(title)}</title><style>
body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;color:#222}table{border-collapse:collapse;margin:1rem 0}
th,td{padding:.2rem .6rem;border-bottom:1px solid #ddd;text-align:right}th:first-child,td:first-child{text-align:left}svg text{font-size:12px}
</style></head><body><h1>${escapeText(title)}</h1>${sections.map(({ heading, body }) => `<h2>${escapeText(heading)}</h2>${body}`).join('')}</body></html>\n`;

/** A sentence as a paragraph. */
export const htmlText = (text: string): string => `<p>${escapeText(text)}</p>`;
