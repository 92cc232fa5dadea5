import { z } from 'zod';
import { linearWeightRuns } from '../../shared/domain/ratings/linear-weights.ts';
import { readTrainingRows, type TrainingGame } from '../../shared/models/game-outcome/training-row.ts';
import type { SqlRow, Warehouse } from '../../shared/ports/warehouse.ts';
import { readClosingLines } from '../../shared/runtime/models/read-closing-lines.ts';
import { withMarketInputs } from './read-market-inputs.ts';

const count = z.int();

/** A row of `sql/mlb_predictions/training_margins`: what a side did at bat. */
const battingRow = z
  .strictObject({
    game_pk: z.int(),
    is_home: z.boolean(),
    plate_appearances: count,
    at_bats: count,
    hits: count,
    doubles: count,
    triples: count,
    home_runs: count,
    walks: count,
    intentional_walks: count,
    hit_by_pitch: count,
    strikeouts: count,
    stolen_bases: count,
    caught_stealing: count,
  })
  .transform((row) => ({
    gamePk: row.game_pk,
    sign: row.is_home ? 1 : -1,
    runs: linearWeightRuns({
      plateAppearances: row.plate_appearances,
      atBats: row.at_bats,
      hits: row.hits,
      doubles: row.doubles,
      triples: row.triples,
      homeRuns: row.home_runs,
      walks: row.walks,
      intentionalWalks: row.intentional_walks,
      hitByPitch: row.hit_by_pitch,
      strikeouts: row.strikeouts,
      stolenBases: row.stolen_bases,
      caughtStealing: row.caught_stealing,
    }),
  }));

/** Home minus away in runs by linear weights, by game; games of which one side alone is known are left out. */
function marginsOf(rows: readonly SqlRow[]): Map<number, number> {
  const margins = new Map<number, number>();
  for (const [gamePk, sides] of Map.groupBy(z.array(battingRow).parse(rows), ({ gamePk }) => gamePk))
    if (sides.length === 2)
      margins.set(
        gamePk,
        sides.reduce((sum, { sign, runs }) => sum + sign * runs, 0),
      );
  return margins;
}

/** Before anything was played: the trainer learns from all there is. */
const allGames = '1900-01-01';

/**
 * Games before the slate whose result was known at its cutoff, in order of date and game_pk, with the opening lines that were known before theirs, what the
 * prices of earlier games told, and where their own line closed.
 */
export async function readTrainingGames(
  warehouse: Warehouse,
  slate: { slate_date: string; cutoff_at: string },
): Promise<TrainingGame[]> {
  const rows = await warehouse.query(
    { file: 'mlb_predictions/training_rows/query.sql' },
    {
      date_from: { type: 'DATE', value: allGames },
      trained_before: { type: 'DATE', value: slate.slate_date },
      cutoff_at: { type: 'TIMESTAMP', value: slate.cutoff_at },
    },
  );
  const games = await withMarketInputs(warehouse, readTrainingRows(rows));
  const [first, last] = [games[0], games.at(-1)];
  if (first === undefined || last === undefined) return games;
  const hasPrices = games.some(({ openLine }) => openLine !== null);
  const closed = hasPrices ? await readClosingLines(warehouse) : [];
  const closingLines = new Map(closed.map(({ gamePk, close }) => [gamePk, close]));
  const margins = games.every(({ facts }) => facts === null)
    ? new Map<number, number>()
    : marginsOf(
        await warehouse.query(
          { file: 'mlb_predictions/training_margins/query.sql' },
          { date_from: { type: 'DATE', value: first.date }, date_to: { type: 'DATE', value: last.date } },
        ),
      );
  return games.map((game) => ({
    ...game,
    linearWeightMargin: margins.get(game.gamePk) ?? null,
    closeLine: closingLines.get(game.gamePk) ?? null,
  }));
}
