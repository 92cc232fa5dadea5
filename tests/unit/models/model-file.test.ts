import { describe, expect, it } from 'vitest';
import { gameFeatureNames } from '../../../schemas/tables/features.ts';
import { hashFeatureNames } from '../../../shared/models/game-outcome/feature-vector.ts';
import { fitCorrection, fitTrees } from '../../../shared/models/game-outcome/fit-members.ts';
import {
  type GameOutcomeModelFile,
  readGameOutcomeModel,
  writeGameOutcomeModel,
} from '../../../shared/models/game-outcome/model-file.ts';
import { memberProbability } from '../../../shared/models/game-outcome/outcome-member.ts';
import { trainGameOutcome } from '../../../shared/models/game-outcome/train-game-outcome.ts';
import { readTrainingRows } from '../../../shared/models/game-outcome/training-row.ts';
import { trainingSettingsSchema } from '../../../shared/models/game-outcome/training-settings.ts';
import { outcomeWorld } from '../../support/outcome-world.ts';

const games = readTrainingRows(outcomeWorld({ seed: 2, days: 30, starterEffect: 1 }).rows);
const settings = trainingSettingsSchema.parse({});
const outcome = trainGameOutcome(games, settings);
if (outcome.kind !== 'trained') throw new Error(outcome.reason);
const correction = fitCorrection(games, 100);
const { runs } = outcome.trained.file;
if (runs === null) throw new Error('no runs');
const file: GameOutcomeModelFile = { ...outcome.trained.file, member: 'logistic', correction, trees: null };
const treesFile: GameOutcomeModelFile = {
  ...file,
  member: 'trees',
  correction: null,
  trees: fitTrees(games, 40, settings),
};

const readChanged =
  (change: object, from = file) =>
  () =>
    readGameOutcomeModel(JSON.stringify({ ...from, ...change }));

describe('a game outcome model file', () => {
  it.each([file, treesFile, { ...file, member: 'elo' as const }])(
    'comes back as it was ($member)',
    (written) => {
      const model = readGameOutcomeModel(writeGameOutcomeModel(written));
      expect(model.version).toBe(written.model_version);
      expect(model.member.name).toBe(written.member);
      const [game] = games;
      const probability = memberProbability(model.member, {
        vector: game?.vector ?? new Float64Array(),
        facts: null,
        openLine: null,
        marketMemory: null,
      });
      expect(probability).toBeGreaterThan(0);
      expect(probability).toBeLessThan(1);
    },
  );

  it('keeps the trees as XGBoost wrote them', () => {
    const text = writeGameOutcomeModel(treesFile);
    expect(JSON.parse(text)).toHaveProperty('trees', treesFile.trees);
  });

  it.each([
    ['cut in the middle', () => readGameOutcomeModel(writeGameOutcomeModel(file).slice(0, 500))],
    ['without its correction to Elo', readChanged({ correction: null })],
    ['without its trees', readChanged({ trees: null }, treesFile)],
    ['with damaged trees', readChanged({ trees: treesFile.trees?.slice(0, 100) }, treesFile)],
    [
      'with trees of another objective',
      readChanged({ trees: treesFile.trees?.replaceAll('binary:logistic', 'reg:squarederror') }, treesFile),
    ],
    ['with a runs model of another kind', readChanged({ runs: { ...runs, total: correction } })],
    [
      'with a margin that favours the weaker team',
      readChanged({ runs: { ...runs, margin_per_log_odds: -2 } }),
    ],
    ['of the shape before', readChanged({ schema_version: 1 })],
    ['with a field too many', readChanged({ note: 'x' })],
    ['with a hash that is not its own', readChanged({ feature_hash: 'f'.repeat(64) })],
    ['of another system', readChanged({ model_system: 'strikeouts' })],
  ])('is refused as malformed %s', (_, read) => {
    expect(read).toThrow(expect.objectContaining({ code: 'MODEL_MALFORMED' }));
  });

  const renamed = ['win_probability_of_tomorrow', ...gameFeatureNames.slice(1)];
  const reversed = gameFeatureNames.toReversed();
  it.each([
    ['renamed', readChanged({ features: renamed, feature_hash: hashFeatureNames(renamed) })],
    ['in another order', readChanged({ features: reversed, feature_hash: hashFeatureNames(reversed) })],
    [
      'in its correction to Elo',
      readChanged({
        correction: { ...correction, featureNames: renamed.slice(0, correction.featureNames.length) },
      }),
    ],
    [
      'in its model of runs',
      readChanged({
        runs: { ...runs, total: { ...runs.total, featureNames: renamed.slice(0, 3) } },
      }),
    ],
    [
      'in its trees',
      readChanged({ trees: treesFile.trees?.replace('elo_difference', 'elo_lead') }, treesFile),
    ],
    [
      'fewer',
      readChanged({
        features: gameFeatureNames.slice(1),
        feature_hash: hashFeatureNames(gameFeatureNames.slice(1)),
      }),
    ],
    [
      'cut short',
      readChanged({
        features: gameFeatureNames.slice(0, -1),
        feature_hash: hashFeatureNames(gameFeatureNames.slice(0, -1)),
      }),
    ],
  ])('is refused when its features are others: %s', (_, read) => {
    expect(read).toThrow(expect.objectContaining({ code: 'MODEL_FEATURES_MISMATCH' }));
  });
});
