import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunOutcome } from '../../services/console/run-chain.ts';
import { teams } from '../../services/league-simulator/teams.ts';
import { createWorld } from '../../services/league-simulator/world.ts';
import { dateRange } from '../../shared/domain/calendar.ts';
import { differencesOf, readFinalState, readWarehouse } from '../support/final-state.ts';
import { leagueSource } from '../support/league-source.ts';
import { findLeftOvers } from '../support/left-over.ts';
import { runNight, tickingClock } from '../support/night.ts';
import { shuffled } from '../support/seeded-order.ts';

const world = createWorld({ seed: 20_250_611 });
const firstDate = '2025-03-27';
const lastDate = '2025-04-06';
const slate = '2025-04-07';
const dates = dateRange(firstDate, lastDate);
/** The morning of the slate: its starters are announced, nothing of it is played. */
const now = `${slate}T14:00:00.000Z`;
const collectionsMax = 4;
const ledger = 'raw_data.raw_objects';

const root = mkdtempSync(join(tmpdir(), 'hankstank-week-'));
const source = leagueSource(world, { now: () => now });
const played = world
  .calendar(2025)
  .games.map((game) => ({
    game,
    record: game.startMs < Date.parse(now) ? world.simulateGame(game.gamePk) : null,
  }))
  .flatMap(({ game, record }) => (record === null ? [] : [{ game, record }]));

const week = (name: string, order: readonly string[], start = now): Promise<RunOutcome> =>
  runNight({
    dataDir: join(root, name),
    source,
    dates: [...order, slate],
    slate,
    clock: tickingClock(start),
    reason: 'backfill',
  });

let outcome: RunOutcome;
const dataDir = join(root, 'in-order');
const read = (sql: string) => readWarehouse(dataDir, sql);

beforeAll(async () => {
  outcome = await week('in-order', dates);
}, 120_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a week with every awkward day', () => {
  it('is a success without dead letters, and leaves nothing on the bus', async () => {
    expect(outcome.report.status).toBe('success');
    expect(outcome.report.dead_letters).toBe(0);
    expect(await findLeftOvers(dataDir, { collectionsMax })).toEqual([]);
  });

  it('passes the gate on every date, on the way too', async () => {
    expect(await read('select game_date, failed from operational.partition_gates')).toEqual([]);
  });

  it('has one row for each game of the calendar, complete exactly when it was played', async () => {
    const rows = await read(
      "select game_pk::int as game_pk, is_complete, home_score::int as home, away_score::int as away, game_date::varchar as game_date from mlb_historical_data.games where game_date < '2025-04-07' order by game_pk",
    );
    const truth = played
      .map(({ game, record }) => ({
        game_pk: game.gamePk,
        is_complete: true,
        home: record.score.home,
        away: record.score.away,
        game_date: game.officialDate,
      }))
      .sort((left, right) => left.game_pk - right.game_pk);
    expect(truth.length).toBeGreaterThan(120);
    expect(rows).toEqual(truth);
  });

  it('has every awkward kind: the week would prove little without them', async () => {
    const [kinds] = await read(
      `select count(*) filter (double_header = 'Y')::int as traditional, count(*) filter (double_header = 'S')::int as split,
         count(*) filter (scheduled_innings = 7)::int as sevens, count(*) filter (innings_played > 9)::int as extra,
         count(*) filter (innings_played < scheduled_innings)::int as shortened,
         (select count(*)::int from mlb_historical_data.game_occurrences where coded_state = 'D') as postponed,
         (select count(*)::int from mlb_historical_data.game_occurrences where resumed_from_date is not null) as resumed
       from mlb_historical_data.games where is_complete`,
    );
    for (const [kind, count] of Object.entries(kinds ?? {})) expect(count, kind).toBeGreaterThan(0);
    expect(played.some(({ game }) => game.script === 'missingBoxScore')).toBe(true);
    expect(dates.some((date) => !played.some(({ game }) => game.officialDate === date))).toBe(true);
  });

  it('knows the suspended game since its resumption, every other one since its last play', async () => {
    const rows = await read(
      'select game_pk::int as game_pk, epoch_ms(completed_at)::double as completed_ms from mlb_historical_data.games where is_complete order by game_pk',
    );
    const truth = played
      .map(({ game, record }) => ({ game_pk: game.gamePk, completed_ms: record.endMs }))
      .sort((left, right) => left.game_pk - right.game_pk);
    const seconds = (list: readonly Record<string, unknown>[]) =>
      list.map((row) => ({ ...row, completed_ms: Math.floor(Number(row['completed_ms']) / 1_000) }));
    expect(seconds(rows)).toEqual(seconds(truth));
    const suspended = played.filter(({ game }) => game.change?.kind === 'suspended');
    expect(suspended.length).toBeGreaterThan(0);
    for (const { game, record } of suspended) expect(record.endMs).toBeGreaterThan(game.change?.toMs ?? 0);
  });

  it('has the lines, pitches and box score of every played game', async () => {
    const rows = await read(
      `select g.game_pk::int as game_pk,
         (select count(*)::int from mlb_historical_data.statcast_pitches p where p.game_pk = g.game_pk) as pitches,
         (select count(*)::int from mlb_historical_data.player_batting_lines b where b.game_pk = g.game_pk and b.batting_order is not null) as batters,
         (select count(*)::int from mlb_historical_data.team_game_totals t where t.game_pk = g.game_pk) as totals
       from mlb_historical_data.games g where g.is_complete order by 1`,
    );
    const truth = played
      .map(({ game, record }) => ({
        game_pk: game.gamePk,
        pitches: record.plays.reduce((sum, { calls }) => sum + calls.length, 0),
        batters: [record.home, record.away].reduce(
          (sum, club) => sum + club.appearances.filter(({ battingOrder }) => battingOrder !== null).length,
          0,
        ),
        totals: 2,
      }))
      .sort((left, right) => left.game_pk - right.game_pk);
    expect(rows).toEqual(truth);
  });

  it('has the standings of the league itself', async () => {
    const rows = await read(
      `select team_id::int as team_id, count(*) filter (won)::int as wins, count(*) filter (not won)::int as losses
       from mlb_historical_data.team_results group by team_id order by team_id`,
    );
    const truth = teams
      .map(({ id }, index) => {
        const own = played.filter(({ game }) => game.homeIndex === index || game.awayIndex === index);
        const { wins, losses } = world.recordAfter(2025, index, own.length);
        return { team_id: id, wins, losses };
      })
      .sort((left, right) => left.team_id - right.team_id);
    expect(rows).toEqual(truth);
  });

  it('predicts every game of the slate', () => {
    const games = world.calendar(2025).games.filter(({ officialDate }) => officialDate === slate);
    expect(games.length).toBeGreaterThan(5);
    expect(outcome.report.predictions.map(({ game_pk }) => game_pk).sort()).toEqual(
      games.map(({ gamePk }) => gamePk).sort(),
    );
  });
});

describe('the same week once more', () => {
  it('gives the same tables when its dates come in another order', { timeout: 120_000 }, async () => {
    await week('shuffled', shuffled(dates, 7));
    const [expected, actual] = await Promise.all(
      ['in-order', 'shuffled'].map(async (name) => ({
        state: await readFinalState(join(root, name)),
        dataDir: join(root, name),
      })),
    );
    if (expected === undefined || actual === undefined) throw new Error('two states were read');
    // The suspended game is listed on two dates: under which of them its feed is asked for follows from the order.
    for (const { state } of [expected, actual]) delete state[ledger];
    expect(await differencesOf(expected, actual)).toEqual([]);
    // So does which people are asked for: those whom no date before has told of.
    const contents = `select distinct endpoint, content_sha256 from ${ledger} where endpoint <> 'people' order by all`;
    expect(await readWarehouse(actual.dataDir, contents)).toEqual(await read(contents));
  });

  it('changes nothing when it is collected again', { timeout: 120_000 }, async () => {
    const before = await readFinalState(dataDir);
    const again = await week('in-order', dates, `${slate}T15:00:00.000Z`);
    expect(again.report.status).toBe('success');
    expect(
      await differencesOf({ state: before, dataDir }, { state: await readFinalState(dataDir), dataDir }),
    ).toEqual([]);
  });
});
