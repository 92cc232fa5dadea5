import { describe, expect, it } from 'vitest';
import { createOddsCollector } from '../../../functions/collector/collect-odds.ts';
import { collectRequestedDate } from '../../../functions/collector/handler.ts';
import { lackOfKey } from '../../../functions/collector/odds-key.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import { oddsApi } from '../../../shared/sources/odds/read-odds-api.ts';
import { collectorWorld, eventOf, gameDate, runId, type Script } from '../../support/collector-world.ts';
import { oddsEvent } from '../../support/odds-events.ts';
import { type ScriptedAnswer, scriptedSource } from '../../support/scripted-source.ts';
import { smallListing, smallSchedule } from '../../support/small-feed.ts';
import { storedBundle } from '../../support/stored-tables.ts';

const scheduled = { codedState: 'S', abstractState: 'Preview', gameDate: '2026-04-15T23:10:00Z' };
const upcoming: Script = { schedule: smallSchedule([smallListing(scheduled)]) };
const event = (more: Record<string, unknown> = {}) =>
  oddsEvent({ commence_time: '2026-04-15T23:10:00Z', ...more });

/** The clock of the world stands at 06:15 UTC on 15 April. */
function world(script: Script, answer: ScriptedAnswer | object[], key: string | null = 'key') {
  const made = collectorWorld(script);
  // A list is a script of several answers; the answer itself is a list.
  const odds = Array.isArray(answer) ? JSON.stringify(answer) : answer;
  const scripted = scriptedSource('odds_api', made.clock, { odds });
  const source = { ...scripted, quota: () => ({ remaining: 498, used: 2, last: 2 }) };
  const secrets = {
    get: async (name: string): Promise<string> => {
      if (key === null) throw new HanksTankError('SECRET_NOT_FOUND', `no ${name}`);
      if (key === '!') throw new HanksTankError('INTERNAL', 'the store of secrets is broken');
      return key;
    },
  };
  const datasets = [
    createOddsCollector({
      source,
      provider: oddsApi,
      method: 'multiplicative',
      skipReason: () => lackOfKey(secrets),
    }),
  ];
  const collect = () =>
    collectRequestedDate(
      { run_id: runId, game_date: gameDate, reason: 'slate', game_pks: null, attempt: 1 },
      { ...made.dependencies, datasets },
      made.context,
    );
  const bundle = (result: Awaited<ReturnType<typeof collect>>) => {
    const reference = eventOf(result).bundles.find(({ dataset }) => dataset === 'odds');
    return storedBundle(made.objects.objects.get(reference?.object.key ?? '')?.toString() ?? 'null');
  };
  return { ...made, asked: scripted.asked, collect, bundle };
}

describe('odds of a date', () => {
  it('are snapshots of the moment, with ledger and known_at', async () => {
    const { collect, bundle, lines } = world(upcoming, [event()]);
    const { tables, findings } = bundle(await collect());
    expect(findings).toEqual([]);
    expect(tables['mlb_historical_data.odds_snapshots']).toMatchObject([
      {
        game_pk: 900_001,
        game_date: gameDate,
        market: 'h2h',
        bookmaker: 'draftkings',
        snapshot_kind: 'live',
        captured_at: '2026-04-15T06:15:00.000Z',
        known_at: '2026-04-15T06:15:00.000Z',
        source: 'odds_api',
        home_price_american: -125,
      },
      { market: 'h2h', bookmaker: 'fanduel' },
      { market: 'totals', bookmaker: 'fanduel', total_line: 11.5 },
    ]);
    expect(tables['raw_data.raw_objects']).toMatchObject([{ endpoint: 'odds', game_date: gameDate }]);
    expect(lines().filter(({ severity }) => severity === 'INFO')).toContainEqual(
      expect.objectContaining({ dataset: 'odds', remaining: 498 }),
    );
  });

  it('are not asked for when every game has begun or is put off', async () => {
    const played: Script = {
      schedule: smallSchedule([
        smallListing({ codedState: 'D' }),
        smallListing({ gamePk: 2, codedState: 'C' }),
      ]),
    };
    const { collect, asked } = world(played, [event()]);
    expect(eventOf(await collect()).bundles.map(({ dataset }) => dataset)).not.toContain('odds');
    expect(asked).toEqual([]);
  });

  it('are skipped without a key, and the run says so', async () => {
    const { collect, asked } = world(upcoming, [event()], null);
    const result = await collect();
    expect(result.checks).toContainEqual({ name: 'odds', passed: true, detail: 'no key: skipped' });
    expect(eventOf(result).datasets_failed).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('do not take a broken store of secrets for a missing key', async () => {
    await expect(world(upcoming, [event()], '!').collect()).rejects.toMatchObject({ code: 'INTERNAL' });
  });

  it('leave out games in progress and say what fits no game', async () => {
    const inPlay = event({ id: 'live', commence_time: '2026-04-15T06:00:00Z' });
    const strangers = event({ id: 'strangers', home_team: 'Boston Red Sox', bookmakers: [] });
    const { collect, bundle } = world(upcoming, [inPlay, strangers]);
    const { tables, findings } = bundle(await collect());
    expect(tables['mlb_historical_data.odds_snapshots']).toBeUndefined();
    expect(findings).toMatchObject([{ code: 'ROW_SKIPPED', path: 'strangers' }]);
  });

  it('of a game that has begun by the schedule are not kept', async () => {
    const doubleheader: Script = {
      schedule: smallSchedule([
        smallListing({
          ...scheduled,
          codedState: 'I',
          abstractState: 'Live',
          gameDate: '2026-04-15T17:00:00Z',
        }),
        smallListing({ ...scheduled, gamePk: 900_002, gameNumber: 2 }),
      ]),
    };
    const { collect, bundle } = world(doubleheader, [
      event({ id: 'one', commence_time: '2026-04-15T17:00:00Z' }),
      event({ id: 'two' }),
    ]);
    const { tables } = bundle(await collect());
    const pks = tables['mlb_historical_data.odds_snapshots']?.map((row) => row['game_pk']);
    expect(new Set(pks)).toEqual(new Set([900_002]));
  });

  it.each([
    ['a refused key', new HanksTankError('SOURCE_KEY_REFUSED', 'refused'), 'SOURCE_KEY_REFUSED'],
    ['an error of the service', { status: 500, text: '' }, 'SOURCE_FAILED'],
    ['another shape', { message: 'no' }, 'SOURCE_RESPONSE_MALFORMED'],
  ])('that fail with %s hold nobody back', async (_, answer, code) => {
    const { collect } = world(upcoming, answer);
    const published = eventOf(await collect());
    expect(published.datasets_failed).toMatchObject([{ dataset: 'odds', code }]);
    expect(published.bundles.length).toBeGreaterThan(0);
  });
});
