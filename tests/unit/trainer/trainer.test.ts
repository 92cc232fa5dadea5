import { describe, expect, it } from 'vitest';
import { readTrainerSettings } from '../../../services/trainer/config.ts';
import { trainerStage } from '../../../services/trainer/handler.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import { gameOutcome } from '../../../shared/models/game-outcome/index.ts';
import type { ObjectStore } from '../../../shared/ports/objects.ts';
import { memoryObjects } from '../../support/memory-objects.ts';
import {
  deployedVersion,
  openTrainer,
  trainerSeason as season,
  defaultTrainerSettings as settings,
} from '../../support/open-trainer.ts';
import { outcomeWorld } from '../../support/outcome-world.ts';
import { promoteModelFile } from '../../support/serving-store.ts';
import { stageContext } from '../../support/stage-context.ts';
import { trainedFile } from '../../support/trained-file.ts';

const pointerKey = 'models/game_outcome/current.json';
const candidateKey = 'models/game_outcome/candidate.json';

describe('the trainer', () => {
  it('trains and deploys the first model, and says so everywhere', async () => {
    const { objects, warehouse, train, pointer, card } = openTrainer();
    const result = await train(30);
    const { model_version: version } = pointer();
    expect(result.status).toBe('success');
    expect(result.reason).toMatch(
      /first model; (logistic|trees) on \d+ games that were forecast before they were learned: /,
    );
    expect(deployedVersion(result)).toBe(version);
    expect(pointer().trained_through).toBe('2026-04-24');
    expect(card(version)).toMatchObject({
      decision: 'deployed',
      candidate_member: null,
      training_games: 450,
      games_with_facts: 0,
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
    // Of what the member looks at, in the rows that it was fitted to.
    expect(card(version).input_reference?.rows).toBe(450);
    expect(card(version).input_reference?.inputs[0]?.feature).toBe('elo_difference');
    const { calibration, importance, judged_from: judgedFrom, runs_metrics: runs } = card(version);
    expect(judgedFrom).toBe('2026-04-09');
    // 26 dates before the holdout: 10 warm up, 4 tune, 3 times 4 are judged, then the holdout of 4.
    expect(calibration).toMatchObject({ games: 16 * 15, platt: null });
    const inBins = calibration?.bins.reduce((sum, { games }) => sum + games, 0);
    expect(inBins).toBe(calibration?.games);
    expect(calibration?.slope).toBeGreaterThan(0);
    expect(importance[0]?.mean_absolute_share).toBeGreaterThan(importance.at(-1)?.mean_absolute_share ?? 1);
    for (const { margin_interval_80_coverage: coverage } of runs) expect(coverage).toBeGreaterThan(0.7);
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

  it('serves the same member fitted to newer games, and registers both', async () => {
    const { warehouse, train, pointer, card } = openTrainer();
    await train(50);
    const before = pointer().model_version;
    const result = await train(58);
    const { model_version: version } = pointer();
    expect(version).not.toBe(before);
    expect(deployedVersion(result)).toBe(version);
    // 58 days: the last 8 are held out; the champion was trained through day 50.
    expect(card(version).reason).toMatch(
      new RegExp(
        `^${card(before).chosen_member} fitted to newer games; not worse than ${before}: Brier .* on 120 held-out games that neither has seen$`,
      ),
    );
    expect(card(version).parameters['champion_version']).toBe(before);
    const rows = warehouse.rows('mlb_predictions.model_registry');
    expect(rows.map((row) => row['decision'])).toEqual(['deployed', 'deployed']);
  });

  it('keeps the current model when its refit is worse than noise, and registers the attempt', async () => {
    const objects = memoryObjects();
    await openTrainer(objects, season).train(50);
    // From day 50 on everything is turned round only in what the refit learns from: the games that judge it are as before.
    const turned = season.map((row) =>
      String(row['feature_date']) < '2026-05-15'
        ? { ...row, home_score: row['away_score'] ?? 0, away_score: row['home_score'] ?? 0 }
        : row,
    );
    const { warehouse, train, pointer, card } = openTrainer(objects, turned);
    const champion = pointer().model_version;
    const result = await train(58);
    expect(result).toMatchObject({ status: 'success', publish: [] });
    expect(pointer().model_version).toBe(champion);
    const rows = warehouse.rows('mlb_predictions.model_registry');
    expect(rows.map((row) => row['decision'])).toEqual(['kept', 'kept']);
    const versions = rows.map((row) => String(row['model_version']));
    const kept = versions.find((version) => card(version).candidate_member !== null) ?? '';
    expect(card(kept).reason).toMatch(
      new RegExp(`^${champion} stays: the same member fitted to newer games is worse than noise: Brier 0\\.`),
    );
    // The member that the forecasts speak for runs beside it.
    const candidate = JSON.parse(objects.objects.get(candidateKey)?.toString() ?? '{}');
    expect(candidate).toMatchObject({
      model_version: versions.find((version) => version !== kept),
      changes: [{ action: 'named', changed_by: 'trainer' }],
    });
    // Offered again, it is still kept, and nothing is said.
    expect((await train(58)).reason).toMatch(/unchanged since .* \(kept\)/);
  });

  it('serves a refit when too few games are new to both to speak against it', async () => {
    const rows = season.filter((row) => Number(row['game_pk']) % 100 < 15);
    const thin = rows.filter(
      (row) => String(row['feature_date']) < '2026-05-15' || Number(row['game_pk']) % 100 < 5,
    );
    const { train, pointer } = openTrainer(memoryObjects(), thin);
    await train(50);
    const before = pointer().model_version;
    const result = await train(57);
    expect(result.reason).toMatch(
      new RegExp(`only 35 held-out games are new to it and to ${before}, 40 would be compared`),
    );
    expect(pointer().model_version).not.toBe(before);
  });

  it('keeps the member and names the candidate while paired games are missing', async () => {
    const objects = memoryObjects();
    await promoteModelFile(objects, {
      ...trainedFile,
      member: 'elo',
      correction: null,
      model_version: '20260401-00000000',
      trained_through: '2026-04-01',
    });
    const { train, pointer, card, warehouse } = openTrainer(objects);
    const result = await train(58);
    const { model_version: version } = pointer();
    expect(deployedVersion(result)).toBe(version);
    expect(card(version)).toMatchObject({ chosen_member: 'elo', candidate_member: 'trees' });
    // The candidate is fitted too, and forecasts beside what is served.
    const candidate = JSON.parse(objects.objects.get(candidateKey)?.toString() ?? '{}').model_version;
    expect(card(candidate)).toMatchObject({
      chosen_member: 'trees',
      decision: 'kept',
      candidate_member: null,
    });
    expect(card(candidate).training_rows_sha256).toBe(card(version).training_rows_sha256);
    const model = gameOutcome.readModel(
      objects.objects.get(`models/game_outcome/${candidate}/model.json`)?.toString() ?? '',
    );
    expect(model).toMatchObject({ version: candidate, member: { name: 'trees' } });
    const registered = warehouse.rows('mlb_predictions.model_registry').map((row) => row['model_version']);
    expect(registered.toSorted()).toEqual([version, candidate].toSorted());
    expect(card(version).reason).toMatch(
      /^elo fitted to newer games; .*; trees does not replace elo: 2,5\d\d of 3,000 paired games are missing; Brier -0\.\d+ ± 0\.\d+ on 4\d\d paired games, with which a true difference of 0\.\d+ is found in 8 of 10 cases$/,
    );
  });

  it('lets another member take over once it earned it', async () => {
    const objects = memoryObjects();
    await promoteModelFile(objects, { ...trainedFile, member: 'elo', correction: null });
    // Of 450 games a calibration error is known to some .03 only.
    const lenient = { ...settings, switchGamesMin: 400, calibrationErrorTolerance: 0.03 };
    const { train, pointer, card } = openTrainer(objects, season, lenient);
    await train(58);
    expect(card(pointer().model_version)).toMatchObject({
      chosen_member: 'trees',
      candidate_member: null,
      decision: 'deployed',
      reason: expect.stringMatching(/^trees replaces elo: better; Brier -0\./),
    });
  });

  it('tunes in the first training of a month, and takes what was tuned in the others', async () => {
    const { train, pointer, card } = openTrainer();
    await train(30);
    await train(38);
    const may = pointer().model_version;
    expect(may).toMatch(/^202605/);
    expect(card(may).parameters['tuned_by']).toBeNull();
    await train(46);
    const later = card(pointer().model_version);
    expect(later.model_version).not.toBe(may);
    expect(later.parameters).toMatchObject({ tuned_by: may, tuned: card(may).parameters['tuned'] });
  });

  it('tunes anew when the card of the month cannot be read or has no parameters', async () => {
    for (const damage of [() => '{}', (text: string) => text.replace('"treeRounds"', '"rounds"')]) {
      const { objects, train, pointer, card } = openTrainer();
      await train(38);
      const { key } = pointer().card;
      await objects.put(key, Buffer.from(damage(objects.objects.get(key)?.toString() ?? '')));
      await train(46);
      expect(card(pointer().model_version).parameters['tuned_by']).toBeNull();
    }
  });

  it('is frozen in the postseason, unless there is no model to freeze', async () => {
    const dayInOctober = 200;
    const { train, pointer } = openTrainer();
    await train(30);
    const before = pointer();
    expect(await train(dayInOctober)).toMatchObject({
      status: 'skipped',
      reason: `2026-10-12 lies in the postseason: ${before.model_version} is frozen, no training`,
    });
    expect(pointer()).toEqual(before);
    const empty = openTrainer();
    expect((await empty.train(dayInOctober)).status).toBe('success');
    expect(empty.pointer().trained_through).toBe('2026-05-24');
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
  const writes = 6;
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
    expect(
      readTrainerSettings({ TRAINER_NEW_DAYS_MIN: '3', TRAINER_SEED: '5', TRAINER_SWITCH_GAMES_MIN: '9' }),
    ).toMatchObject({
      newDaysMin: 3,
      switchGamesMin: 9,
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
