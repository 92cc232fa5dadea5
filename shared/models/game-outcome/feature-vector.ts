import { gameFeatureColumns, gameFeatureNames } from '../../../schemas/tables/features.ts';
import { sha256 } from '../../domain/checksum.ts';

/** Name of a model input. */
export type GameFeatureName = keyof typeof gameFeatureColumns;

/** The model inputs of one game by name; null is "not known". */
export type GameFeatures = Record<GameFeatureName, number | null>;

/** SHA-256 of an ordered feature list: two lists are interchangeable only when their hashes are equal. */
export const hashFeatureNames = (names: readonly string[]): string => sha256(JSON.stringify(names));

/** Hash of the features that this code assembles. */
export const gameFeatureHash = hashFeatureNames(gameFeatureNames);

/** The inputs in model order, NaN where unknown. */
export const gameFeatureVector = (features: GameFeatures): Float64Array =>
  Float64Array.from(gameFeatureNames, (name) => features[name] ?? Number.NaN);

const positions: ReadonlyMap<string, number> = new Map(gameFeatureNames.map((name, index) => [name, index]));

/** Whether this code assembles a feature of that name. */
export const isGameFeature = (name: string): name is GameFeatureName => positions.has(name);

/** Some inputs of a vector in model order, in the order of `names`; NaN for a name that is none of them. */
export const pickFeatures = (vector: Float64Array, names: readonly string[]): Float64Array =>
  Float64Array.from(names, (name) => vector[positions.get(name) ?? -1] ?? Number.NaN);

/** The Elo difference of a vector in model order; null is "not known". */
export function eloDifferenceOf(vector: Float64Array): number | null {
  const [value = Number.NaN] = pickFeatures(vector, ['elo_difference']);
  return Number.isNaN(value) ? null : value;
}

/** What a feature is, in words: the column description of its contract. */
export const gameFeatureMeaning = (name: GameFeatureName): string =>
  gameFeatureColumns[name].unwrap().description ?? name;
