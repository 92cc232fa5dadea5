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

/** What a feature is, in words: the column description of its contract. */
export const gameFeatureMeaning = (name: GameFeatureName): string =>
  gameFeatureColumns[name].unwrap().description ?? name;
