import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { mapPitches } from '../../../../shared/sources/statsapi/map-pitches.ts';
import { readFeed } from '../../../../shared/sources/statsapi/read-feed.ts';
import { recordedJson } from '../../../support/recorded-games.ts';
import { testData } from '../../../support/test-data.ts';

/** Baseball Savant's own file of the day: an independent account of the same pitches. */
describe('the pitches of game 718322 beside Baseball Savant', () => {
  const feed = recordedJson('feed_live/718322');
  const file = testData('savant/2023-05-03.csv.gz');
  if (feed === null || file === null) {
    it('is not here: nothing is checked', () => expect(feed).toBeNull());
    return;
  }
  const text = gunzipSync(readFileSync(file)).toString('utf8');
  const savant: Record<string, string>[] = parse(text, { columns: true, bom: true });
  const ofGame = new Map(
    savant
      .filter((row) => row['game_pk'] === '718322')
      .map((row) => [`${row['at_bat_number']}/${row['pitch_number']}`, row]),
  );
  const pitches = mapPitches(readFeed(feed, { gamePk: 718322, fetchedAt: '2026-08-10T00:00:00.000Z' }));
  /** Begins with an automatic ball: Savant counts that as pitch 1, the feed as pitch 0. */
  const shifted = 74;
  const pairs = pitches.flatMap((pitch) => {
    const row = ofGame.get(`${pitch.at_bat_number}/${pitch.pitch_number}`);
    return row === undefined || pitch.at_bat_number === shifted ? [] : [{ pitch, row }];
  });

  it('are the same pitches; one plate appearance is numbered differently', () => {
    expect(pitches).toHaveLength(297);
    expect(ofGame.size).toBe(297);
    expect(pairs).toHaveLength(297 - pitches.filter((pitch) => pitch.at_bat_number === shifted).length);
    expect(pairs.length).toBeGreaterThan(290);
  });

  it('have the same people, sides, count and outs before the pitch', () => {
    for (const { pitch, row } of pairs) {
      expect([
        pitch.batter_id,
        pitch.pitcher_id,
        pitch.batter_side,
        pitch.pitcher_hand,
        pitch.balls,
        pitch.strikes,
        pitch.outs,
        pitch.inning,
        pitch.is_top,
      ]).toEqual([
        Number(row['batter']),
        Number(row['pitcher']),
        row['stand'],
        row['p_throws'],
        Number(row['balls']),
        Number(row['strikes']),
        Number(row['outs_when_up']),
        Number(row['inning']),
        row['inning_topbot'] === 'Top',
      ]);
    }
  });

  it('have the same speed, place and release point', () => {
    for (const { pitch, row } of pairs) {
      expect(Math.abs(Number(pitch.release_speed_mph) - Number(row['release_speed']))).toBeLessThan(0.11);
      expect(Math.abs(Number(pitch.plate_x_feet) - Number(row['plate_x']))).toBeLessThan(0.01);
      expect(Math.abs(Number(pitch.release_x_feet) - Number(row['release_pos_x']))).toBeLessThan(0.08);
      expect(Math.abs(Number(pitch.release_z_feet) - Number(row['release_pos_z']))).toBeLessThan(0.08);
    }
  });

  it('carry the result on the last pitch of a plate appearance', () => {
    const ends = pairs.filter(({ row }) => row['events'] !== '');
    expect(ends.length).toBeGreaterThan(70);
    for (const { pitch, row } of ends) {
      expect([pitch.is_plate_appearance_end, pitch.event_type]).toEqual([true, row['events']]);
    }
  });
});
