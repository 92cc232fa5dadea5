import type { strikeoutPredictions } from '../../schemas/tables/player-predictions.ts';
import type { BusinessRow } from '../../shared/domain/lineage.ts';
import {
  activeSystems,
  pitcherStrikeouts,
  readStartRows,
  type StrikeoutForecast,
  type SystemFailure,
  UNTRAINED_VERSION,
} from '../../shared/models/pitcher-strikeouts/index.ts';
import { probabilityOver } from '../../shared/models/pitcher-strikeouts/strikeout-distribution.ts';
import type { SqlRow } from '../../shared/ports/warehouse.ts';
import type { PlayerBatch, SlateOfPlayers } from './player-batch.ts';
import { readPlayerModel } from './read-player-model.ts';
import { type MarketLine, readStrikeoutLines } from './read-strikeout-lines.ts';
import type { StrikeoutSettings } from './strikeout-settings.ts';

type Row = BusinessRow<typeof strikeoutPredictions>;

/** What a forecast was held against; null: the start's own usual line. */
const lineColumns = (market: MarketLine | null) =>
  ({
    line_source: market === null ? 'usual' : 'market',
    line_bookmaker: market?.bookmaker ?? null,
    line_captured_at: market?.capturedAt ?? null,
    market_over_probability: market?.overProbability ?? null,
  }) satisfies Partial<Row>;

function rowOf(
  stored: SqlRow,
  isHome: boolean,
  forecast: StrikeoutForecast,
  version: string,
  market: MarketLine | null,
): Row {
  const { distribution, line } = forecast;
  const asked = line ?? 0.5;
  return {
    game_pk: forecast.gamePk,
    game_date: String(stored['feature_date']),
    system_id: forecast.systemId,
    pitcher_id: forecast.pitcherId,
    team_id: Number(stored['team_id']),
    opponent_team_id: Number(stored['opponent_team_id']),
    is_home: isHome,
    model_version: version,
    cutoff_at: String(stored['cutoff_at']),
    mean_strikeouts: forecast.mean,
    distribution: distribution.kind,
    dispersion: distribution.kind === 'poisson' ? null : distribution.dispersion,
    over_probabilities: JSON.stringify(forecast.overProbabilities),
    line: asked,
    ...lineColumns(market),
    over_probability: probabilityOver(distribution, asked),
    edge: forecast.mean - asked,
    confidence: forecast.confidence,
    red_flags: JSON.stringify(forecast.redFlags),
    recommendation: forecast.recommendation,
  };
}

/** The starts of a slate by every active system whose breaker is closed. One that fails is named, and the others go on. */
export async function predictStrikeouts(
  rows: readonly SqlRow[],
  { objects, warehouse, slateDate, breakers }: SlateOfPlayers,
  { phase, recommendation }: StrikeoutSettings,
): Promise<PlayerBatch> {
  const { model, problem } = await readPlayerModel(objects, pitcherStrikeouts, slateDate);
  const version = model?.version ?? UNTRAINED_VERSION;
  const breakerOf = (systemId: string) => breakers.of(`${pitcherStrikeouts.id}.${systemId}`);
  const active = activeSystems(phase).filter(({ id }) => model !== null || id === 'league_average');
  const failures = new Map<string, SystemFailure>(
    (model?.failures ?? []).map((failure) => [failure.systemId, failure]),
  );
  const marketLineOf = await readStrikeoutLines(warehouse, slateDate);
  let fromMarket = 0;
  const predictions: Row[] = [];
  const used = new Set<string>();
  for (const [index, start] of readStartRows(rows).entries()) {
    const systems = active.filter(({ id }) => !breakerOf(id).isOpen());
    const market = marketLineOf(start.gamePk, start.pitcherId);
    fromMarket += Number(market !== null);
    const against = market === null ? {} : { line: market.line };
    const prediction = pitcherStrikeouts.predict(model, {
      start,
      systems,
      settings: recommendation,
      ...against,
    });
    for (const failure of prediction.failures) {
      breakerOf(failure.systemId).recordFailure();
      failures.set(failure.systemId, failures.get(failure.systemId) ?? failure);
    }
    for (const forecast of prediction.forecasts) {
      breakerOf(forecast.systemId).recordSuccess();
      used.add(forecast.systemId);
      predictions.push(rowOf(rows[index] ?? {}, start.isHome, forecast, version, market));
    }
  }
  const names = [...used].join(', ') || 'no system';
  return {
    rows: predictions,
    version,
    checks: [
      {
        name: 'strikeouts',
        passed: problem === null,
        detail: `${rows.length} starts by ${names} (${version})${fromMarket === 0 ? '' : `, ${fromMarket} against a line of the market`}${problem === null ? '' : `: ${problem}`}`,
      },
      ...[...failures.values()].map(({ systemId, reason }) => ({
        name: `strikeouts.${systemId}`,
        passed: false,
        detail: reason,
      })),
    ],
  };
}
