import type { SnapshotGame, SnapshotTeam } from '../../schemas/serving.ts';
import type { gamePredictions } from '../../schemas/tables/predictions.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import { type BusinessRow, type LineageColumns, withLineage } from '../../shared/domain/lineage.ts';
import { gameOutcome } from '../../shared/models/game-outcome/index.ts';
import type { GameOutcomeModel } from '../../shared/models/game-outcome/model-file.ts';
import { predictMatchup } from './predict-matchup.ts';
import type { Slate } from './read-slate.ts';

/** A row of `mlb_predictions.game_predictions`. */
export type PredictionRow = BusinessRow<typeof gamePredictions> & LineageColumns;

/** Reasons kept with a stored prediction, the largest ones. */
const STORED_CONTRIBUTIONS = 8;

/** One row per game, in order of game_pk. */
export function predictSlate(
  slate: Slate,
  games: readonly SnapshotGame[],
  model: GameOutcomeModel | null,
  run: { runId: string; ingestedAt: string },
): PredictionRow[] {
  const cutoffAt = slate.snapshot.cutoff_at;
  return games
    .toSorted((left, right) => left.game_pk - right.game_pk)
    .map((game) => {
      const prediction = predictMatchup(model, slate, {
        home: teamOf(slate, game.home_team_id),
        away: teamOf(slate, game.away_team_id),
        homeStarterId: game.home_starter_id,
        awayStarterId: game.away_starter_id,
        game,
      });
      const reasons = gameOutcome
        .explain(model, prediction)
        .slice(0, STORED_CONTRIBUTIONS)
        .map(({ feature, value, contribution }) => ({ feature, value, contribution }));
      const row: BusinessRow<typeof gamePredictions> = {
        game_pk: game.game_pk,
        game_date: game.game_date,
        model_system: gameOutcome.id,
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
