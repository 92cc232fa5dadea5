import { startFeatureNames } from '../../../schemas/tables/player-feature-columns.ts';
import { HanksTankError } from '../../domain/errors.ts';
import type { LinearDataset } from '../../domain/linear/linear-dataset.ts';
import type { EndedStart, StartFacts } from './start-facts.ts';

/** Fewer starts than this teach nothing: about a month of a league. */
const FEWEST_STARTS = 300;

/** A season counts half as much as the one two years later (measured on seasons 2005-2024). */
const WEIGHT_HALF_LIFE_SEASONS = 2;

const knownNames: readonly string[] = startFeatureNames;

/** The places of features in a start's vector. Throws MODEL_FEATURES_MISMATCH on a name that no start has. */
export function featurePlaces(names: readonly string[]): number[] {
  return names.map((name) => {
    const place = knownNames.indexOf(name);
    if (place >= 0) return place;
    throw new HanksTankError('MODEL_FEATURES_MISMATCH', `A start has no feature ${name}.`);
  });
}

/** Writes so many features of a start into a row, from `offset` on, and returns the row. */
export function pickFeatures<Row extends Float32Array | Float64Array>(
  { features }: StartFacts,
  places: readonly number[],
  row: Row,
  offset = 0,
): Row {
  for (let index = 0; index < places.length; index += 1)
    row[offset + index] = features[places[index] ?? -1] ?? Number.NaN;
  return row;
}

/** Starts with a known end as rows to learn from, older seasons with less weight; the offset is the log of the league's strikeouts a start. Throws FEATURES_INVALID when they are too few. */
export function datasetOf(
  starts: readonly EndedStart[],
  season: number,
  featureNames: readonly string[],
): LinearDataset & { features: Float64Array; weights: Float64Array; offsets: Float64Array } {
  const known = starts.filter(({ strikeouts }) => strikeouts !== null);
  if (known.length < FEWEST_STARTS) {
    throw new HanksTankError(
      'FEATURES_INVALID',
      `${known.length} starts with a known end before season ${season} are too few to learn from: ${FEWEST_STARTS} are needed.`,
    );
  }
  const places = featurePlaces(featureNames);
  const features = new Float64Array(known.length * places.length);
  for (const [row, start] of known.entries()) pickFeatures(start, places, features, row * places.length);
  return {
    features,
    rowCount: known.length,
    featureNames,
    labels: Float64Array.from(known, ({ strikeouts }) => strikeouts ?? 0),
    weights: Float64Array.from(known, (start) => 0.5 ** ((season - start.season) / WEIGHT_HALF_LIFE_SEASONS)),
    offsets: Float64Array.from(known, ({ leagueStrikeouts }) => Math.log(leagueStrikeouts)),
  };
}
