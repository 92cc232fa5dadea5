import { describe, expect, it } from 'vitest';
import { buildDatasetBundle } from '../../../functions/collector/build-bundle.ts';
import type { DatasetCollector } from '../../../functions/collector/collect-datasets.ts';
import { createForecastCollector } from '../../../functions/collector/collect-forecasts.ts';
import { collectRequestedDate } from '../../../functions/collector/handler.ts';
import { weatherForecasts } from '../../../schemas/tables/weather.ts';
import { forecastJson } from '../../../services/league-simulator/responses/forecast.ts';
import type { SqlRow } from '../../../shared/ports/warehouse.ts';
import { collectorWorld, eventOf, gameDate, runId } from '../../support/collector-world.ts';
import { contractRow } from '../../support/contract-rows.ts';
import { fixedWarehouse } from '../../support/fixed-warehouse.ts';
import { type ScriptedAnswer, scriptedSource } from '../../support/scripted-source.ts';
import { smallListing, smallSchedule } from '../../support/small-feed.ts';
import { storedBundle } from '../../support/stored-tables.ts';

const listing = (gamePk: number, venueId: number, more: Record<string, unknown> = {}) =>
  smallListing({
    gamePk,
    codedState: 'S',
    abstractState: 'Preview',
    gameDate: '2026-04-15T23:10:00Z',
    venue: { id: venueId, name: 'a park' },
    ...more,
  });

const forecast = forecastJson(
  1,
  { latitude: 39.7, longitude: -105, firstDate: '2026-04-15', lastDate: '2026-04-16' },
  Date.parse('2026-04-15T06:00:00Z'),
);

const at = '2026-04-15T06:15:00.000Z';

function world(
  listings: readonly object[],
  answers: Record<string, ScriptedAnswer>,
  sites: readonly SqlRow[] = [],
  before: readonly DatasetCollector[] = [],
) {
  const made = collectorWorld({ schedule: smallSchedule(listings) });
  const source = scriptedSource('open_meteo', made.clock, answers);
  const warehouse = fixedWarehouse({ 'mlb_historical_data/venue_sites/query.sql': sites });
  const datasets = [...before, createForecastCollector(source, warehouse)];
  const collect = async () => {
    const result = await collectRequestedDate(
      { run_id: runId, game_date: gameDate, reason: 'slate', game_pks: null, attempt: 1 },
      { ...made.dependencies, datasets },
      made.context,
    );
    const event = eventOf(result);
    const key = event.bundles.find(({ dataset }) => dataset === 'forecasts')?.object.key;
    const bundle = key === undefined ? null : storedBundle(made.objects.objects.get(key)?.toString() ?? '');
    const rows = bundle?.tables['mlb_historical_data.weather_forecasts'] ?? [];
    return { event, bundle, rows: rows.map((row) => weatherForecasts.row.parse(row)) };
  };
  return { asked: source.asked, warehouse, collect };
}

describe('forecasts of a date', () => {
  it('are asked for once a park, for the games that have not begun', async () => {
    const { asked, collect } = world(
      [
        listing(1, 19),
        listing(2, 19, { gameNumber: 2, gameDate: '2026-04-16T01:20:00Z' }),
        listing(3, 3),
        listing(4, 22, { codedState: 'D' }),
      ],
      { forecast },
    );
    const { rows, bundle } = await collect();
    expect(asked).toEqual(['forecast 19', 'forecast 3']);
    expect(rows.map((row) => [row.game_pk, row.forecast_for_at, row.exposure])).toEqual([
      [1, '2026-04-15T23:00:00.000Z', 'outdoor'],
      [2, '2026-04-16T01:00:00.000Z', 'outdoor'],
      [3, '2026-04-15T23:00:00.000Z', 'outdoor'],
    ]);
    for (const row of rows) {
      expect(row.known_at).toBe(row.captured_at);
      expect(row.wind_out_mph).not.toBeNull();
      expect(row.source).toBe('open_meteo');
    }
    expect(bundle?.findings).toEqual([]);
    expect(bundle?.tables['raw_data.raw_objects']).toHaveLength(2);
  });

  it('know a dome and a roof: indoors nothing is asked', async () => {
    const { asked, collect } = world(
      [
        listing(1, 12),
        listing(2, 15, { weather: { condition: 'Roof Closed' } }),
        listing(3, 32),
        listing(4, 19, { weather: { condition: 'Sunny' } }),
      ],
      { forecast },
    );
    const { rows } = await collect();
    expect(asked).toEqual(['forecast 32', 'forecast 19']);
    expect(rows.map((row) => [row.game_pk, row.exposure, row.temperature_fahrenheit === null])).toEqual([
      [3, 'retractable', false],
      [4, 'outdoor', false],
      [1, 'indoor', true],
      [2, 'indoor', true],
    ]);
  });

  it('are asked for nobody when no game is to come', async () => {
    const { asked, collect } = world([listing(1, 19, { codedState: 'C' })], { forecast });
    expect((await collect()).bundle).toBeNull();
    expect(asked).toEqual([]);
  });

  it('take the place of a park from the warehouse, and fill it from the table', async () => {
    const known = { venue_id: 19, latitude: null, longitude: null, azimuth_degrees: 184, roof_type: null };
    const elsewhere = {
      venue_id: 5340,
      latitude: 19.4,
      longitude: -99.1,
      azimuth_degrees: null,
      roof_type: 'Open',
    };
    const nowhere = {
      venue_id: 401,
      latitude: null,
      longitude: null,
      azimuth_degrees: null,
      roof_type: null,
    };
    const { collect } = world(
      [listing(1, 19), listing(2, 5340), listing(3, 401), listing(4, 999)],
      { forecast },
      [known, elsewhere, nowhere],
    );
    const { rows, bundle } = await collect();
    const { rows: shipped } = await world([listing(1, 19)], { forecast }).collect();
    // The park is turned about: what blows out blows in.
    expect(rows[0]?.wind_out_mph).toBeCloseTo(-(shipped[0]?.wind_out_mph ?? 0), 1);
    expect(rows[1]).toMatchObject({ game_pk: 2, wind_out_mph: null });
    expect(bundle?.findings).toMatchObject([{ path: 'game 3' }, { path: 'game 4' }]);
  });

  it('take the place of a park that this run has just asked for, whatever has been loaded of it by then', async () => {
    const site = { venue_id: 19, latitude: 39.7, longitude: -105, azimuth_degrees: 184, roof_type: 'Open' };
    const reading = { runId, source: 'statsapi', fetchedAt: at, ingestedAt: at };
    const reference: DatasetCollector = {
      dataset: 'reference',
      collect: async () => {
        const tables = { 'mlb_historical_data.venues': [contractRow('mlb_historical_data.venues', site)] };
        return buildDatasetBundle('reference', { tables, findings: [] }, [], reading);
      },
    };
    const collected = async (stored: readonly SqlRow[]) =>
      (await world([listing(1, 19)], { forecast }, stored, [reference]).collect()).rows[0];
    const { rows: shipped } = await world([listing(1, 19)], { forecast }).collect();
    expect((await collected([]))?.wind_out_mph).toBeCloseTo(-(shipped[0]?.wind_out_mph ?? 0), 1);
    expect(await collected([{ ...site, azimuth_degrees: 4 }])).toEqual(await collected([site]));
  });

  it('that fail at one park are a finding, at every park a failure', async () => {
    const broken = { status: 500, text: '' };
    const some = await world([listing(1, 19), listing(2, 3)], { 'forecast 19': broken, forecast }).collect();
    expect(some.rows.map((row) => row.game_pk)).toEqual([2]);
    expect(some.bundle?.findings).toMatchObject([{ path: 'venue 19' }]);
    const none = await world([listing(1, 19), listing(2, 3)], { forecast: broken }).collect();
    expect(none.event.datasets_failed).toMatchObject([{ dataset: 'forecasts', code: 'SOURCE_FAILED' }]);
  });

  it('that do not reach the first pitch are a finding', async () => {
    const { collect } = world([listing(1, 19, { gameDate: '2026-04-20T23:10:00Z' })], { forecast });
    const { rows, bundle } = await collect();
    expect(rows).toEqual([]);
    expect(bundle?.findings).toMatchObject([{ code: 'FIELD_MISSING', path: 'game 1' }]);
  });
});
