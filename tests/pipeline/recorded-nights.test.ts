import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunOutcome } from '../../services/console/run-chain.ts';
import { type ArchiveSource, createArchiveSource } from '../../shared/adapters/local/archive-source.ts';
import { differencesOf, readFinalState, readWarehouse } from '../support/final-state.ts';
import { findLeftOvers } from '../support/left-over.ts';
import { runNight, tickingClock } from '../support/night.ts';
import { completeGames, recordedJson } from '../support/recorded-games.ts';
import { testData } from '../support/test-data.ts';

const archive = testData('statsapi');
const root = mkdtempSync(join(tmpdir(), 'hankstank-recorded-'));
const dataDir = join(root, 'data');
let source: ArchiveSource | null = null;
let dates: string[] = [];
let outcomes: RunOutcome[] = [];

/** A past date, predicted as of before its first pitch, and scored. */
const nightOf = (date: string, start: string): Promise<RunOutcome> => {
  if (source === null) throw new Error('no archive');
  return runNight({ dataDir, source, dates: [date], slate: date, clock: tickingClock(start) });
};

beforeAll(async () => {
  if (archive === null) return;
  source = await createArchiveSource(archive);
  dates = await source.listCompleteDates();
  outcomes = [];
  for (const [index, date] of dates.entries())
    outcomes.push(await nightOf(date, `2026-09-${String(index + 1).padStart(2, '0')}T06:00:00.000Z`));
}, 120_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

const rowOf = async (sql: string) => (await readWarehouse(dataDir, sql))[0];

// biome-ignore lint/suspicious/noExplicitAny: an independent look at the raw JSON, whose shape is what is under test.
type RawFeed = any;

/** Facts of a game, counted in the raw feed without our readers. */
function factsOf(feed: RawFeed) {
  const { plays, linescore, boxscore } = feed.liveData;
  const events = plays.allPlays.flatMap((play: RawFeed) => play.playEvents);
  const appeared = (side: 'home' | 'away') => new Set(boxscore.teams[side].batters).size;
  return {
    date: feed.gameData.datetime.officialDate,
    home_score: linescore.teams.home.runs,
    away_score: linescore.teams.away.runs,
    home_hits: boxscore.teams.home.teamStats.batting.hits,
    away_hits: boxscore.teams.away.teamStats.batting.hits,
    pitches: events.filter((event: RawFeed) => event.isPitch).length,
    batting_lines: appeared('home') + appeared('away'),
    pitching_lines: boxscore.teams.home.pitchers.length + boxscore.teams.away.pitchers.length,
    home_probable: feed.gameData.probablePitchers?.home?.id ?? null,
    away_probable: feed.gameData.probablePitchers?.away?.id ?? null,
  };
}

const loadedSql = (gamePk: number): string => `
  select game_date::varchar as date, home_score::int as home_score, away_score::int as away_score,
    (select hits::int from mlb_historical_data.team_game_totals t where t.game_pk = g.game_pk and t.is_home) as home_hits,
    (select hits::int from mlb_historical_data.team_game_totals t where t.game_pk = g.game_pk and not t.is_home) as away_hits,
    (select count(*)::int from mlb_historical_data.statcast_pitches p where p.game_pk = g.game_pk) as pitches,
    (select count(*)::int from mlb_historical_data.player_batting_lines b where b.game_pk = g.game_pk) as batting_lines,
    (select count(*)::int from mlb_historical_data.player_pitching_lines p where p.game_pk = g.game_pk) as pitching_lines,
    (select max(pitcher_id)::int from mlb_historical_data.probable_pitchers p where p.game_pk = g.game_pk and p.is_home) as home_probable,
    (select max(pitcher_id)::int from mlb_historical_data.probable_pitchers p where p.game_pk = g.game_pk and not p.is_home) as away_probable
  from mlb_historical_data.games g where g.game_pk = ${gamePk} and g.is_complete`;

describe('recorded nights', () => {
  it('covers every date that is recorded to its end', () => {
    if (archive === null) return;
    const recorded = completeGames.map(({ path }) => recordedJson(path).gameData.datetime.officialDate);
    expect(dates.length).toBeGreaterThanOrEqual(8);
    expect(recorded).toEqual(expect.arrayContaining(dates));
    console.log(`recorded nights: ${dates.join(', ')}`);
  });

  it('has the facts of the raw responses in its tables', async () => {
    if (archive === null) return;
    let compared = 0;
    for (const { gamePk, path } of completeGames) {
      const facts = factsOf(recordedJson(path));
      if (!dates.includes(facts.date)) continue;
      expect({ gamePk, ...(await rowOf(loadedSql(gamePk))) }).toEqual({ gamePk, ...facts });
      compared += 1;
    }
    expect(compared).toBeGreaterThanOrEqual(8);
  });

  it('grades every real game A, and reports success with every stage that ran', async () => {
    if (archive === null) return;
    for (const [index, { report }] of outcomes.entries()) {
      expect({ date: dates[index], status: report.status, letters: report.dead_letters }).toEqual({
        date: dates[index],
        status: 'success',
        letters: 0,
      });
      const complete = report.games.filter(({ status }) => status === 'complete');
      expect(complete.length, dates[index]).toBeGreaterThan(0);
      expect(new Set(complete.map(({ grade }) => grade)), dates[index]).toEqual(new Set(['A']));
      expect(report.predictions.length, dates[index]).toBeGreaterThan(0);
      expect(report.score?.games, dates[index]).toBe(complete.length);
    }
  });

  it('changes nothing when the same nights are run again', { timeout: 120_000 }, async () => {
    if (archive === null) return;
    const before = await readFinalState(dataDir);
    for (const [index, date] of dates.entries()) {
      const { manifests, report } = await nightOf(
        date,
        `2026-10-${String(index + 1).padStart(2, '0')}T06:00:00.000Z`,
      );
      expect(report.status).toBe('success');
      const written = manifests
        .filter(({ stage }) => stage === 'loader')
        .flatMap(({ checks }) => checks)
        // Every run grades what it collected, and says so under its own name.
        .filter(({ name }) => name !== 'operational.quality_reports')
        .filter(({ detail }) => !detail.startsWith('0 inserted, 0 updated'));
      expect(written, date).toEqual([]);
    }
    expect(
      await differencesOf({ state: before, dataDir }, { state: await readFinalState(dataDir), dataDir }),
    ).toEqual([]);
    expect(await findLeftOvers(dataDir, { collectionsMax: 4 })).toEqual([]);
  });
});
