import { z } from 'zod';
import { gameDate } from '../../../schemas/events/event-parts.ts';
import { gameFeatureNames } from '../../../schemas/tables/features.ts';
import { HanksTankError } from '../../domain/errors.ts';
import { linearModelSchema } from '../../domain/linear/linear-model.ts';
import { assertTreeFeatures, readXgboostModel } from '../../domain/trees/xgboost-json.ts';
import type { RunsModel } from './expected-runs.ts';
import { gameFeatureHash, hashFeatureNames, isGameFeature } from './feature-vector.ts';
import { memberNames, type OutcomeMember } from './outcome-member.ts';

/** Name of the system in tables, keys and pointers. */
export const GAME_OUTCOME_ID = 'game_outcome';

/** The model file: everything needed to score, nothing else. */
export const gameOutcomeModelSchema = z.strictObject({
  schema_version: z.literal(2),
  model_system: z.literal(GAME_OUTCOME_ID),
  model_version: z.string().regex(/^\d{8}-[0-9a-f]{8}$/),
  trained_through: gameDate,
  training_games: z.int().positive(),
  features: z.array(z.string()),
  feature_hash: z.string(),
  member: z.enum(memberNames),
  home_advantage_elo_points: z.number(),
  /** What the logistic member adds to Elo's log odds. */
  correction: linearModelSchema.nullable(),
  /** XGBoost JSON as text: parsing and writing it again would turn `1e+0` into `1`, which XGBoost does not read. */
  trees: z.string().nullable(),
  runs: z.strictObject({ total: linearModelSchema, margin_per_log_odds: z.number().positive() }),
});

/** See {@link gameOutcomeModelSchema}. */
export type GameOutcomeModelFile = z.infer<typeof gameOutcomeModelSchema>;

/** A model ready to score. */
export interface GameOutcomeModel {
  version: string;
  trainedThrough: string;
  trainingGames: number;
  member: OutcomeMember;
  homeAdvantageEloPoints: number;
  runs: RunsModel;
}

/** The bytes of a model file. */
export const writeGameOutcomeModel = (file: GameOutcomeModelFile): string => `${JSON.stringify(file)}\n`;

const malformed = (problem: string, cause?: unknown): HanksTankError =>
  new HanksTankError('MODEL_MALFORMED', `A game outcome model file cannot be used: ${problem}`, { cause });

function assertFeatures(owner: string, names: readonly string[]): void {
  if (hashFeatureNames(names) === gameFeatureHash) return;
  const position = gameFeatureNames.findIndex((name, index) => name !== names[index]);
  throw new HanksTankError(
    'MODEL_FEATURES_MISMATCH',
    `The ${owner} was trained on ${names.length} features, this code assembles ${gameFeatureNames.length}; ` +
      `the first difference is at position ${position < 0 ? gameFeatureNames.length : position}.`,
  );
}

/** A linear part may use some of the features, in its own order. */
function assertKnownFeatures(owner: string, names: readonly string[]): void {
  const unknown = names.filter((name) => !isGameFeature(name));
  if (unknown.length === 0) return;
  throw new HanksTankError(
    'MODEL_FEATURES_MISMATCH',
    `The ${owner} was trained on features that this code does not assemble: ${unknown.join(', ')}.`,
  );
}

function memberOf(file: GameOutcomeModelFile): OutcomeMember {
  const { home_advantage_elo_points: homeAdvantageEloPoints, correction } = file;
  switch (file.member) {
    case 'elo':
      return { name: 'elo', homeAdvantageEloPoints };
    case 'logistic':
      if (correction?.link !== 'logit') throw malformed('it has no correction to Elo.');
      assertKnownFeatures('correction to Elo', correction.featureNames);
      return { name: 'logistic', homeAdvantageEloPoints, correction };
    case 'trees': {
      if (file.trees === null) throw malformed('it has no trees.');
      const ensemble = readXgboostModel(file.trees);
      if (ensemble.objective !== 'binary:logistic') throw malformed('its trees predict no probability.');
      assertTreeFeatures(ensemble, gameFeatureNames);
      return { name: 'trees', ensemble };
    }
  }
}

/** A model from the text of its file. Throws MODEL_MALFORMED for damage and MODEL_FEATURES_MISMATCH for other features. */
export function readGameOutcomeModel(text: string): GameOutcomeModel {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw malformed('it is not JSON.', error);
  }
  const parsed = gameOutcomeModelSchema.safeParse(json);
  if (!parsed.success) throw malformed(z.prettifyError(parsed.error));
  const file = parsed.data;
  if (hashFeatureNames(file.features) !== file.feature_hash) {
    throw malformed('its feature list does not have the hash that it states.');
  }
  assertFeatures('model', file.features);
  const { total, margin_per_log_odds: marginPerLogOdds } = file.runs;
  if (total.link !== 'log') throw malformed('its model of runs is not a count model.');
  assertKnownFeatures('model of runs', total.featureNames);
  return {
    version: file.model_version,
    trainedThrough: file.trained_through,
    trainingGames: file.training_games,
    member: memberOf(file),
    homeAdvantageEloPoints: file.home_advantage_elo_points,
    runs: { total, marginPerLogOdds },
  };
}
