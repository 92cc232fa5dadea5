import { describe, expect, it } from 'vitest';
import { modelCardSchema, modelPointerSchema } from '../../../schemas/models.ts';
import { type PlayerTraining, playerTrainings } from '../../../services/trainer/player-trainings.ts';
import { withPlayerSystems } from '../../../services/trainer/train-player-systems.ts';
import { addDays } from '../../../shared/domain/calendar.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import {
  pitcherStrikeouts,
  startRowOf,
  walkStarts,
} from '../../../shared/models/pitcher-strikeouts/index.ts';
import {
  batterOutcomes,
  batterRowOf,
  outcomeNames,
  playerPerformance,
  walkBatters,
} from '../../../shared/models/player-performance/index.ts';
import type { ObjectStore } from '../../../shared/ports/objects.ts';
import type { SqlParameters, SqlRow } from '../../../shared/ports/warehouse.ts';
import { createMemberBreakers } from '../../../shared/runtime/member-breakers.ts';
import type { StageHandler, StageResult } from '../../../shared/runtime/stage-types.ts';
import { madeUpStarts } from '../../support/made-up-starts.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { type MemoryObjects, memoryObjects } from '../../support/memory-objects.ts';
import { type MemoryWarehouse, memoryWarehouse } from '../../support/memory-warehouse.ts';
import { stageContext } from '../../support/stage-context.ts';

const league = madeUpStarts({ seasons: [2014, 2015], days: 60 });
const cutoffOf = (date: string): string => `${date}T12:00:00.000Z`;
const startRows = walkStarts(league, 'projected').map(
  (start): SqlRow => ({
    ...startRowOf(start, cutoffOf(start.gameDate)),
    // Something to learn in a league of chance: who is at home has four more.
    strikeouts: (start.isHome ? 6 : 2) + (start.gamePk % 3),
  }),
);
const batterRows = walkBatters(league, 'projected').map(
  (batter): SqlRow => ({
    ...batterRowOf(batter, cutoffOf(batter.gameDate)),
    ...Object.fromEntries(
      batterOutcomes.map((outcome, index) => [outcomeNames[outcome], batter.counts[index] ?? 0]),
    ),
    hits: batter.slot <= 3 || (batter.gamePk + batter.slot) % 3 === 0 ? 1 : 0,
  }),
);
const before =
  (rows: readonly SqlRow[]) =>
  ({ trained_before, date_from }: SqlParameters): SqlRow[] =>
    rows.filter(
      (row) =>
        String(row['feature_date']) < String(trained_before?.value) &&
        String(row['feature_date']) >= String(date_from?.value),
    );

const games: StageHandler<'features.created', object> = async () => ({
  status: 'skipped',
  reason: 'nothing new of games',
  rowsIn: 1,
  rowsOut: 0,
});

function openTrainer({
  trainings = playerTrainings(),
  objects = memoryObjects(),
}: {
  trainings?: readonly PlayerTraining[];
  objects?: MemoryObjects;
} = {}) {
  const warehouse = memoryWarehouse(objects, {
    'mlb_predictions/strikeout_training_rows/query.sql': before(startRows),
    'mlb_predictions/player_training_rows/query.sql': before(batterRows),
  });
  const clock = manualClock('2015-06-01T06:15:00.000Z');
  const breakers = createMemberBreakers(clock, { failuresMax: 2, openMs: 1_000_000 });
  const train = (
    slateDate: string,
    change: { runId?: string; store?: ObjectStore; house?: MemoryWarehouse } = {},
  ): Promise<StageResult> =>
    withPlayerSystems(games, trainings)(
      {
        run_id: change.runId ?? '20150601T061500Z-ab12',
        game_date: addDays(slateDate, -1),
        feature_dates: [],
        slate: {
          slate_date: slateDate,
          cutoff_at: cutoffOf(slateDate),
          snapshot: { key: 'serving/x.json', sha256: 'a'.repeat(64), bytes: 1, rows: 1 },
        },
      },
      {
        objects: change.store ?? objects,
        warehouse: change.house ?? warehouse,
        settings: { newDaysMin: 7 },
        breakers,
      },
      stageContext('trainer', { clock }),
    );
  const pointer = (system: string) =>
    modelPointerSchema.parse(
      JSON.parse(objects.objects.get(`models/${system}/current.json`)?.toString() ?? 'null'),
    );
  const checks = (result: StageResult): string[] =>
    (result.checks ?? []).map(({ name, passed, detail }) => `${passed ? '' : '! '}${name}: ${detail}`);
  return { objects, warehouse, train, pointer, checks };
}

const [strikeouts, batters] = playerTrainings();
if (strikeouts === undefined || batters === undefined) throw new Error('There are two.');
/** Without the members that cost most. */
const light = (training: PlayerTraining, members: readonly string[]): PlayerTraining => ({
  ...training,
  read(rows) {
    const own = training.read(rows);
    return { ...own, train: (isLeftOut) => own.train((name) => !members.includes(name) || isLeftOut(name)) };
  },
});
const starts = light(strikeouts, ['league_average', 'poisson_glm']);
const registry = 'mlb_predictions.model_registry';
const deployed = (result: StageResult): string[] =>
  (result.publish ?? []).map(({ topic, data }) =>
    topic === 'model.deployed' ? `${data.model_system} ${data.model_version}` : topic,
  );

describe('the trainer of players', () => {
  it('trains, deploys and registers both systems, and says so everywhere', async () => {
    const { objects, warehouse, train, pointer, checks } = openTrainer();
    const result = await train('2015-05-29');
    const strikeoutPointer = pointer('pitcher_strikeouts');
    expect(strikeoutPointer.trained_through).toBe('2015-05-28');
    expect(deployed(result)).toContain(`pitcher_strikeouts ${strikeoutPointer.model_version}`);
    expect(result).toMatchObject({ status: 'success', rowsOut: 2 });
    expect(result.reason).toMatch(/^nothing new of games; pitcher_strikeouts 20150528-.* deployed; player_/);
    expect(checks(result)[0]).toMatch(/^pitcher_strikeouts: deployed: mean absolute error/);
    const card = modelCardSchema.parse(
      JSON.parse(objects.objects.get(strikeoutPointer.card.key)?.toString() ?? 'null'),
    );
    expect(card.processor_version).not.toBe('');
    expect(card.input_reference?.inputs.map(({ feature }) => feature)).toEqual(card.features);
    expect(card.input_reference?.rows).toBe(card.parameters['starts']);
    const rows = warehouse.rows(registry);
    expect(rows.map((row) => row['model_system'])).toEqual(['pitcher_strikeouts', 'player_performance']);
    const average = card.metrics.find(({ member }) => member === 'league_average');
    expect(rows[0]).toMatchObject({ engine: 'poisson_glm', brier_constant: average?.brier, brier_elo: null });
    for (const [system, key] of [
      [pitcherStrikeouts, 'pitcher_strikeouts'],
      [playerPerformance, 'player_performance'],
    ] as const) {
      const model = [...objects.objects.keys()].find(
        (name) => name.startsWith(`models/${key}/2015`) && name.endsWith('model.json'),
      );
      const own = modelCardSchema.parse(
        JSON.parse(objects.objects.get(model?.replace('model.json', 'card.json') ?? '')?.toString() ?? ''),
      );
      expect(own.input_reference?.inputs.map(({ feature }) => feature)).toEqual(system.features);
      expect(system.readModel(objects.objects.get(model ?? '')?.toString() ?? '').trainedThrough).toBe(
        '2015-05-28',
      );
    }
  });

  it('waits for seven new days, by the calendar without reading a row', async () => {
    const { objects, train, checks } = openTrainer({ trainings: [starts] });
    await train('2015-05-20');
    const stored = new Map(objects.objects);
    const unread = memoryWarehouse(objects);
    const next = await train('2015-05-26', { runId: '20150602T061500Z-cd34', house: unread });
    expect(next).toMatchObject({ status: 'skipped', rowsOut: 0, publish: [] });
    expect(checks(next)).toEqual([
      expect.stringMatching(/^pitcher_strikeouts: at most 6 new days .*2015-05-19\); 7 are needed/),
    ]);
    expect(objects.objects).toEqual(stored);
    const later = await train('2015-05-27', { runId: '20150603T061500Z-cd34' });
    expect(later.reason).toMatch(/pitcher_strikeouts 20150526-/);
    // In the winter the calendar goes on and the games do not: there are four more days of them.
    const winter = await train('2015-12-01', { runId: '20150604T061500Z-cd34' });
    expect(checks(winter)).toEqual([expect.stringMatching(/^pitcher_strikeouts: 4 new days/)]);
  });

  it('replaces at once a model that cannot be used any more', async () => {
    const { objects, train, pointer } = openTrainer({ trainings: [starts] });
    await train('2015-05-20');
    await objects.put(pointer('pitcher_strikeouts').model.key, Buffer.from('{}'));
    await train('2015-05-22', { runId: '20150602T061500Z-cd34' });
    expect(pointer('pitcher_strikeouts').trained_through).toBe('2015-05-21');
  });

  it('does nothing without a slate, and without rows says so', async () => {
    const { objects, warehouse, train, checks } = openTrainer();
    const handler = withPlayerSystems(games, playerTrainings());
    const data = { run_id: '20150601T061500Z-ab12', game_date: '2015-05-31', feature_dates: [], slate: null };
    const settings = { newDaysMin: 7 };
    expect(await handler(data, { objects, warehouse, settings }, stageContext('trainer'))).toEqual(
      await games(data, {}, stageContext('trainer')),
    );
    expect(checks(await train('2014-04-01'))).toEqual([
      'pitcher_strikeouts: nothing to learn from yet',
      'player_performance: nothing to learn from yet',
    ]);
    expect(checks(await train('2014-04-20'))).toEqual([
      expect.stringMatching(/pitcher_strikeouts: no model is trained: 116 starts/),
      expect.stringMatching(/player_performance: no model is trained/),
    ]);
  });

  it('names a system that fails, opens its breaker, and goes on with the others', async () => {
    let calls = 0;
    const broken: PlayerTraining = {
      ...strikeouts,
      read() {
        calls += 1;
        throw new HanksTankError('ROW_INVALID', 'a start without a pitcher');
      },
    };
    const small = light(batters, ['hits']);
    const { train, checks, pointer } = openTrainer({ trainings: [broken, small] });
    const first = await train('2015-05-29');
    expect(checks(first)[0]).toBe('! pitcher_strikeouts: ROW_INVALID: a start without a pitcher');
    expect(checks(first)[1]).toMatch(/^player_performance: deployed/);
    expect(pointer('player_performance').trained_through).toBe('2015-05-28');
    await train('2015-05-30');
    expect(checks(await train('2015-05-30'))[0]).toBe(
      '! pitcher_strikeouts: left alone: it failed too often',
    );
    expect(calls).toBe(2);
  });

  it('names a member that fails, and leaves it out once it failed too often', async () => {
    const failing: PlayerTraining = {
      ...strikeouts,
      read(rows) {
        const own = starts.read(rows);
        return {
          ...own,
          train(isLeftOut) {
            const outcome = own.train(isLeftOut);
            if (outcome.kind !== 'trained' || isLeftOut('v1_baseline')) return outcome;
            const failures = [{ member: 'v1_baseline', reason: 'no leaf' }];
            return { ...outcome, trained: { ...outcome.trained, failures } };
          },
        };
      },
    };
    const { train, checks } = openTrainer({ trainings: [failing] });
    const results: string[][] = [];
    for (const [index, date] of ['2015-05-08', '2015-05-16', '2015-05-24'].entries())
      results.push(checks(await train(date, { runId: `2015060${index}T061500Z-ab12` })).slice(1));
    expect(results).toEqual([
      ['! pitcher_strikeouts.v1_baseline: no leaf'],
      ['! pitcher_strikeouts.v1_baseline: no leaf'],
      ['! pitcher_strikeouts.v1_baseline: left out: it failed too often'],
    ]);
  });

  it('passes on a store that is down', async () => {
    const { objects, train } = openTrainer();
    const down = async (): Promise<never> => {
      throw new HanksTankError('WAREHOUSE_UNAVAILABLE', 'down');
    };
    await expect(train('2015-05-29', { store: { ...objects, list: down } })).rejects.toThrow(/down/);
  });
});

describe('a trainer of players that was killed', () => {
  const writes = 4;
  it.each(Array.from({ length: writes + 1 }, (_, index) => index))(
    'after %i of its writes ends where an undisturbed one ends, and says it once more',
    async (writesDone) => {
      const calm = openTrainer({ trainings: [starts] });
      await calm.train('2015-05-08');
      const { objects, warehouse, train, pointer } = openTrainer({ trainings: [starts] });
      let left = writesDone;
      const store: ObjectStore = {
        ...objects,
        put: async (key, bytes, options) => {
          if (left === 0) throw new HanksTankError('STORAGE_FULL', 'killed');
          left -= 1;
          return objects.put(key, bytes, options);
        },
      };
      const killed = train('2015-05-08', { store });
      if (writesDone < writes) await expect(killed).rejects.toThrow(/killed/);
      else await killed;

      const result = await train('2015-05-08');
      expect(deployed(result)).toEqual([`pitcher_strikeouts ${pointer('pitcher_strikeouts').model_version}`]);
      expect(pointer('pitcher_strikeouts')).toEqual(calm.pointer('pitcher_strikeouts'));
      expect([...objects.objects.keys()].sort()).toEqual([...calm.objects.objects.keys()].sort());
      expect(warehouse.rows(registry)).toHaveLength(1);
    },
  );

  it('does not promote a rolled-back version again', async () => {
    const { objects, train, pointer } = openTrainer({ trainings: [starts] });
    await train('2015-05-08');
    const rolledBack = { ...pointer('pitcher_strikeouts'), model_version: '20140901-00000000' };
    await objects.put('models/pitcher_strikeouts/current.json', Buffer.from(JSON.stringify(rolledBack)));
    await train('2015-05-08', { runId: '20150602T061500Z-cd34' });
    expect(pointer('pitcher_strikeouts').model_version).toBe('20140901-00000000');
  });
});
