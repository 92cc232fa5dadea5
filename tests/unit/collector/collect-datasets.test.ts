import { describe, expect, it } from 'vitest';
import type { DatasetCollector } from '../../../functions/collector/collect-datasets.ts';
import { collectRequestedDate, collectRetriedGames } from '../../../functions/collector/handler.ts';
import { bundleSchema } from '../../../schemas/bundle.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import { collectorWorld, eventOf, gameDate, runId, twoGames } from '../../support/collector-world.ts';

const bundle = (dataset: string) => ({
  schema_version: 1 as const,
  game_pk: null,
  dataset,
  tables: { 'mlb_historical_data.venues': [{ venue_id: 19 }] },
  findings: [],
});

const fixed = (dataset: string, answer: () => ReturnType<typeof bundle> | null): DatasetCollector => ({
  dataset,
  collect: async () => answer(),
});

function world(datasets: readonly DatasetCollector[], names: readonly string[] | null = null) {
  const made = collectorWorld(twoGames, [], { datasets: names });
  const dependencies = { ...made.dependencies, datasets };
  return {
    ...made,
    collect: () =>
      collectRequestedDate(
        { run_id: runId, game_date: gameDate, reason: 'nightly', game_pks: null, attempt: 1 },
        dependencies,
        made.context,
      ),
    retry: () =>
      collectRetriedGames(
        { run_id: runId, game_date: gameDate, attempt: 2, games: [{ game_pk: 900_001, reason: 'X' }] },
        dependencies,
        made.context,
      ),
  };
}

describe('datasets of a date', () => {
  it('are bundles of their own beside the games', async () => {
    const { collect, objects } = world([
      fixed('rosters', () => bundle('rosters')),
      fixed('odds', () => null),
    ]);
    const event = eventOf(await collect());
    const staged = event.bundles.filter(({ dataset }) => dataset !== null);
    expect(staged).toMatchObject([
      {
        game_pk: null,
        dataset: 'rosters',
        object: { key: `staging/game_date=${gameDate}/run=${runId}/attempt=1/rosters.json`, rows: 1 },
      },
    ]);
    const stored = objects.objects.get(staged[0]?.object.key ?? '')?.toString() ?? '';
    expect(bundleSchema.parse(JSON.parse(stored))).toMatchObject(bundle('rosters'));
    expect(event.bundles).toHaveLength(4);
  });

  it('hear of the date, the reason and the listed games', async () => {
    const heard: unknown[] = [];
    const listening: DatasetCollector = {
      dataset: 'odds',
      collect: async (request) => {
        heard.push({ ...request, listings: request.listings.map(({ header }) => header.gamePk) });
        return null;
      },
    };
    await world([listening]).collect();
    expect(heard).toMatchObject([
      {
        runId,
        gameDate,
        reason: 'nightly',
        listings: [900_001, 900_002],
        games: [{ game_pk: 900_001 }, { game_pk: 900_002 }],
      },
    ]);
  });

  it('that fail are listed and hold nobody back', async () => {
    const failing = fixed('odds', () => {
      throw new HanksTankError('SOURCE_TIMEOUT', 'odds took too long');
    });
    const { collect, lines } = world([failing, fixed('rosters', () => bundle('rosters'))]);
    const result = await collect();
    const event = eventOf(result);
    expect(event.datasets_failed).toEqual([
      { dataset: 'odds', code: 'SOURCE_TIMEOUT', message: 'odds took too long' },
    ]);
    expect(event.bundles.map(({ dataset }) => dataset)).toContain('rosters');
    expect(event.games_failed).toEqual([]);
    expect(result.checks).toContainEqual({
      name: 'every dataset collected',
      passed: false,
      detail: 'rosters, odds failed (SOURCE_TIMEOUT)',
    });
    expect(lines().filter(({ severity }) => severity === 'WARNING')).toMatchObject([{ dataset: 'odds' }]);
  });

  it('do not hide a failure of storage', async () => {
    const broken = fixed('odds', () => {
      throw new HanksTankError('STORAGE_FULL', 'the disk is full');
    });
    await expect(world([broken]).collect()).rejects.toMatchObject({ code: 'STORAGE_FULL' });
  });

  it('are only those that the settings name', async () => {
    const both = [fixed('rosters', () => bundle('rosters')), fixed('odds', () => bundle('odds'))];
    const collected = async (names: readonly string[] | null) =>
      eventOf(await world(both, names).collect()).bundles.flatMap(({ dataset }) => dataset ?? []);
    expect(await collected(null)).toEqual(['rosters', 'odds']);
    expect(await collected(['odds'])).toEqual(['odds']);
    expect(await collected([])).toEqual([]);
  });

  it('are not asked for when games are collected again', async () => {
    const { retry } = world([fixed('rosters', () => bundle('rosters'))]);
    expect(eventOf(await retry()).bundles.map(({ dataset }) => dataset)).not.toContain('rosters');
  });
});
