import { describe, expect, it } from 'vitest';
import { type ModelCard, modelCardSchema, modelPointerSchema } from '../../../schemas/models.ts';
import { readTrainerSettings, trainerSettingsSchema } from '../../../services/trainer/config.ts';
import { trainerStage } from '../../../services/trainer/handler.ts';
import { addDays } from '../../../shared/domain/calendar.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import { gameOutcome } from '../../../shared/models/game-outcome/index.ts';
import type { ObjectStore } from '../../../shared/ports/objects.ts';
import type { SqlRow } from '../../../shared/ports/warehouse.ts';
import type { StageResult } from '../../../shared/runtime/stage-types.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { type MemoryObjects, memoryObjects } from '../../support/memory-objects.ts';
import { memoryWarehouse } from '../../support/memory-warehouse.ts';
import { outcomeWorld } from '../../support/outcome-world.ts';
import { promoteModelFile } from '../../support/serving-store.ts';
import { stageContext } from '../../support/stage-context.ts';

const settings = trainerSettingsSchema.parse({});
const pointerKey = 'models/game_outcome/current.json';
const candidateKey = 'models/game_outcome/candidate.json';
/** Starters decide much: a model that sees them earns its place with few games. */
const season = outcomeWorld({ seed: 7, days: 60, starterEffect: 1.5 }).rows;
const firstDate = '2026-03-26';

/** A trainer that sees the rows of the season before the slate, as the query would give them. */
function openTrainer(objects: MemoryObjects = memoryObjects(), rows: readonly SqlRow[] = season) {
  const warehouse = memoryWarehouse(objects, {
    'mlb_predictions/training_rows/query.sql': ({ trained_before }) =>
      rows.filter((row) => String(row['feature_date']) < String(trained_before?.value)),
  });
  const clock = manualClock('2026-06-01T06:15:00.000Z');
  const train = (
    days: number,
    change: { runId?: string; store?: ObjectStore } = {},
  ): Promise<StageResult> => {
    clock.advance(60_000);
    const slateDate = addDays(firstDate, days);
    const handler = trainerStage.handlers['features.created'];
    if (handler === undefined) throw new Error('no handler');
    return handler(
      {
        run_id: change.runId ?? `20260601T0${61_500 + days}Z-ab12`,
        game_date: addDays(slateDate, -1),
        feature_dates: [],
        slate: {
          slate_date: slateDate,
          cutoff_at: `${slateDate}T12:00:00.000Z`,
          snapshot: { key: 'serving/x.json', sha256: 'a'.repeat(64), bytes: 1, rows: 1 },
        },
      },
      { objects: change.store ?? objects, warehouse, settings },
      stageContext('trainer', { clock }),
    );
  };
  const pointer = () =>
    modelPointerSchema.parse(JSON.parse(objects.objects.get(pointerKey)?.toString() ?? 'null'));
  const card = (version: string): ModelCard =>
    modelCardSchema.parse(
      JSON.parse(objects.objects.get(`models/game_outcome/${version}/card.json`)?.toString() ?? 'null'),
    );
  return { objects, warehouse, train, pointer, card };
}

const deployedVersion = (result: StageResult): string | undefined => {
  const [publication] = result.publish ?? [];
  return publication?.topic === 'model.deployed' ? publication.data.model_version : undefined;
};

describe('the trainer', () => {
  it('trains and deploys the first model, and says so everywhere', async () => {
    const { objects, warehouse, train, pointer, card } = openTrainer();
    const result = await train(30);
    const { model_version: version } = pointer();
    expect(result.status).toBe('success');
    expect(result.reason).toMatch(/first model; (logistic|trees) on 60 held-out games/);
    expect(deployedVersion(result)).toBe(version);
    expect(pointer().trained_through).toBe('2026-04-24');
    expect(card(version)).toMatchObject({
      decision: 'deployed',
      training_games: 450,
      holdout_games: 60,
      holdout_from: '2026-04-21',
      parameters: { champion_version: null },
    });
    expect(card(version).metrics.map(({ member }) => member)).toEqual([
      'constant',
      'elo',
      'logistic',
      'trees',
    ]);
    expect(warehouse.rows('mlb_predictions.model_registry')).toMatchObject([
      { model_version: version, decision: 'deployed', training_games: 450, model_key: pointer().model.key },
    ]);
    const model = gameOutcome.readModel(objects.objects.get(pointer().model.key)?.toString() ?? '');
    expect(model.version).toBe(version);
  });

  it('does nothing without a slate', async () => {
    const { objects, warehouse } = openTrainer();
    const handler = trainerStage.handlers['features.created'];
    const data = {
      run_id: '20260601T061500Z-ab12',
      game_date: '2026-05-31',
      feature_dates: ['2026-05-31'],
      slate: null,
    };
    const result = await handler?.(data, { objects, warehouse, settings }, stageContext('trainer'));
    expect(result).toMatchObject({ status: 'skipped', reason: expect.stringMatching(/no slate/) });
  });

  it('leaves it at Elo while there are too few games, and says how many there are', async () => {
    const { objects, train } = openTrainer();
    const result = await train(14);
    expect(result).toMatchObject({
      status: 'skipped',
      reason: expect.stringMatching(/180 finished games to train on and 30 to judge by.*Elo alone is served/),
    });
    expect(objects.objects.size).toBe(0);
    expect((await openTrainer(memoryObjects(), []).train(14)).reason).toMatch(/no finished games/);
  });

  it('skips unchanged rows', async () => {
    const { objects, train } = openTrainer();
    await train(30);
    const before = new Map(objects.objects);
    const again = await train(30, { runId: '20260602T061500Z-cd34' });
    expect(again.status).toBe('skipped');
    expect(again.reason).toMatch(/training rows unchanged since 20260424-/);
    expect(objects.objects).toEqual(before);
  });

  it('waits for seven new days', async () => {
    const { train, pointer } = openTrainer();
    await train(30);
    expect(await train(36)).toMatchObject({
      status: 'skipped',
      reason: expect.stringMatching(/6 new days .* 7 are needed/),
    });
    await train(37);
    expect(pointer().model_version).toMatch(/^2026/);
    // The attempt counts, whether it was deployed or not.
    expect((await train(38)).reason).toMatch(/1 new days/);
  });

  it('keeps the current model when the challenger is no better, and registers the attempt', async () => {
    const { objects, warehouse, train, pointer, card } = openTrainer();
    await train(50);
    const champion = pointer().model_version;
    const result = await train(58);
    expect(result).toMatchObject({ status: 'success', publish: [] });
    expect(pointer().model_version).toBe(champion);
    const rows = warehouse.rows('mlb_predictions.model_registry');
    expect(rows.map((row) => row['decision'])).toEqual(['deployed', 'kept']);
    const kept = card(String(rows[1]?.['model_version']));
    expect(kept.reason).toMatch(new RegExp(`${champion} stays: the challenger is not better`));
    expect(kept.parameters['champion_version']).toBe(champion);
    const candidate = JSON.parse(objects.objects.get(candidateKey)?.toString() ?? '{}');
    expect(candidate).toMatchObject({
      model_version: rows[1]?.['model_version'],
      changes: [{ action: 'named', changed_by: 'trainer', reason: kept.reason }],
    });
    // Offered again, it is still kept, and nothing is said.
    expect((await train(58)).reason).toMatch(/unchanged since .* \(kept\)/);
  });

  it('compares on games that neither has seen, and names how many the champion knew', async () => {
    const { train, card, warehouse } = openTrainer();
    await train(50);
    await train(58);
    const [, kept] = warehouse.rows('mlb_predictions.model_registry');
    // 58 days: the last 8 are held out; the champion was trained through day 50.
    expect(card(String(kept?.['model_version'])).reason).toMatch(
      /on 120 held-out games that neither has seen/,
    );
    expect(card(String(kept?.['model_version'])).holdout_games).toBe(120);
  });

  it('keeps the current model when too few games are new to both', async () => {
    const rows = season.filter((row) => Number(row['game_pk']) % 100 < 15);
    const thin = rows.filter(
      (row) => String(row['feature_date']) < '2026-05-15' || Number(row['game_pk']) % 100 < 5,
    );
    const { train, warehouse } = openTrainer(memoryObjects(), thin);
    await train(50);
    await train(57);
    const [, kept] = warehouse.rows('mlb_predictions.model_registry');
    expect(kept).toMatchObject({
      decision: 'kept',
      reason: expect.stringMatching(
        /only 35 held-out games that neither has seen \(.* was trained on the other \d+\); 40 are needed/,
      ),
    });
  });

  it('replaces a model that a better one beats', async () => {
    const objects = memoryObjects();
    const poor = outcomeWorld({ seed: 99, days: 30, starterEffect: -1.5 }).rows;
    await openTrainer(objects, poor).train(30);
    const { train, pointer } = openTrainer(objects);
    const before = pointer().model_version;
    // A candidate of before was judged against the model that goes now.
    await objects.put(candidateKey, objects.objects.get(pointerKey) ?? Buffer.from(''));
    const result = await train(58);
    expect(objects.objects.has(candidateKey)).toBe(false);
    expect(result.reason).toMatch(new RegExp(`better than ${before}`));
    expect(deployedVersion(result)).toBe(pointer().model_version);
    expect(pointer().model_version).not.toBe(before);
  });

  it('replaces at once a model that cannot be used any more', async () => {
    const { objects, train, pointer } = openTrainer();
    await train(50);
    const before = pointer().model_version;
    await objects.put(pointer().model.key, Buffer.from('{"damaged":true}'));
    const result = await train(52);
    expect(result.reason).toMatch(
      new RegExp(`the current model ${before} cannot be used \\(OBJECT_CORRUPT\\)`),
    );
    expect(pointer().model_version).not.toBe(before);
  });

  it('writes the same bytes for the same rows', async () => {
    const first = openTrainer();
    const second = openTrainer();
    await first.train(30);
    await second.train(30, { runId: '20260701T061500Z-ef56' });
    const { model, card } = first.pointer();
    expect(second.pointer().model).toEqual(model);
    expect(second.pointer().card).toEqual(card);
  });

  it('does not promote a rolled-back version again', async () => {
    const { objects, train, pointer } = openTrainer();
    await train(30);
    const rolledBackTo = { ...pointer(), model_version: '20250901-00000000' };
    await objects.put(pointerKey, Buffer.from(JSON.stringify(rolledBackTo)));
    await train(30, { runId: '20260602T061500Z-cd34' });
    expect(pointer().model_version).toBe('20250901-00000000');
  });

  it('passes on a store that is down', async () => {
    const { objects, train, pointer } = openTrainer();
    await train(30);
    const { key } = pointer().model;
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

  it('refuses a damaged card', async () => {
    const { objects, train, pointer } = openTrainer();
    await train(30);
    await objects.put(pointer().card.key, Buffer.from('{}'));
    await expect(train(30)).rejects.toThrow(expect.objectContaining({ code: 'OBJECT_CORRUPT' }));
  });
});

describe('a trainer that was killed', () => {
  const writes = 4;
  it.each(Array.from({ length: writes + 1 }, (_, index) => index))(
    'after %i of its writes ends where an undisturbed one ends, and says it once more',
    async (writesDone) => {
      const calm = openTrainer();
      await calm.train(30, { runId: '20260601T061500Z-ab12' });

      const { objects, warehouse, train, pointer } = openTrainer();
      let left = writesDone;
      const store: ObjectStore = {
        ...objects,
        put: async (key, bytes, options) => {
          if (left === 0) throw new HanksTankError('STORAGE_FULL', 'killed');
          left -= 1;
          return objects.put(key, bytes, options);
        },
      };
      const killed = train(30, { runId: '20260601T061500Z-ab12', store });
      if (writesDone < writes) await expect(killed).rejects.toThrow(/killed/);
      else await killed;

      const result = await train(30, { runId: '20260601T061500Z-ab12' });
      expect(result.status).toBe('success');
      expect(deployedVersion(result)).toBe(pointer().model_version);
      // Only the moment of the promotion is another one.
      const timeless = ({ changes, ...own }: ReturnType<typeof pointer>) => ({
        ...own,
        changes: changes.map(({ changed_at: _, ...change }) => change),
      });
      expect(timeless(pointer())).toEqual(timeless(calm.pointer()));
      expect([...objects.objects.keys()].sort()).toEqual([...calm.objects.objects.keys()].sort());
      expect(warehouse.rows('mlb_predictions.model_registry')).toHaveLength(1);
    },
  );

  it('loses against another that promoted in between, without harm', async () => {
    const { objects, train } = openTrainer();
    const other = openTrainer(memoryObjects(), outcomeWorld({ seed: 8, days: 30, starterEffect: 1 }).rows);
    await other.train(30);
    const theirs = other.objects.objects.get(other.pointer().model.key)?.toString() ?? '';
    let isFirst = true;
    const store: ObjectStore = {
      ...objects,
      put: async (key, bytes, options) => {
        if (key === pointerKey && isFirst) {
          isFirst = false;
          await promoteModelFile(objects, JSON.parse(theirs));
        }
        return objects.put(key, bytes, options);
      },
    };
    await expect(train(30, { store })).rejects.toThrow(
      expect.objectContaining({ code: 'PRECONDITION_FAILED' }),
    );
    const again = await train(30);
    expect(again).toMatchObject({
      status: 'skipped',
      reason: expect.stringMatching(/was judged against no model, but .* is served now: not promoted/),
    });
    const pointer = JSON.parse(objects.objects.get(pointerKey)?.toString() ?? '{}');
    expect(pointer.model_version).toBe(other.pointer().model_version);
  });
});

describe('the settings of the trainer', () => {
  it('come from the environment, with defaults', () => {
    expect(readTrainerSettings({})).toEqual(settings);
    expect(readTrainerSettings({ TRAINER_NEW_DAYS_MIN: '3', TRAINER_SEED: '5' })).toMatchObject({
      newDaysMin: 3,
      training: { seed: 5 },
    });
  });

  it('name every problem', () => {
    expect(() => readTrainerSettings({ TRAINER_NEW_DAYS_MIN: '0', TRAINER_SEED: 'x' })).toThrow(
      expect.objectContaining({
        code: 'CONFIG_INVALID',
        message: expect.stringMatching(
          /TRAINER_NEW_DAYS_MIN[\s\S]*TRAINER_SEED|TRAINER_SEED[\s\S]*TRAINER_NEW_DAYS_MIN/,
        ),
      }),
    );
  });
});
