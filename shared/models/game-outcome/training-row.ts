import { z } from 'zod';
import { anyGamePk, gameDate } from '../../../schemas/events/event-parts.ts';
import { gameFactColumns, gameFactNames } from '../../../schemas/tables/advanced-features.ts';
import { gameFeatureColumns, gameFeatureNames } from '../../../schemas/tables/features.ts';
import { type MarketMemory, marketMemoryNames } from '../../../schemas/tables/market-memory-features.ts';
import { sha256 } from '../../domain/checksum.ts';
import { HanksTankError } from '../../domain/errors.ts';
import type { SqlRow } from '../../ports/warehouse.ts';
import { type GameFeatures, gameFeatureVector } from './feature-vector.ts';
import { factsOfColumns } from './history/fact-columns.ts';
import { type GameFacts, historyVector, runVectors } from './history/game-facts.ts';

/** A row of `sql/mlb_predictions/training_rows/query.sql`: the model inputs of a finished game and its result. */
export const trainingRowSchema = z.strictObject({
  feature_date: gameDate,
  game_pk: anyGamePk,
  home_score: z.int().nonnegative(),
  away_score: z.int().nonnegative(),
  ...gameFeatureColumns,
  ...gameFactColumns,
});

/** A finished game to learn from. */
export interface TrainingGame {
  date: string;
  gamePk: number;
  homeRuns: number;
  awayRuns: number;
  features: GameFeatures;
  /** The features in model order, NaN where unknown. */
  vector: Float64Array;
  /** What the ratings on history tell; null where they were not built. */
  facts: GameFacts | null;
  /** Home minus away in runs by linear weights: the margin without the luck of sequence; null without the teams' totals. */
  linearWeightMargin: number | null;
  /** P(home wins) by the opening line known before the game's cutoff; null without one. The variant with the opening line alone looks at it. */
  openLine: number | null;
  /** What the prices of earlier games tell; null while none is known. For the variant with the opening line alone. */
  marketMemory: MarketMemory | null;
  /** P(home wins) by the closing line; null without one. Known with the result: the variant learns how lines move from it and never looks at it. */
  closeLine: number | null;
}

/** The rows of the query as games, their margins by linear weights and everything of the market still unknown. Throws ROW_INVALID for a row that breaks the contract, is a tie or is out of order. */
export function readTrainingRows(rows: readonly SqlRow[]): TrainingGame[] {
  let before = { date: '', gamePk: 0 };
  return rows.map((row) => {
    const parsed = trainingRowSchema.safeParse(row);
    if (!parsed.success) {
      throw new HanksTankError(
        'ROW_INVALID',
        `Training row of game ${row['game_pk']}: ${z.prettifyError(parsed.error)}`,
      );
    }
    const { feature_date, game_pk, home_score, away_score } = parsed.data;
    const features = pick(parsed.data, gameFeatureNames);
    const isLater = feature_date > before.date || (feature_date === before.date && game_pk > before.gamePk);
    if (home_score === away_score || !isLater) {
      throw new HanksTankError(
        'ROW_INVALID',
        `Training row of game ${game_pk} is a tie, a duplicate or out of order (date, game_pk).`,
      );
    }
    before = { date: feature_date, gamePk: game_pk };
    return {
      date: feature_date,
      gamePk: game_pk,
      homeRuns: home_score,
      awayRuns: away_score,
      features,
      vector: gameFeatureVector(features),
      facts: factsOfColumns(pick(parsed.data, gameFactNames)),
      linearWeightMargin: null,
      openLine: null,
      marketMemory: null,
      closeLine: null,
    };
  });
}

/** The columns of these names. */
const pick = <Row, Name extends keyof Row>(row: Row, names: readonly Name[]): Pick<Row, Name> =>
  Object.fromEntries(names.map((name) => [name, row[name]])) as Pick<Row, Name>; // every name has its entry

/** Everything that members learn from history of a game; nothing for a game of which it tells nothing. */
const learnedFacts = ({ facts, linearWeightMargin }: TrainingGame): unknown[] =>
  facts === null ? [] : [linearWeightMargin, ...historyVector(facts), ...runVectors(facts)];

/** SHA-256 over everything a model without the market learns from. Equal hashes give equal models. */
export function hashTrainingGames(games: readonly TrainingGame[]): string {
  const lines = games.map((game) => {
    const { date, gamePk, homeRuns, awayRuns, features } = game;
    const inputs = gameFeatureNames.map((name) => features[name]);
    return JSON.stringify([date, gamePk, homeRuns, awayRuns, ...inputs, ...learnedFacts(game)]);
  });
  return sha256(lines.join('\n'));
}

/** The same for a model with the opening line. */
export function hashPricedGames(games: readonly TrainingGame[]): string {
  const prices = games.map(({ gamePk, openLine, marketMemory, closeLine }) =>
    JSON.stringify([
      gamePk,
      openLine,
      closeLine,
      ...(marketMemory === null ? [] : marketMemoryNames.map((name) => marketMemory[name])),
    ]),
  );
  return sha256([hashTrainingGames(games), ...prices].join('\n'));
}
