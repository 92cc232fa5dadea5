import type { playerPredictions } from '../../schemas/tables/player-predictions.ts';
import type { BusinessRow } from '../../shared/domain/lineage.ts';
import {
  outcomeNames,
  playerPerformance,
  readBatterRows,
} from '../../shared/models/player-performance/index.ts';
import type { SqlRow } from '../../shared/ports/warehouse.ts';
import type { PlayerBatch, SlateOfPlayers } from './player-batch.ts';
import { readPlayerModel } from './read-player-model.ts';

type Row = BusinessRow<typeof playerPredictions>;

/** What the expected batters of a slate will do. Nothing is said while no model is trained. */
export async function predictBatters(
  rows: readonly SqlRow[],
  { objects, slateDate }: SlateOfPlayers,
): Promise<PlayerBatch> {
  const { model, problem } = await readPlayerModel(objects, playerPerformance, slateDate);
  if (model === null) {
    const detail = `nothing is said of ${rows.length} batters: ${problem ?? 'no model is trained yet'}`;
    return { rows: [], version: null, checks: [{ name: 'players', passed: problem === null, detail }] };
  }
  const predictions = readBatterRows(rows).flatMap((batter, index): Row[] => {
    const { outcomes } = playerPerformance.predict(model, batter);
    return [...outcomes].map(([outcome, { mean, atLeastOne, atLeastTwo }]) => ({
      game_pk: batter.gamePk,
      game_date: batter.gameDate,
      player_id: batter.playerId,
      outcome: outcomeNames[outcome],
      team_id: batter.teamId,
      opponent_team_id: batter.opponentId,
      is_home: batter.isHome,
      slot: batter.slot,
      opposing_starter_id: batter.opposingStarterId,
      model_version: model.version,
      cutoff_at: String(rows[index]?.['cutoff_at']),
      expected: mean,
      at_least_one: atLeastOne,
      at_least_two: atLeastTwo,
    }));
  });
  const detail = `${rows.length} batters, ${model.outcomes.size} outcomes each (${model.version})`;
  return { rows: predictions, version: model.version, checks: [{ name: 'players', passed: true, detail }] };
}
