import type { ForecastScore } from '../../../shared/domain/statistics/forecast-table.ts';
import { formatTable } from '../print-run.ts';
import type { GameReport } from './game-table.ts';

const digits = (value: number | null, places: number): string =>
  value === null ? '-' : value.toFixed(places);

const signed = (value: number, places: number): string =>
  `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(places)}`;

/** Chosen minus this one, with its standard error: negative means that the chosen one is better. */
export function differenceText({ difference }: Pick<ForecastScore, 'difference'>): string {
  if (difference === null) return '';
  const { mean, standardError } = difference;
  return standardError === null ? signed(mean, 5) : `${signed(mean, 5)} ± ${standardError.toFixed(5)}`;
}

/** The heading of {@link scoreCells}. */
export const scoreHeader = (chosen: string): string[] => [
  'forecast',
  'n',
  'Brier',
  'log loss',
  'accuracy',
  'AUC',
  'ECE',
  'slope',
  `${chosen} minus it ± SE`,
];

/** A score as the cells of a table. */
export const scoreCells = (score: ForecastScore): (string | number)[] => [
  score.name,
  score.count,
  digits(score.brier, 5),
  digits(score.logLoss, 5),
  digits(score.accuracy, 4),
  digits(score.areaUnderCurve, 4),
  digits(score.calibrationError, 4),
  digits(score.slope, 2),
  differenceText(score),
];

/** What the leak check says, as a sentence. */
export function leakSentence({ leakCheck }: Pick<GameReport, 'leakCheck'>): string {
  if (leakCheck === null) return 'Leak check: cannot run, there are no closing lines for 500 games or more.';
  const { coefficients, isSuspect } = leakCheck;
  if (coefficients === null)
    return 'SUSPECT: close and model together tell every result. Nobody honest does: look for the leak.';
  const { market, model } = coefficients;
  const said = `the result on the log odds of close and model: ${market.value.toFixed(2)} ± ${market.standardError.toFixed(2)} and ${model.value.toFixed(2)} ± ${model.standardError.toFixed(2)}`;
  return isSuspect
    ? `SUSPECT: the model adds to the closing line by more than two standard errors (${said}). Nobody honest does: look for the leak.`
    : `Leak check passed: the model adds nothing to the closing line (${said}).`;
}

/** The report as lines for the terminal. */
export function printGameReport(report: GameReport, out: (line: string) => void): void {
  for (const { title, scores } of report.sets) {
    out(`${title} (${scores[0]?.count ?? 0})`);
    for (const line of formatTable(scoreHeader(report.chosen), scores.map(scoreCells))) out(line);
    out('');
  }
  const names = [...new Set(report.seasons.flatMap(({ scores }) => scores.map(({ name }) => name)))];
  out('Brier by season, on the games that all of a row have');
  const rows = report.seasons.map(({ season, scores }) => [
    String(season),
    scores[0]?.count ?? 0,
    ...names.map((name) => digits(scores.find((score) => score.name === name)?.brier ?? null, 5)),
  ]);
  for (const line of formatTable(['season', 'n', ...names], rows)) out(line);
  out('');
  out(leakSentence(report));
}
