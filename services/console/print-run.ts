import { z } from 'zod';
import type { Manifest } from '../../schemas/manifest.ts';
import type { StageName } from '../../schemas/topics.ts';
import { pointsOf } from '../../shared/models/game-outcome/explain-game.ts';
import type { BoardRow, RunReport } from './run-report.ts';

/** Where a command writes for people. */
export type Print = (line: string) => void;

/** Columns side by side: texts left, numbers right. */
export function formatTable(
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string[] {
  const cells = [header, ...rows].map((row) => row.map(String));
  const isNumeric = header.map(
    (_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number'),
  );
  const widths = header.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells.map((row) =>
    row
      .map((cell, column) =>
        isNumeric[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

const percent = (probability: number): string => `${(probability * 100).toFixed(1)}%`;

/** Feature names as words: `starter_fip_365d_difference` is "starter fip 365d". */
const reasonName = (feature: string): string => feature.replace(/_difference$/, '').replaceAll('_', ' ');

const storedReasons = z.array(z.object({ feature: z.string(), contribution: z.number() }));

/** Reasons worth less are noise, in points of 100. */
const pointsMin = 0.1;
const reasonsMax = 3;

/** The largest reasons of a prediction, in points of win probability; + speaks for the home team. */
function formatReasons({
  contributions,
  home_win_probability: probability,
}: Pick<BoardRow, 'contributions' | 'home_win_probability'>): string {
  const logOdds = Math.log(probability / (1 - probability));
  return storedReasons
    .parse(JSON.parse(contributions))
    .map(({ feature, contribution }) => ({ feature, points: pointsOf(logOdds, contribution) }))
    .filter(({ points }) => Math.abs(points) >= pointsMin)
    .slice(0, reasonsMax)
    .map(({ feature, points }) => `${points < 0 ? '' : '+'}${points.toFixed(1)} ${reasonName(feature)}`)
    .join(', ');
}

/** The slate: matchup, probable starters, home win probability without a market and, where there is one, with the opening line, expected score, reasons. */
export function formatBoard(board: readonly BoardRow[]): string[] {
  const isPriced = board.some((row) => row.open_line_home_win_probability !== null);
  const rows = board.map((row) => [
    `${row.away_abbreviation ?? row.away_team_id} @ ${row.home_abbreviation ?? row.home_team_id}${row.game_number > 1 ? ` (${row.game_number})` : ''}`,
    `${row.away_starter_name ?? 'not announced'} - ${row.home_starter_name ?? 'not announced'}`,
    percent(row.home_win_probability),
    ...(isPriced
      ? [row.open_line_home_win_probability === null ? '' : percent(row.open_line_home_win_probability)]
      : []),
    `${row.expected_away_runs.toFixed(1)} - ${row.expected_home_runs.toFixed(1)}`,
    ...(board.some(({ is_complete }) => is_complete)
      ? [row.is_complete ? `${row.away_score} - ${row.home_score}` : '']
      : []),
    formatReasons(row),
  ]);
  const result = board.some(({ is_complete }) => is_complete) ? ['result'] : [];
  return formatTable(
    [
      'away @ home',
      'probable starters',
      'home wins (no market)',
      ...(isPriced ? ['with opening line'] : []),
      'expected',
      ...result,
      'reasons (points of win probability, + for the home team)',
    ],
    rows,
  );
}

/** What a run predicted of players, in a line; null when it was nothing. The newest of each kind counts: a slate may be predicted twice. */
export function formatPlayers(manifests: readonly Pick<Manifest, 'stage' | 'outputs'>[]): string | null {
  const rowsOf = (table: string): number =>
    manifests
      .filter(({ stage }) => stage === 'prediction-api')
      .flatMap(({ outputs }) => outputs.filter(({ key }) => key.endsWith(`/${table}.ndjson`)))
      .at(-1)?.rows ?? 0;
  const [strikeouts, players] = [rowsOf('strikeout_predictions'), rowsOf('player_predictions')];
  if (strikeouts + players === 0) return null;
  return `Players: ${strikeouts} forecasts of starters' strikeouts, ${players} of batters (GET /predictions/strikeouts, /predictions/players)`;
}

/** One line per stage. */
export function formatStages(
  stages: RunReport['stages'],
  reasons: (stage: StageName) => readonly string[],
): string[] {
  return formatTable(
    ['stage', 'status', 'rows in', 'rows out', 'seconds', ''],
    stages.map(({ stage, status, rows_in, rows_out, seconds }) => [
      stage,
      status,
      rows_in,
      rows_out,
      Number(seconds.toFixed(2)),
      status === 'success' ? '' : (reasons(stage).at(-1) ?? '').slice(0, 140),
    ]),
  );
}

/** One line per game of the collected date. */
export function formatGames(games: RunReport['games']): string[] {
  const grades = [...new Set(games.map(({ grade }) => grade ?? '-'))].sort();
  const byStatus = Map.groupBy(games, ({ status }) => status);
  const counts = [...byStatus].map(([status, own]) => `${own.length} ${status.replace('_', ' ')}`).join(', ');
  const lines = [`${games.length} game${games.length === 1 ? '' : 's'}: ${counts || 'none'}`];
  for (const grade of grades) {
    const own = games.filter((game) => (game.grade ?? '-') === grade);
    lines.push(`  grade ${grade}: ${own.map(({ game_pk }) => game_pk).join(' ')}`);
  }
  return lines;
}
