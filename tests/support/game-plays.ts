import type { BundleRow } from '../../schemas/bundle.ts';
import { unknownToFeed } from '../../shared/domain/pitches/pitch-row.ts';

/** How a plate appearance ends. */
export type Result = 'strikeout' | 'walk' | 'single' | 'home_run' | 'field_out';

/** A plate appearance of the made-up game. */
export interface PlateAppearance {
  inning: number;
  isTop: boolean;
  batterId: number;
  pitcherId: number;
  result: Result;
  outsBefore: number;
}

/** The calls of a plate appearance, pitch by pitch. */
export const calls: Readonly<Record<Result, readonly string[]>> = {
  strikeout: ['C', 'B', 'S', 'B', 'F', 'S'],
  walk: ['B', 'C', 'B', 'B', 'B'],
  single: ['B', 'F', 'C', 'D'],
  home_run: ['B', 'B', 'E'],
  field_out: ['C', 'B', 'X'],
};

const quietHalf: readonly Result[] = ['strikeout', 'single', 'field_out', 'walk', 'field_out'];
const scoringHalf: readonly Result[] = ['home_run', 'strikeout', 'field_out', 'strikeout'];

/** Whether a result is an out. */
export const isOut = (result: Result): boolean => result === 'strikeout' || result === 'field_out';

/** Batters of the home team are 1001 to 1009, its pitchers 1051 and 1052; the away team's are 2001 and so on. */
export const batterId = (isHome: boolean, slot: number): number => (isHome ? 1000 : 2000) + slot;
/** The reliever takes over in the seventh. */
export const pitcherId = (isHome: boolean, inning: number): number =>
  (isHome ? 1050 : 2050) + (inning <= 6 ? 1 : 2);

/** The plays: the away team scores in the second, the home team in the first and fourth; no last home half. */
export function playGame(innings: number): PlateAppearance[] {
  const plays: PlateAppearance[] = [];
  const next = { home: 0, away: 0 };
  for (let inning = 1; inning <= innings; inning += 1)
    for (const isTop of [true, false]) {
      if (!isTop && inning === innings) continue;
      const scores = isTop ? inning === 2 : inning === 1 || inning === 4;
      let outsBefore = 0;
      for (const result of scores ? scoringHalf : quietHalf) {
        const side = isTop ? 'away' : 'home';
        const slot = (next[side] % 9) + 1;
        next[side] += 1;
        plays.push({
          inning,
          isTop,
          batterId: batterId(!isTop, slot),
          pitcherId: pitcherId(isTop, inning),
          result,
          outsBefore,
        });
        if (isOut(result)) outsBefore += 1;
      }
    }
  return plays;
}

/** How many plays ended so. */
export const count = (plays: readonly PlateAppearance[], ...results: Result[]): number =>
  plays.filter(({ result }) => results.includes(result)).length;

/** The calls of all pitches of some plays. */
export const pitchesOf = (plays: readonly PlateAppearance[]): string[] =>
  plays.flatMap(({ result }) => calls[result]);

/** At bats of some plays. */
export const atBats = (plays: readonly PlateAppearance[]): number => plays.length - count(plays, 'walk');

/** The rows of `statcast_pitches` without lineage. */
export function pitchRows(plays: readonly PlateAppearance[], base: BundleRow): BundleRow[] {
  return plays.flatMap((play, index) => {
    let balls = 0;
    let strikes = 0;
    return calls[play.result].map((call, pitch) => {
      const isBall = call === 'B';
      const isInPlay = ['D', 'E', 'X'].includes(call);
      const row = {
        ...base,
        at_bat_number: index + 1,
        pitch_number: pitch + 1,
        inning: play.inning,
        is_top: play.isTop,
        batter_id: play.batterId,
        pitcher_id: play.pitcherId,
        batter_side: 'R',
        pitcher_hand: 'L',
        balls,
        strikes,
        outs: play.outsBefore,
        pitch_type: 'FF',
        call_code: call,
        is_strike: !isBall && !isInPlay,
        is_ball: isBall,
        is_in_play: isInPlay,
        release_speed_mph: 92 + (pitch % 5),
        end_speed_mph: 84.5 + (pitch % 5),
        release_spin_rate_rpm: 2300,
        spin_axis_degrees: 210,
        release_extension_feet: 6.3,
        release_x_feet: -2.1,
        release_z_feet: 5.8,
        plate_x_feet: 0.4,
        plate_z_feet: 2.5,
        strike_zone_top_feet: 3.2,
        strike_zone_bottom_feet: 1.6,
        zone: isBall ? 14 : 5,
        break_vertical_induced_inches: 15.2,
        break_horizontal_inches: 7.1,
        plate_time_seconds: 0.41,
        launch_speed_mph: isInPlay ? 95.4 : null,
        launch_angle_degrees: isInPlay ? 12 : null,
        hit_distance_feet: isInPlay ? 210 : null,
        trajectory: isInPlay ? 'line_drive' : null,
        hardness: isInPlay ? 'medium' : null,
        hit_x: isInPlay ? 120.5 : null,
        hit_y: isInPlay ? 98.2 : null,
        event_type: pitch + 1 === calls[play.result].length ? play.result : null,
        is_plate_appearance_end: pitch + 1 === calls[play.result].length,
        home_score: 0,
        away_score: 0,
        play_id: `play-${index + 1}-${pitch + 1}`,
        started_at: '2026-08-05T19:13:38.000Z',
        ...unknownToFeed,
      };
      if (isBall) balls += 1;
      else if (strikes < 2) strikes += 1;
      return row;
    });
  });
}
