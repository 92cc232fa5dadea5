import { describe, expect, it } from 'vitest';
import { chooseGameTypes } from '../../../functions/collector/choose-game-types.ts';
import { createSeasonsCollector } from '../../../functions/collector/collect-seasons.ts';
import { allGameTypes, defaultCollectorSettings } from '../../../functions/collector/config.ts';
import { seasons } from '../../../schemas/tables/seasons.ts';
import type { SqlRow } from '../../../shared/ports/warehouse.ts';
import { collectorWorld, runId } from '../../support/collector-world.ts';
import { fixedWarehouse } from '../../support/fixed-warehouse.ts';
import { scriptedSource } from '../../support/scripted-source.ts';
import { storedTables } from '../../support/stored-tables.ts';

const file = 'mlb_historical_data/season_dates/query.sql';
const season2031: SqlRow = {
  season: 2031,
  spring_start: '2031-02-20',
  spring_end: '2031-03-24',
  regular_start: '2031-03-27',
  regular_end: '2031-09-28',
  all_star_date: '2031-07-15',
  postseason_start: '2031-09-30',
  postseason_end: '2031-11-01',
};
const body = {
  seasons: [
    {
      seasonId: '2031',
      springStartDate: '2031-02-20',
      springEndDate: '2031-03-24',
      regularSeasonStartDate: '2031-03-27',
      regularSeasonEndDate: '2031-09-28',
      allStarDate: '2031-07-15',
      postSeasonStartDate: '2031-09-30',
      postSeasonEndDate: '2031-11-01',
    },
    { seasonId: '2030', regularSeasonStartDate: '2030-03-28', regularSeasonEndDate: '2030-09-29' },
  ],
};

function world(answer: object | null, known: readonly SqlRow[] = []) {
  const { context, objects, clock } = collectorWorld({});
  const settings = { ...defaultCollectorSettings, retryDelaysMs: [] };
  const source = scriptedSource('statsapi', clock, answer === null ? {} : { seasons: answer });
  const warehouse = fixedWarehouse({ [file]: known });
  const { collect } = createSeasonsCollector(source, warehouse);
  return (gameDate: string) =>
    collect(
      { runId, gameDate, reason: 'nightly', listings: [], games: [], datasets: [] },
      { objects, settings, context, gameDate },
    );
}

describe('the dates of a season that is not shipped', () => {
  it('are asked for, once', async () => {
    const bundle = await world(body)('2031-04-05');
    expect(bundle).toMatchObject({ game_pk: null, dataset: 'seasons', findings: [] });
    if (bundle === null || !('tables' in bundle)) throw new Error('nothing was collected');
    const rows = bundle.tables['mlb_historical_data.seasons'] ?? [];
    expect(rows).toEqual([expect.objectContaining({ ...season2031, source: 'statsapi', run_id: runId })]);
    for (const row of storedTables({ 'mlb_historical_data.seasons': rows })['mlb_historical_data.seasons'] ??
      [])
      expect(seasons.row.safeParse(row).success).toBe(true);
    expect(bundle.tables['raw_data.raw_objects']).toHaveLength(1);
    expect(await world(body, [season2031])('2031-04-05')).toBeNull();
    expect(await world(body)('2026-04-05')).toBeNull();
  });

  it('stay unknown when the source does not have them; a failure is told', async () => {
    expect(await world(null)('2031-04-05')).toBeNull();
    await expect(world({ message: 'Not Found' })('2031-04-05')).rejects.toMatchObject({
      code: 'SOURCE_RESPONSE_MALFORMED',
    });
  });
});

describe('the types of games to collect', () => {
  const choose = (date: string, gameTypes: string[] | null, known: readonly SqlRow[] = []) =>
    chooseGameTypes(date, { gameTypes }, fixedWarehouse({ [file]: known }));

  it('are as configured, else of the phase, else all', async () => {
    expect(await choose('2026-06-01', ['S'])).toEqual(['S']);
    expect(await choose('2026-06-01', null)).toEqual(['R']);
    expect(await choose('2026-12-25', null)).toEqual(allGameTypes);
    expect(await choose('2031-06-01', null)).toEqual(allGameTypes);
    expect(await choose('2031-06-01', null, [season2031])).toEqual(['R']);
    expect(await choose('2031-07-15', null, [season2031])).toEqual(['R', 'A']);
  });
});
