import { describe, expect, it } from 'vitest';
import type { PitchFile } from '../../../../shared/domain/pitches/game-pitches.ts';
import { mergePitches } from '../../../../shared/domain/pitches/merge-pitches.ts';
import { completePitch, type PitchRow, pitchKey } from '../../../../shared/domain/pitches/pitch-row.ts';
import { readSavantCsv } from '../../../../shared/sources/savant/read-savant-csv.ts';
import { readSavantGames } from '../../../../shared/sources/savant/read-savant-games.ts';
import { mapPitches } from '../../../../shared/sources/statsapi/map-pitches.ts';
import { readFeed } from '../../../../shared/sources/statsapi/read-feed.ts';
import { stageGame } from '../../../../shared/sources/statsapi/stage-rows.ts';
import { recordedJson } from '../../../support/recorded-games.ts';
import { savantBody } from '../../../support/savant-days.ts';

const gamePk = 718_322;
const feed = recordedJson(`feed_live/${gamePk}`);
const fetchedAt = '2026-08-10T00:00:00.000Z';

/** Two independent accounts of one game, recorded at different times by different people. */
describe('game 718322 as the feed and as Baseball Savant tell it', () => {
  if (feed === null) {
    it('is not recorded here, as the console says', () => expect(feed).toBeNull());
    return;
  }
  const day = readSavantGames(readSavantCsv(savantBody('2023-05-03'), 'savant_day'), '2023-05-03', {
    source: 'savant',
    fetchedAt,
  });
  const file = day.games.get(gamePk) as PitchFile; // the first test says that it is there
  const document = () => readFeed(feed, { gamePk, fetchedAt });
  const feedRows = mapPitches(document()).map(completePitch);
  const feedByKey = new Map(feedRows.map((row) => [pitchKey(row), row]));
  const pairs = file.rows.flatMap((savant): { savant: PitchRow; told: PitchRow }[] => {
    const told = feedByKey.get(pitchKey(savant));
    return told === undefined ? [] : [{ savant, told }];
  });
  /** Keys of the pitches of which the two tell a column differently, where both know it. */
  const differing = (column: keyof PitchRow, tolerance = 0): string[] =>
    pairs
      .filter(({ savant, told }) => {
        const [one, other] = [savant[column], told[column]];
        if (one === null || other === null) return false;
        return typeof one === 'number' && typeof other === 'number'
          ? Math.abs(one - other) > tolerance + 1e-9
          : one !== other;
      })
      .map(({ savant }) => pitchKey(savant));

  it('has 297 pitches in both, under the same keys: an automatic ball takes a number in both', () => {
    expect([file.rows.length, feedRows.length, pairs.length]).toEqual([297, 297, 297]);
    // Plate appearance 74 begins with an automatic ball (a clock violation): its first pitch is number 2.
    expect(feedRows.filter((row) => row.at_bat_number === 74).map((row) => row.pitch_number)).toEqual([2, 3]);
  });

  it('agrees on every fact of play', () => {
    for (const column of [
      'batter_id',
      'pitcher_id',
      'batter_side',
      'pitcher_hand',
      'inning',
      'is_top',
      'balls',
      'strikes',
      'outs',
      'is_strike',
      'is_ball',
      'is_in_play',
      'event_type',
      'is_plate_appearance_end',
      'zone',
      'home_score',
      'away_score',
    ] as const)
      expect([column, differing(column)]).toEqual([column, []]);
    // A ball in play is X, D or E in the feed; Savant only says that it was hit.
    expect(differing('call_code')).toEqual([]);
  });

  it('agrees on measurements but for rounding, four pitch types that were reclassified, and projected distances', () => {
    for (const [column, tolerance] of [
      ['release_speed_mph', 0],
      ['launch_speed_mph', 0],
      ['launch_angle_degrees', 0],
      ['hit_x', 0],
      ['hit_y', 0],
      ['velocity_y_fps', 0],
      ['acceleration_z_fps2', 0],
      ['release_spin_rate_rpm', 1],
      ['spin_axis_degrees', 1],
      ['plate_x_feet', 0.006],
      ['plate_z_feet', 0.006],
      ['strike_zone_top_feet', 0.006],
      ['strike_zone_bottom_feet', 0.006],
      ['release_extension_feet', 0.051],
      ['release_x_feet', 0.08],
      ['release_z_feet', 0.08],
      ['hit_distance_feet', 3],
    ] as const)
      expect([column, differing(column, tolerance)]).toEqual([column, []]);
    const reclassified = pairs.filter(({ savant, told }) => savant.pitch_type !== told.pitch_type);
    expect(reclassified.map(({ savant, told }) => `${told.pitch_type} ${savant.pitch_type}`)).toEqual([
      'SI FF',
      'SI FF',
      'SI FF',
      'SI FF',
    ]);
  });

  it('becomes one row per pitch: Savant where it knows, the feed where only that does', () => {
    const merged = mergePitches(file.rows, feedRows);
    expect([merged.contradicted, merged.onlyFeed, merged.onlyPrimary]).toEqual([[], [], []]);
    const read = document();
    const tables = stageGame(
      read,
      { runId: 'r', source: 'statsapi', fetchedAt, ingestedAt: fetchedAt },
      { kind: 'given', file },
    );
    const rows = tables['mlb_historical_data.statcast_pitches'] ?? [];
    expect(rows).toHaveLength(297);
    expect(read.findings).toEqual([]);
    for (const row of rows) {
      expect(row).toMatchObject({
        source: 'savant',
        game_date: '2023-05-03',
        known_at: '2023-05-04T13:00:00.000Z',
      });
      expect([row['play_id'], row['call_code'], row['description'], row['catcher_id']]).not.toContain(null);
    }
    expect(tables['mlb_historical_data.savant_games']).toMatchObject([
      { game_pk: gamePk, pitches: 297, content_sha256: file.contentSha256, source: 'savant' },
    ]);
  });
});
