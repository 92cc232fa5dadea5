import { describe, expect, it } from 'vitest';
import { candidatePointerKey } from '../../../schemas/models.ts';
import { readTrainerSettings, trainerSettingsSchema } from '../../../services/trainer/config.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import { gameOutcomeWithOpenLine } from '../../../shared/models/game-outcome/open-line/index.ts';
import type { ObjectStore } from '../../../shared/ports/objects.ts';
import type { SqlRow } from '../../../shared/ports/warehouse.ts';
import type { StageResult } from '../../../shared/runtime/stage-types.ts';
import { memoryObjects } from '../../support/memory-objects.ts';
import {
  defaultTrainerSettings,
  openTrainer as openAny,
  trainerSeason,
  trainerTruth,
} from '../../support/open-trainer.ts';
import { promoteModelFile } from '../../support/serving-store.ts';
import { trainedOpenLineFile } from '../../support/trained-file.ts';

const system = 'game_outcome_with_open_line';
const settings = trainerSettingsSchema.parse({ training: { pricedGamesMin: 150, holdoutGamesMin: 40 } });

/** Opening lines that know the truth but for a bias, of all games but every tenth. */
const lines: SqlRow[] = trainerSeason.flatMap((row, index) =>
  index % 10 === 0
    ? []
    : [
        {
          feature_date: row['feature_date'] ?? null,
          game_pk: row['game_pk'] ?? null,
          open_home_probability: Math.min(0.95, Math.max(0.05, (trainerTruth[index] ?? 0.5) - 0.03)),
        },
      ],
);
const openTrainer = (own = settings, of: readonly SqlRow[] = lines, objects = memoryObjects()) =>
  openAny(objects, trainerSeason, own, of);

const checkOf = (result: StageResult) => result.checks?.find(({ name }) => name === system);
const deployedSystems = (result: StageResult) =>
  (result.publish ?? []).flatMap((one) => (one.topic === 'model.deployed' ? [one.data.model_system] : []));

describe('the variant with the opening line', () => {
  it('is trained beside the one without a market: registry, pointer and card of its own', async () => {
    const { warehouse, train, pointer, card } = openTrainer();
    const result = await train(30);
    expect(deployedSystems(result)).toEqual(['game_outcome', system]);
    const { model_version: version } = pointer(system);
    expect(pointer(system)).toMatchObject({ model_system: system, trained_through: '2026-04-24' });
    expect(version).not.toBe(pointer().model_version);
    const own = card(version, system);
    expect(own).toMatchObject({ model_system: system, decision: 'deployed', training_games: 450 });
    expect(own.reason).toMatch(/^first model; open_line/);
    expect(own.features[0]).toBe('open_line');
    // The market itself is a baseline on the same games, and so is what answers without it.
    const games = new Set(own.metrics.map((metrics) => metrics.games));
    expect(games.size).toBe(1);
    const [priced = 0] = games;
    expect(priced).toBeGreaterThan(150);
    expect(priced).toBeLessThan(240);
    expect(own.metrics.map(({ member }) => member)).toEqual([
      'constant',
      'elo',
      'trees',
      'open_line',
      'open_line_stack',
    ]);
    const constant = own.metrics[0];
    expect(constant?.brier_minus_chosen).toBeGreaterThan(0);
    expect(constant?.brier_minus_chosen_standard_error).toBeGreaterThan(0);
    expect(checkOf(result)).toMatchObject({ passed: true });
    expect(warehouse.rows('mlb_predictions.model_registry').map((row) => row['model_system'])).toEqual([
      'game_outcome',
      system,
    ]);
  });

  it('changes nothing of the one without a market, whatever the prices', async () => {
    const [priced, unpriced] = [openTrainer(), openTrainer(settings, [])];
    await priced.train(30);
    await unpriced.train(30);
    expect(priced.pointer().model).toEqual(unpriced.pointer().model);
    expect(priced.pointer().card).toEqual(unpriced.pointer().card);
  });

  it('says how many priced games are missing, and has no model until then', async () => {
    const { objects, train } = openTrainer(defaultTrainerSettings);
    const result = await train(30);
    expect(checkOf(result)).toEqual({
      name: system,
      passed: true,
      detail:
        'no model is trained: 216 of the games that judge it have an opening line that was known before their cutoff; 184 of 400 are missing; nothing is said with the opening line',
    });
    expect([...objects.objects.keys()].filter((key) => key.includes(system))).toEqual([]);
    expect(deployedSystems(result)).toEqual(['game_outcome']);
  });

  it('is trained as soon as there are prices, whether or not the other one waits', async () => {
    const objects = memoryObjects();
    await openTrainer(settings, [], objects).train(30);
    const result = await openTrainer(settings, lines, objects).train(30, { runId: '20260602T061500Z-cd34' });
    expect(result).toMatchObject({
      status: 'success',
      reason: expect.stringMatching(
        /^training rows unchanged since .*; game_outcome_with_open_line 20260424-/,
      ),
    });
    expect(deployedSystems(result)).toEqual([system]);
    const again = await openTrainer(settings, lines, objects).train(30, { runId: '20260603T061500Z-ef56' });
    expect(again.status).toBe('skipped');
    expect(again.publish).toEqual([]);
    expect(checkOf(again)?.detail).toMatch(/^training rows unchanged/);
  });

  it('waits for seven new days, and keeps its member then, by the same rules', async () => {
    const { train, pointer, card } = openTrainer();
    await train(30);
    const before = pointer(system).model_version;
    expect(checkOf(await train(33))?.detail).toMatch(/^3 new days of games since the last training/);
    await train(40);
    const { model_version: version } = pointer(system);
    expect(version).not.toBe(before);
    expect(card(version, system)).toMatchObject({
      chosen_member: card(before, system).chosen_member,
      parameters: { champion_version: before },
      reason: expect.stringMatching(/fitted to newer games; not worse than|open_line/),
    });
  });

  it('names the member that its forecasts speak for as a candidate beside it', async () => {
    const objects = memoryObjects();
    await promoteModelFile(objects, {
      ...trainedOpenLineFile,
      member: 'open_line',
      open_line: null,
      model_version: '20260401-00000000',
      trained_through: '2026-04-01',
    });
    // A market that knows nothing: whatever the stack adds is better.
    const blind = lines.map((row) => ({ ...row, open_home_probability: 0.5 }));
    const { train, pointer, card, warehouse } = openTrainer(settings, blind, objects);
    await train(40);
    const { model_version: version } = pointer(system);
    expect(card(version, system)).toMatchObject({
      chosen_member: 'open_line',
      candidate_member: 'open_line_stack',
    });
    const named = JSON.parse(objects.objects.get(candidatePointerKey(system))?.toString() ?? '{}');
    expect(card(named.model_version, system)).toMatchObject({
      model_system: system,
      chosen_member: 'open_line_stack',
      decision: 'kept',
    });
    const model = gameOutcomeWithOpenLine.readModel(
      objects.objects.get(`models/${system}/${named.model_version}/model.json`)?.toString() ?? '',
    );
    expect(model).toMatchObject({ version: named.model_version, member: { name: 'open_line_stack' } });
    const registered = warehouse
      .rows('mlb_predictions.model_registry')
      .filter((row) => row['model_system'] === system)
      .map((row) => row['model_version']);
    expect(registered.toSorted()).toEqual([version, named.model_version].toSorted());
  });

  it('is served by the line alone while the model adds nothing to it', async () => {
    // A market that knows who wins: half of it is worse than all of it.
    const sure = lines.map((row) => {
      const game = trainerSeason.find((each) => each['game_pk'] === row['game_pk']);
      return {
        ...row,
        open_home_probability: Number(game?.['home_score']) > Number(game?.['away_score']) ? 0.9 : 0.1,
      };
    });
    const { train, pointer, card } = openTrainer(settings, sure);
    await train(30);
    expect(card(pointer(system).model_version, system)).toMatchObject({
      chosen_member: 'open_line',
      features: ['open_line'],
      reason: expect.stringMatching(/open_line_stack does not beat open_line/),
    });
  });

  it('hinders nothing when it fails: the check says why', async () => {
    const { objects, train, pointer } = openTrainer();
    await train(30);
    await objects.put(pointer(system).card.key, Buffer.from('{}'));
    const result = await train(30, { runId: '20260602T061500Z-cd34' });
    expect(result.reason).toMatch(/^training rows unchanged since/);
    expect(checkOf(result)).toMatchObject({
      passed: false,
      detail: expect.stringMatching(/^OBJECT_CORRUPT/),
    });
  });

  it('passes on a store that is down', async () => {
    const { objects, train, pointer } = openTrainer();
    await train(30);
    const { key } = pointer(system).model;
    const store: ObjectStore = {
      ...objects,
      get: async (asked) => {
        if (asked === key) throw new HanksTankError('WAREHOUSE_UNAVAILABLE', 'down');
        return objects.get(asked);
      },
    };
    await expect(train(40, { store })).rejects.toThrow(
      expect.objectContaining({ code: 'WAREHOUSE_UNAVAILABLE' }),
    );
  });
});

describe('a training of both variants that was killed', () => {
  // Model, card, pointer and registry row of either.
  it.each([4, 5, 6, 7])(
    'after %i of its eight writes ends where an undisturbed one ends',
    async (writesDone) => {
      const calm = openTrainer();
      await calm.train(30);
      const { objects, train } = openTrainer();
      let left = writesDone;
      const store: ObjectStore = {
        ...objects,
        put: async (key, bytes, options) => {
          if (left === 0) throw new HanksTankError('STORAGE_FULL', 'killed');
          left -= 1;
          return objects.put(key, bytes, options);
        },
      };
      await expect(train(30, { store })).rejects.toThrow(/killed/);
      const result = await train(30);
      expect(deployedSystems(result)).toEqual(['game_outcome', system]);
      const timeless = (of: typeof objects) =>
        [...of.objects]
          .filter(([key]) => key.endsWith('model.json') || key.endsWith('card.json'))
          .map(([key, bytes]) => [key, bytes.toString()])
          .sort();
      expect(timeless(objects)).toEqual(timeless(calm.objects));
      expect([...objects.objects.keys()].sort()).toEqual([...calm.objects.objects.keys()].sort());
    },
  );
});

it('how many priced games are needed is configuration', () => {
  expect(readTrainerSettings({ TRAINER_PRICED_GAMES_MIN: '150' }).training.pricedGamesMin).toBe(150);
  expect(readTrainerSettings({}).training.pricedGamesMin).toBe(400);
});
