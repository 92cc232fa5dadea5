import { z } from 'zod';
import { anyGamePk, gameDate, grade, runId } from '../../schemas/events/event-parts.ts';
import { type Manifest, manifestSchema } from '../../schemas/manifest.ts';
import { type StageName, stageNames } from '../../schemas/topics.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';

/** Where a game stands after a run. */
export const gameStatuses = [
  'complete',
  'scheduled',
  'in_progress',
  'postponed',
  'cancelled',
  'suspended',
  'failed',
] as const;

/** What `nightly --json` prints: one object. */
export const runReportSchema = z.strictObject({
  run_id: runId,
  game_date: gameDate,
  slate: gameDate,
  status: z.enum(['success', 'partial', 'failed', 'no_games']),
  message: z.string().nullable(),
  stages: z.array(
    z.strictObject({
      stage: z.enum(stageNames),
      status: z.enum(['success', 'failed', 'skipped', 'idle']),
      rows_in: z.int(),
      rows_out: z.int(),
      seconds: z.number(),
    }),
  ),
  games: z.array(
    z.strictObject({ game_pk: anyGamePk, grade: grade.nullable(), status: z.enum(gameStatuses) }),
  ),
  predictions: z.array(
    z.strictObject({
      game_pk: anyGamePk,
      home_team_id: z.int(),
      away_team_id: z.int(),
      home_win_probability: z.number(),
      expected_home_runs: z.number(),
      expected_away_runs: z.number(),
      model_version: z.string(),
    }),
  ),
  dead_letters: z.int().nonnegative(),
  /** Brier scores over the slate's finished games, when the slate was played already. */
  score: z
    .strictObject({ games: z.int(), brier: z.number(), brier_elo: z.number(), brier_coin: z.number() })
    .nullable(),
});

/** See {@link runReportSchema}. */
export type RunReport = z.infer<typeof runReportSchema>;

/** Manifests of some dates, of whatever run, in the order in which the work began. */
export async function readManifestsOf(objects: ObjectStore, dates: readonly string[]): Promise<Manifest[]> {
  const prefixes = stageNames.flatMap((stage) =>
    dates.map((date) => `manifests/${stage}/game_date=${date}/`),
  );
  const keys = (await Promise.all(prefixes.map((prefix) => objects.list(prefix))))
    .flat()
    .map(({ key }) => key);
  const manifests = await Promise.all(
    keys.map(async (key) => manifestSchema.parse(JSON.parse((await objects.get(key)).toString()))),
  );
  return manifests.sort((a, b) => a.started_at.localeCompare(b.started_at));
}

/** One line per stage: what it did in all of its events of the run. */
export function summarizeStages(manifests: readonly Manifest[]): RunReport['stages'] {
  return stageNames.map((stage) => {
    const own = manifests.filter((manifest) => manifest.stage === stage);
    const sum = (pick: (manifest: Manifest) => number) =>
      own.reduce((total, manifest) => total + pick(manifest), 0);
    return {
      stage,
      status: stageStatus(own),
      rows_in: sum(({ rows_in }) => rows_in),
      rows_out: sum(({ rows_out }) => rows_out),
      seconds: Math.round(sum(({ duration_ms }) => duration_ms)) / 1_000,
    };
  });
}

function stageStatus(manifests: readonly Manifest[]): RunReport['stages'][number]['status'] {
  if (manifests.length === 0) return 'idle';
  if (manifests.some(({ status }) => status === 'failed')) return 'failed';
  return manifests.some(({ status }) => status === 'success') ? 'success' : 'skipped';
}

/** Why a stage stands as it does: reasons of skips and errors, each once. */
export const stageReasons = (manifests: readonly Manifest[], stage: StageName): string[] => [
  ...new Set(
    manifests
      .filter((manifest) => manifest.stage === stage)
      .map(({ reason, error }) => (error === null ? reason : `${error.code}: ${error.message}`))
      .filter((text) => text !== null),
  ),
];

const gameRow = z.object({
  game_pk: anyGamePk,
  coded_state: z.string(),
  is_complete: z.boolean(),
  grade: grade.nullable(),
  home_score: z.int().nullable(),
  away_score: z.int().nullable(),
});

/** A game by the first letter of its status code (MLB decides by code, never by text). */
function gameStatus(row: z.infer<typeof gameRow>): (typeof gameStatuses)[number] {
  if (row.is_complete) return 'complete';
  switch (row.coded_state) {
    case 'D':
      return 'postponed';
    case 'C':
      return 'cancelled';
    case 'T':
    case 'U':
      return 'suspended';
    case 'S':
    case 'P':
      return 'scheduled';
    default:
      return 'in_progress';
  }
}

/** Games of a date; those that failed for good are listed too, whether or not the warehouse knows them. */
export async function readGames(
  warehouse: Warehouse,
  date: string,
  failedGames: ReadonlySet<number>,
): Promise<RunReport['games']> {
  const rows = await warehouse.query(
    { file: 'operational/games_of_date/query.sql' },
    { game_date: { type: 'DATE', value: date } },
  );
  const games = rows.map((row) => gameRow.parse(row));
  const known = new Set(games.map(({ game_pk }) => game_pk));
  return [
    ...games.map((game) => ({
      game_pk: game.game_pk,
      grade: failedGames.has(game.game_pk) ? ('F' as const) : game.grade,
      status: failedGames.has(game.game_pk) ? ('failed' as const) : gameStatus(game),
    })),
    ...[...failedGames]
      .filter((pk) => !known.has(pk))
      .map((pk) => ({ game_pk: pk, grade: null, status: 'failed' as const })),
  ].sort((a, b) => a.game_pk - b.game_pk);
}

const boardRow = z.object({
  game_pk: anyGamePk,
  game_number: z.int(),
  home_team_id: z.int(),
  away_team_id: z.int(),
  home_abbreviation: z.string().nullable(),
  away_abbreviation: z.string().nullable(),
  home_starter_name: z.string().nullable(),
  away_starter_name: z.string().nullable(),
  home_win_probability: z.number(),
  elo_home_win_probability: z.number(),
  /** What the variant with the opening line says at the same cutoff; null where it says nothing. */
  open_line_home_win_probability: z.number().nullable(),
  expected_home_runs: z.number(),
  expected_away_runs: z.number(),
  model_version: z.string(),
  contributions: z.string(),
  is_complete: z.boolean(),
  home_score: z.int().nullable(),
  away_score: z.int().nullable(),
});

/** A predicted game as the operator reads it. */
export type BoardRow = z.infer<typeof boardRow>;

/** The predictions of a slate with names. */
export async function readBoard(warehouse: Warehouse, slate: string): Promise<BoardRow[]> {
  const rows = await warehouse.query(
    { file: 'mlb_predictions/slate_board/query.sql' },
    {
      slate_date: { type: 'DATE', value: slate },
      season: { type: 'INT64', value: Number(slate.slice(0, 4)) },
    },
  );
  return rows.map((row) => boardRow.parse(row));
}

/** Brier scores over the finished games of a board: the model, Elo and a coin on the same games. */
export function scoreBoard(board: readonly BoardRow[]): RunReport['score'] {
  const played = board.flatMap((row) =>
    row.is_complete && row.home_score !== null && row.away_score !== null && row.home_score !== row.away_score
      ? [
          {
            won: row.home_score > row.away_score ? 1 : 0,
            model: row.home_win_probability,
            elo: row.elo_home_win_probability,
          },
        ]
      : [],
  );
  if (played.length === 0) return null;
  const brier = (pick: (game: (typeof played)[number]) => number) =>
    played.reduce((sum, game) => sum + (pick(game) - game.won) ** 2, 0) / played.length;
  return {
    games: played.length,
    brier: brier(({ model }) => model),
    brier_elo: brier(({ elo }) => elo),
    brier_coin: brier(() => 0.5),
  };
}
