import { describe, expect, it } from 'vitest';
import { createStrikeoutLinesCollector } from '../../../functions/collector/collect-strikeout-lines.ts';
import { collectRequestedDate } from '../../../functions/collector/handler.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import { oddsApi } from '../../../shared/sources/odds/read-odds-api.ts';
import { collectorWorld, eventOf, gameDate, runId, type Script } from '../../support/collector-world.ts';
import { lineOutcomes, oddsEvent, pitcherLinesEvent } from '../../support/odds-events.ts';
import { type ScriptedAnswer, scriptedSource } from '../../support/scripted-source.ts';
import { smallListing, smallSchedule } from '../../support/small-feed.ts';
import { storedBundle } from '../../support/stored-tables.ts';

/** A listing with announced starters; the clock of the world stands at 06:15 UTC on 15 April. */
function listing(gamePk: number, gameDateTime: string, more: Record<string, unknown> = {}) {
  const made = smallListing({
    gamePk,
    codedState: 'S',
    abstractState: 'Preview',
    gameDate: gameDateTime,
    ...more,
  });
  const teams = made['teams'] as Record<'home' | 'away', object>; // as the small listing makes it
  return {
    ...made,
    teams: {
      home: { ...teams.home, probablePitcher: { id: 607_536, fullName: 'Kyle Freeland' } },
      away: { ...teams.away, probablePitcher: { id: 686_752, fullName: 'Ryan Pepiot' } },
    },
  };
}

const evening = '2026-04-15T23:10:00Z';
const upcoming: Script = { schedule: smallSchedule([listing(900_001, evening)]) };
const head = (id: string, at: string = evening) => {
  const { bookmakers: _, ...event } = oddsEvent({ id, commence_time: at });
  return event;
};

interface WorldOptions {
  script?: Script;
  events?: object[];
  answers?: Record<string, ScriptedAnswer>;
  remaining?: number | null;
  skip?: string | null;
}

function world({
  script = upcoming,
  events = [head('one')],
  answers = { odds_strikeouts: pitcherLinesEvent() },
  remaining = 400,
  skip = null,
}: WorldOptions = {}) {
  const made = collectorWorld(script);
  const scripted = scriptedSource('odds_api', made.clock, {
    odds_events: JSON.stringify(events),
    ...answers,
  });
  const source = {
    ...scripted,
    quota: () => (remaining === null ? null : { remaining, used: 1, last: 0 }),
  };
  const datasets = [
    createStrikeoutLinesCollector({
      source,
      provider: oddsApi,
      method: 'multiplicative',
      skipReason: async () => skip,
    }),
  ];
  const collect = () =>
    collectRequestedDate(
      { run_id: runId, game_date: gameDate, reason: 'slate', game_pks: null, attempt: 1 },
      { ...made.dependencies, datasets },
      made.context,
    );
  const bundle = (result: Awaited<ReturnType<typeof collect>>) => {
    const reference = eventOf(result).bundles.find(({ dataset }) => dataset === 'strikeout_lines');
    return storedBundle(made.objects.objects.get(reference?.object.key ?? '')?.toString() ?? 'null');
  };
  return { ...made, asked: scripted.asked, collect, bundle };
}

const table = 'mlb_historical_data.strikeout_line_snapshots';

describe('strikeout lines of a date', () => {
  it('are snapshots of the announced starters, with ledger and known_at', async () => {
    const { collect, bundle, asked } = world();
    const { tables, findings } = bundle(await collect());
    expect(findings).toEqual([]);
    expect(asked).toEqual([`odds_events ${gameDate}`, 'odds_strikeouts one']);
    expect(tables[table]).toHaveLength(5);
    expect(tables[table]?.[0]).toMatchObject({
      game_pk: 900_001,
      game_date: gameDate,
      pitcher_id: 607_536,
      bookmaker: 'draftkings',
      captured_at: '2026-04-15T06:15:00.000Z',
      known_at: '2026-04-15T06:15:00.000Z',
      source: 'odds_api',
      line: 4.5,
      line_halves: 9,
      over_price_american: -126,
      is_main: true,
    });
    expect(tables['raw_data.raw_objects']?.map((row) => row['endpoint'])).toEqual([
      'odds_events',
      'odds_strikeouts',
    ]);
  });

  it('of somebody who is not announced are findings', async () => {
    const answers = {
      odds_strikeouts: pitcherLinesEvent([['fanduel', lineOutcomes('Somebody Else', 4.5, -110, -110)]]),
    };
    const { collect, bundle } = world({ answers });
    const { tables, findings } = bundle(await collect());
    expect(tables[table]).toBeUndefined();
    expect(findings).toMatchObject([
      { code: 'ROW_SKIPPED', message: '0 starters of that name in game 900001, and no id of the pitcher' },
    ]);
  });

  it('are asked for of games that have not begun alone', async () => {
    const begun = listing(900_002, '2026-04-15T05:00:00Z', {
      codedState: 'I',
      abstractState: 'Live',
      gameNumber: 1,
    });
    const script = { schedule: smallSchedule([begun, { ...listing(900_001, evening), gameNumber: 2 }]) };
    const { collect, asked } = world({
      script,
      events: [head('begun', '2026-04-15T05:00:00Z'), head('one')],
    });
    await collect();
    expect(asked).toEqual([`odds_events ${gameDate}`, 'odds_strikeouts one']);
    const over = world({ script: { schedule: smallSchedule([begun]) } });
    await over.collect();
    expect(over.asked).toEqual([]);
  });

  it('are skipped without a key, and the run says so', async () => {
    const { collect, asked } = world({ skip: 'no key: skipped' });
    expect((await collect()).checks).toContainEqual({
      name: 'strikeout_lines',
      passed: true,
      detail: 'no key: skipped',
    });
    expect(asked).toEqual([]);
  });

  it.each([
    [20, [`odds_events ${gameDate}`]],
    [21, [`odds_events ${gameDate}`, 'odds_strikeouts one']],
    [null, [`odds_events ${gameDate}`, 'odds_strikeouts one']],
  ])('leave the last credits to the prices of games: %s left', async (remaining, asked) => {
    const made = world({ remaining });
    const { findings } = made.bundle(await made.collect());
    expect(made.asked).toEqual(asked);
    expect(findings.map(({ message }) => message)).toEqual(
      asked.length > 1 ? [] : ['the plan has 20 credits left: lines of 1 games are not asked for'],
    );
  });

  it('of a game that fails are a finding, and those of the others are kept', async () => {
    const script = {
      schedule: smallSchedule([
        { ...listing(900_001, '2026-04-15T17:10:00Z'), gameNumber: 1 },
        { ...listing(900_002, evening), gameNumber: 2 },
      ]),
    };
    const { collect, bundle } = world({
      script,
      events: [head('one', '2026-04-15T17:10:00Z'), head('two')],
      answers: { 'odds_strikeouts two': pitcherLinesEvent() },
    });
    const result = await collect();
    expect(eventOf(result).datasets_failed).toEqual([]);
    const { tables, findings } = bundle(result);
    expect(new Set(tables[table]?.map((row) => row['game_pk']))).toEqual(new Set([900_002]));
    expect(findings).toMatchObject([
      { code: 'ROW_SKIPPED', path: 'game 900001', message: expect.stringMatching(/^SOURCE_REFUSED/) },
    ]);
  });

  it.each([
    ['every game fails', { odds_strikeouts: { status: 500, text: '' } }, 'SOURCE_FAILED'],
    [
      'the key is refused',
      { odds_events: new HanksTankError('SOURCE_KEY_REFUSED', 'no') },
      'SOURCE_KEY_REFUSED',
    ],
    ['the events are of another shape', { odds_events: '{"message":"no"}' }, 'SOURCE_RESPONSE_MALFORMED'],
  ])('fail, and hold nobody back, when %s', async (_, answers, code) => {
    const { collect } = world({ answers });
    const published = eventOf(await collect());
    expect(published.datasets_failed).toMatchObject([{ dataset: 'strikeout_lines', code }]);
    expect(published.bundles.length).toBeGreaterThan(0);
  });
});
