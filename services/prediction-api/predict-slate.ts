import type { SnapshotGame, SnapshotTeam } from '../../schemas/serving.ts';
import type { gamePredictions } from '../../schemas/tables/predictions.ts';
import { arms, systemOfArm } from '../../shared/domain/choose-arm.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import { type BusinessRow, type LineageColumns, withLineage } from '../../shared/domain/lineage.ts';
import { gameOutcome } from '../../shared/models/game-outcome/index.ts';
import type { GameOutcomeModel } from '../../shared/models/game-outcome/model-file.ts';
import type { GameOutcomePrediction } from '../../shared/models/game-outcome/predict-game.ts';
import { predictByArm, type ServedArms } from './predict-by-arm.ts';
import { type Matchup, type OutcomeSystem, predictMatchup } from './predict-matchup.ts';
import type { Slate } from './read-slate.ts';

/** A row of `mlb_predictions.game_predictions`. */
export type PredictionRow = BusinessRow<typeof gamePredictions> & LineageColumns;

/** Reasons kept with a stored prediction, the largest ones. */
const STORED_CONTRIBUTIONS = 8;

/** Whose rows are written, and by which run. */
export interface PredictionRun {
  runId: string;
  ingestedAt: string;
}

/** What is said of a game, by which model. */
interface Saying {
  model: GameOutcomeModel | null;
  prediction: GameOutcomePrediction | null;
}

/**
 * What a variant serves for each game of which it says something; while a candidate runs beside its current model, also what either of them says, as
 * systems of their own name: rows of the same moment for every game, whichever of the two is served.
 */
export function predictWithArms(
  slate: Slate,
  games: readonly SnapshotGame[],
  system: OutcomeSystem<GameOutcomePrediction | null>,
  served: ServedArms,
  run: PredictionRun,
): PredictionRow[] {
  const rowsOf = (name: string, say: (matchup: Matchup) => Saying): PredictionRow[] =>
    inOrder(games).flatMap((game) => {
      const { model, prediction } = say(matchupOf(slate, game));
      return prediction === null ? [] : [rowOf(slate, game, { model, prediction }, name, run)];
    });
  const rows = rowsOf(system.id, (matchup) => predictByArm(system, served, slate, matchup));
  const { model: current, candidate } = served;
  if (candidate === null) return rows;
  const models = { current, candidate };
  for (const arm of arms)
    rows.push(
      ...rowsOf(systemOfArm(system.id, arm), (matchup) => ({
        model: models[arm],
        prediction: predictMatchup(system, models[arm], slate, matchup),
      })),
    );
  return rows;
}

const inOrder = (games: readonly SnapshotGame[]): SnapshotGame[] =>
  games.toSorted((left, right) => left.game_pk - right.game_pk);

const matchupOf = (slate: Slate, game: SnapshotGame): Matchup => ({
  home: teamOf(slate, game.home_team_id),
  away: teamOf(slate, game.away_team_id),
  homeStarterId: game.home_starter_id,
  awayStarterId: game.away_starter_id,
  game,
});

function rowOf(
  { snapshot: { cutoff_at: cutoffAt } }: Slate,
  game: SnapshotGame,
  { model, prediction }: { model: GameOutcomeModel | null; prediction: GameOutcomePrediction },
  modelSystem: string,
  run: PredictionRun,
): PredictionRow {
  const reasons = gameOutcome
    .explain(model, prediction)
    .slice(0, STORED_CONTRIBUTIONS)
    .map(({ feature, value, contribution }) => ({ feature, value, contribution }));
  const row: BusinessRow<typeof gamePredictions> = {
    game_pk: game.game_pk,
    game_date: game.game_date,
    model_system: modelSystem,
    model_version: prediction.modelVersion,
    cutoff_at: cutoffAt,
    home_team_id: game.home_team_id,
    away_team_id: game.away_team_id,
    home_starter_id: game.home_starter_id,
    away_starter_id: game.away_starter_id,
    home_win_probability: prediction.homeWinProbability,
    elo_home_win_probability: prediction.eloHomeWinProbability,
    expected_home_runs: prediction.runs.home,
    expected_away_runs: prediction.runs.away,
    contributions: JSON.stringify(reasons),
  };
  return withLineage(row, {
    runId: run.runId,
    source: 'prediction-api',
    // A prediction says nothing that was not known at its cutoff.
    knownAt: cutoffAt,
    ingestedAt: run.ingestedAt,
  });
}

function teamOf(slate: Slate, teamId: number): SnapshotTeam {
  const team = slate.teams.get(teamId);
  if (team !== undefined) return team;
  throw new HanksTankError(
    'OBJECT_CORRUPT',
    `serving snapshot ${slate.pointer.snapshot.key} has a game of team ${teamId} but no row of it`,
  );
}
