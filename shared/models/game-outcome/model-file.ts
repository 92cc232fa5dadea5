import { z } from 'zod';
import { gameDate } from '../../../schemas/events/event-parts.ts';
import { gameFeatureNames } from '../../../schemas/tables/features.ts';
import { HanksTankError } from '../../domain/errors.ts';
import { linearModelSchema } from '../../domain/linear/linear-model.ts';
import { assertTreeFeatures, readXgboostModel } from '../../domain/trees/xgboost-json.ts';
import type { AnsweringModel } from './answering-model.ts';
import {
  assertSameNames,
  blendFileSchema,
  readBlend,
  readStack,
  stackFileSchema,
} from './blend/blend-file.ts';
import type { RunsModel } from './expected-runs.ts';
import { gameFeatureHash, hashFeatureNames, isGameFeature } from './feature-vector.ts';
import { openLineStackNames } from './open-line/fit-open-line.ts';
import { lineMoveFeatureNames } from './open-line/line-move.ts';
import { blendOf, type MemberName, memberNames, type OutcomeMember } from './outcome-member.ts';
import { plattSchema } from './platt.ts';
import { GAME_OUTCOME_ID, WITH_OPEN_LINE_ID } from './system-id.ts';

/** The model file: everything needed to score, nothing else. */
export const gameOutcomeModelSchema = z.strictObject({
  schema_version: z.literal(3),
  model_system: z.enum([GAME_OUTCOME_ID, WITH_OPEN_LINE_ID]),
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
  /** What the blend is made of, its own model of runs too. */
  blend: blendFileSchema.nullable(),
  /**
   * What rests on the opening line: a base without the market, whose parts are the fields above, and the weights of both (open_line_stack) or the move of the
   * line (open_line_move). null in every other member, and in older files.
   */
  open_line: z
    .strictObject({
      base: z.enum(memberNames),
      weights: stackFileSchema.nullable(),
      move: linearModelSchema.nullable().default(null),
    })
    .nullable()
    .default(null),
  /** Correction of the member's log odds; null where none was needed. */
  platt: plattSchema.nullable(),
  /** Total and margin by nightly features; null for what rests on the blend. */
  runs: z.strictObject({ total: linearModelSchema, margin_per_log_odds: z.number().positive() }).nullable(),
});

/** See {@link gameOutcomeModelSchema}. */
export type GameOutcomeModelFile = z.infer<typeof gameOutcomeModelSchema>;

/** A model ready to score. */
export interface GameOutcomeModel extends AnsweringModel {
  version: string;
  trainedThrough: string;
  trainingGames: number;
  homeAdvantageEloPoints: number;
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

function memberOf(file: GameOutcomeModelFile, name: MemberName): OutcomeMember {
  const { home_advantage_elo_points: homeAdvantageEloPoints, correction } = file;
  switch (name) {
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
    case 'blend':
      if (file.blend === null) throw malformed('it has no blend.');
      return { name: 'blend', homeAdvantageEloPoints, blend: readBlend(file.blend) };
    case 'open_line':
      return { name: 'open_line' };
    case 'open_line_stack': {
      const weights = file.open_line?.weights ?? null;
      if (weights === null) throw malformed('it has no weights of the opening line.');
      return { name, weights: readStack(weights, openLineStackNames), base: baseOf(file) };
    }
    case 'open_line_move': {
      const move = file.open_line?.move ?? null;
      if (move === null) throw malformed('it has no move of the opening line.');
      assertSameNames('move of the opening line', move.featureNames, lineMoveFeatureNames);
      if (move.link !== 'identity') throw malformed('its move of the opening line is not one of log odds.');
      return { name, move, base: baseOf(file) };
    }
  }
}

/** What answers without the market. */
function baseOf(file: GameOutcomeModelFile): OutcomeMember {
  const base = file.open_line?.base;
  if (base === undefined || base.startsWith('open_line'))
    throw malformed('it rests the opening line on itself.');
  return memberOf(file, base);
}

/** The model of runs by nightly features: every member that does not rest on the blend needs one. */
function runsOf({ runs }: GameOutcomeModelFile, member: OutcomeMember): RunsModel | null {
  if (blendOf(member) !== null) return null;
  if (runs === null) throw malformed('it has no model of runs.');
  const { total, margin_per_log_odds: marginPerLogOdds } = runs;
  if (total.link !== 'log') throw malformed('its model of runs is not a count model.');
  assertKnownFeatures('model of runs', total.featureNames);
  return { total, marginPerLogOdds };
}

/** Where a file may come from: what it lacks when an older version of this code wrote it. */
const versionOf = z.looseObject({ schema_version: z.int(), member: z.string() });

/**
 * A file of version 2 as one of version 3, which added the blend and the correction of the log odds: neither was there. Anything else comes back as it
 * is, for the schema to judge.
 */
export function migrateModelFile(json: unknown): unknown {
  const found = versionOf.safeParse(json);
  if (!found.success || found.data.schema_version !== 2) return json;
  // A blend cannot be older than its version.
  if (found.data.member === 'blend' || 'blend' in found.data || 'platt' in found.data) return json;
  return { ...found.data, schema_version: 3, blend: null, platt: null };
}

/** A model from the text of its file, of this version or the one before. Throws MODEL_MALFORMED for damage and MODEL_FEATURES_MISMATCH for other features. */
export function readGameOutcomeModel(text: string): GameOutcomeModel {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw malformed('it is not JSON.', error);
  }
  const parsed = gameOutcomeModelSchema.safeParse(migrateModelFile(json));
  if (!parsed.success) throw malformed(z.prettifyError(parsed.error));
  const file = parsed.data;
  if (hashFeatureNames(file.features) !== file.feature_hash) {
    throw malformed('its feature list does not have the hash that it states.');
  }
  assertFeatures('model', file.features);
  const member = memberOf(file, file.member);
  return {
    version: file.model_version,
    trainedThrough: file.trained_through,
    trainingGames: file.training_games,
    member,
    homeAdvantageEloPoints: file.home_advantage_elo_points,
    platt: file.platt,
    runs: runsOf(file, member),
  };
}
