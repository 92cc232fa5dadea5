import { expect, it } from 'vitest';
import { modelCardSchema } from '../../../schemas/models.ts';
import { trainerSettingsSchema } from '../../../services/trainer/config.ts';
import { judgeChallenger } from '../../../services/trainer/judge-challenger.ts';
import { registryRowOf } from '../../../services/trainer/register-model.ts';
import { cardOf, storeModel } from '../../../services/trainer/store-model.ts';
import { readCard } from '../../../services/trainer/store-version.ts';
import { inputReferenceOf } from '../../../shared/domain/drift/input-reference.ts';
import { modelProbability } from '../../../shared/models/game-outcome/answering-model.ts';
import { examineGames } from '../../../shared/models/game-outcome/examine-games.ts';
import { gameFeatureVector, hashFeatureNames } from '../../../shared/models/game-outcome/feature-vector.ts';
import { historyFeatureNames } from '../../../shared/models/game-outcome/history/features.ts';
import { gameOutcome } from '../../../shared/models/game-outcome/index.ts';
import { readGameOutcomeModel } from '../../../shared/models/game-outcome/model-file.ts';
import { fitExamined } from '../../../shared/models/game-outcome/train-game-outcome.ts';
import { eloFeatures, trainingGamesOf } from '../../support/history-training-games.ts';
import { madeUpLeague } from '../../support/made-up-league.ts';
import { memoryObjects } from '../../support/memory-objects.ts';

const settings = trainerSettingsSchema.parse({
  switchGamesMin: 300,
  calibrationErrorTolerance: 0.03,
  training: { trees: { rounds: 20, earlyStoppingRounds: 5 } },
});
/** Eight teams of very different strength, of which the nightly features know nothing: history alone does. */
const games = trainingGamesOf(madeUpLeague({ seasons: [2013, 2014, 2015], days: 130 })).map((game) => ({
  ...game,
  features: eloFeatures(0),
  vector: gameFeatureVector(eloFeatures(0)),
}));

it('a blend that was judged the best goes through card, store and registry, and predicts from there', async () => {
  const outcome = examineGames(games, settings.training, null);
  if (outcome.kind !== 'examined') throw new Error(outcome.reason);
  const { examination } = outcome;
  const judgement = judgeChallenger(null, examination, settings);
  expect(judgement.member).toBe('blend');
  expect(judgement.reason).toMatch(/blend beats (elo|logistic) \(Brier -0\.0/);
  const trained = fitExamined(examination, judgement.member);
  const card = cardOf(trained, { judgement, championVersion: null, tunedBy: null, settings });
  expect(modelCardSchema.parse(structuredClone(card))).toEqual(card);
  expect(card).toMatchObject({
    chosen_member: 'blend',
    games_with_facts: games.length,
    features: historyFeatureNames,
    feature_hash: hashFeatureNames(historyFeatureNames),
  });
  // What drift is measured against: the games of the fit, those of the first season being there for the ratings alone.
  const fitted = games.filter(({ date }) => date >= '2014-01-01');
  expect(card.input_reference).toEqual(inputReferenceOf(gameOutcome.inputs(fitted, 'blend')));
  expect(card.input_reference?.rows).toBe(fitted.length);
  expect(card.runs_metrics.map(({ forecast }) => forecast)).toEqual(['league_mean', 'model']);
  expect(card.importance.map(({ feature }) => feature).toSorted()).toEqual(
    [...historyFeatureNames].toSorted(),
  );

  const objects = memoryObjects();
  await storeModel(objects, trained, card);
  expect(await readCard(objects, card.model_system, card.model_version)).toEqual(card);
  expect(registryRowOf(card, '2026-06-01T06:15:00.000Z')).toMatchObject({
    engine: 'blend',
    decision: 'deployed',
  });
  const text = objects.objects.get(`models/game_outcome/${card.model_version}/model.json`)?.toString() ?? '';
  const model = readGameOutcomeModel(text);
  const [first, last] = [games[0], games.at(-1)];
  if (first === undefined || last === undefined) throw new Error('no games');
  expect(modelProbability(model, first)).not.toBe(modelProbability(model, last));
  expect(gameOutcome.readModel(text).member.name).toBe('blend');
});
