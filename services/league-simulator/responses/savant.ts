import type { Play } from '../game/game-record.ts';
import { pitchTypes, type TrackedPitch, trackedPitchesOf } from '../game/pitch-details.ts';
import type { GameView } from '../game-view.ts';
import { describePlay } from './descriptions.ts';
import { teamAt } from './references.ts';

/** Savant's columns in its own order, the layout of the 2025 season. */
export const savantColumns: readonly string[] = (
  'pitch_type game_date release_speed release_pos_x release_pos_z player_name batter pitcher events description spin_dir ' +
  'spin_rate_deprecated break_angle_deprecated break_length_deprecated zone des game_type stand p_throws home_team ' +
  'away_team type hit_location bb_type balls strikes game_year pfx_x pfx_z plate_x plate_z on_3b on_2b on_1b outs_when_up ' +
  'inning inning_topbot hc_x hc_y tfs_deprecated tfs_zulu_deprecated umpire sv_id vx0 vy0 vz0 ax ay az sz_top sz_bot ' +
  'hit_distance_sc launch_speed launch_angle effective_speed release_spin_rate release_extension game_pk fielder_2 ' +
  'fielder_3 fielder_4 fielder_5 fielder_6 fielder_7 fielder_8 fielder_9 release_pos_y estimated_ba_using_speedangle ' +
  'estimated_woba_using_speedangle woba_value woba_denom babip_value iso_value launch_speed_angle at_bat_number ' +
  'pitch_number pitch_name home_score away_score bat_score fld_score post_away_score post_home_score post_bat_score ' +
  'post_fld_score if_fielding_alignment of_fielding_alignment spin_axis delta_home_win_exp delta_run_exp bat_speed ' +
  'swing_length estimated_slg_using_speedangle delta_pitcher_run_exp hyper_speed home_score_diff bat_score_diff ' +
  'home_win_exp bat_win_exp age_pit_legacy age_bat_legacy age_pit age_bat n_thruorder_pitcher ' +
  'n_priorpa_thisgame_player_at_bat pitcher_days_since_prev_game batter_days_since_prev_game pitcher_days_until_next_game ' +
  'batter_days_until_next_game api_break_z_with_gravity api_break_x_arm api_break_x_batter_in arm_angle attack_angle ' +
  'attack_direction swing_path_tilt intercept_ball_minus_batter_pos_x_inches intercept_ball_minus_batter_pos_y_inches'
).split(' ');

type Cell = string | number | null;

const callDescriptions: Readonly<Record<string, string>> = {
  B: 'ball',
  '*B': 'blocked_ball',
  C: 'called_strike',
  S: 'swinging_strike',
  W: 'swinging_strike_blocked',
  F: 'foul',
  T: 'foul_tip',
  X: 'hit_into_play',
  D: 'hit_into_play',
  E: 'hit_into_play',
  H: 'hit_by_pitch',
};

const wobaValues: Readonly<Record<string, number>> = {
  walk: 0.7,
  hit_by_pitch: 0.7,
  single: 0.9,
  field_error: 0.9,
  double: 1.25,
  triple: 1.6,
  home_run: 2,
};
const isoValues: Readonly<Record<string, number>> = { double: 1, triple: 2, home_run: 3 };

/** Savant's contact classes by speed and angle: 6 barrel, 5 solid, 4 flare, 3 under, 2 topped, 1 weak. */
function contactClass(speed: number, angle: number): number {
  if (speed >= 98 && angle >= 24 && angle <= 33) return 6;
  if (speed >= 95 && angle >= 16 && angle <= 36) return 5;
  if (speed < 60) return 1;
  if (angle >= 8 && angle < 25) return 4;
  return angle >= 25 ? 3 : 2;
}

/** A smooth stand-in for Savant's expected batting average and wOBA. */
function expectedFrom(speed: number, angle: number): { average: number; woba: number; slugging: number } {
  const lift = Math.exp(-(((angle - 14) / 13) ** 2));
  const average = Math.min(0.95, Math.max(0.02, 0.08 + 0.55 * lift + 0.012 * (speed - 88) * (0.3 + lift)));
  const power = Math.max(0, speed - 95) * 0.09 * Math.exp(-(((angle - 27) / 9) ** 2));
  return {
    average: round(average, 3),
    woba: round(average * 0.92 + power, 3),
    slugging: round(average * 1.15 + power * 2, 3),
  };
}

function round(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}

/** Bases and outs as they stand before a pitch: a steal during the plate appearance changes them on the way. */
function situationBefore(play: Play, pitchIndex: number) {
  const steal = play.movements.find(
    (movement) => movement.beforePitch !== null && movement.beforePitch <= pitchIndex,
  );
  const [first, second, third] = play.basesBefore;
  if (steal === undefined) return { first, second, third, outs: play.outsBefore };
  return steal.to === null
    ? { first: null, second, third, outs: play.outsBefore + 1 }
    : { first: null, second: first, third, outs: play.outsBefore };
}

function contactCells(play: Play, pitch: TrackedPitch): Record<string, Cell> {
  const ball = pitch.battedBall;
  if (ball === null) return {};
  const expected = expectedFrom(ball.launchSpeed, ball.launchAngle);
  return {
    bb_type: ball.trajectory,
    hit_location: play.eventType === 'home_run' ? null : play.hitLocation,
    hc_x: ball.coordX,
    hc_y: ball.coordY,
    hit_distance_sc: ball.distanceFeet,
    launch_speed: ball.launchSpeed.toFixed(1),
    launch_angle: ball.launchAngle,
    hyper_speed: Math.max(88, ball.launchSpeed).toFixed(1),
    launch_speed_angle: contactClass(ball.launchSpeed, ball.launchAngle),
    estimated_ba_using_speedangle: expected.average,
    estimated_woba_using_speedangle: expected.woba,
    estimated_slg_using_speedangle: expected.slugging,
  };
}

function resultCells(play: Play): Record<string, Cell> {
  const isBall = play.trajectory !== null;
  const isHit = ['single', 'double', 'triple'].includes(play.eventType);
  return {
    events: play.eventType,
    woba_value: (wobaValues[play.eventType] ?? 0).toFixed(2).replace(/0$/, ''),
    woba_denom: 1,
    babip_value: isBall && isHit ? 1 : 0,
    iso_value: isoValues[play.eventType] ?? 0,
  };
}

function fielderCells(play: Play): Record<string, Cell> {
  return Object.fromEntries(
    [2, 3, 4, 5, 6, 7, 8, 9].map((position) => [`fielder_${position}`, play.defence[position]?.id ?? null]),
  );
}

function pitchCells(view: GameView, play: Play, pitch: TrackedPitch, index: number): Record<string, Cell> {
  const { game } = view;
  const isLast = index === play.calls.length - 1;
  const { first, second, third, outs } = situationBefore(play, index);
  const before = play.scoreBefore;
  const after = isLast ? play.scoreAfter : before;
  const ours = play.isTop ? 'away' : 'home';
  const theirs = play.isTop ? 'home' : 'away';
  const description = callDescriptions[pitch.call] ?? 'ball';
  const type =
    description === 'hit_into_play'
      ? 'X'
      : ['ball', 'blocked_ball', 'hit_by_pitch'].includes(description)
        ? 'B'
        : 'S';
  return {
    pitch_type: pitch.type,
    game_date: game.officialDate,
    release_speed: pitch.startSpeed.toFixed(1),
    release_pos_x: pitch.x0,
    release_pos_z: pitch.z0,
    player_name: `"${play.pitcher.lastName}, ${play.pitcher.firstName}"`,
    batter: play.batter.id,
    pitcher: play.pitcher.id,
    description,
    zone: pitch.zone,
    des: `"${describePlay(play)}"`,
    game_type: 'R',
    stand: play.batSide,
    p_throws: play.pitcher.throws,
    home_team: teamAt(game.homeIndex).abbreviation,
    away_team: teamAt(game.awayIndex).abbreviation,
    type,
    balls: pitch.ballsBefore,
    strikes: pitch.strikesBefore,
    game_year: game.season,
    pfx_x: pitch.pfxX,
    pfx_z: pitch.pfxZ,
    plate_x: pitch.plateX,
    plate_z: pitch.plateZ,
    on_3b: third?.id ?? null,
    on_2b: second?.id ?? null,
    on_1b: first?.id ?? null,
    outs_when_up: outs,
    inning: play.inning,
    inning_topbot: play.isTop ? 'Top' : 'Bot',
    vx0: pitch.vX0,
    vy0: pitch.vY0,
    vz0: pitch.vZ0,
    ax: pitch.aX,
    ay: pitch.aY,
    az: pitch.aZ,
    sz_top: pitch.strikeZoneTop,
    sz_bot: pitch.strikeZoneBottom,
    effective_speed: round(pitch.startSpeed + (pitch.extension - 6.3) * 1.2, 1).toFixed(1),
    release_spin_rate: pitch.spinRate,
    release_extension: pitch.extension.toFixed(1),
    game_pk: game.gamePk,
    ...fielderCells(play),
    release_pos_y: round(60.5 - pitch.extension, 2),
    at_bat_number: play.atBatIndex + 1,
    pitch_number: index + 1,
    pitch_name: pitchTypes[pitch.type].savant,
    home_score: before.home,
    away_score: before.away,
    bat_score: before[ours],
    fld_score: before[theirs],
    post_away_score: after.away,
    post_home_score: after.home,
    post_bat_score: after[ours],
    post_fld_score: after[theirs],
    if_fielding_alignment: 'Standard',
    of_fielding_alignment: 'Standard',
    spin_axis: pitch.spinAxis,
    home_score_diff: before.home - before.away,
    bat_score_diff: before[ours] - before[theirs],
    age_pit: game.season - Number(play.pitcher.birthDate.slice(0, 4)),
    age_bat: game.season - Number(play.batter.birthDate.slice(0, 4)),
    n_thruorder_pitcher: play.timesFaced,
    ...(isLast ? resultCells(play) : {}),
    ...contactCells(play, pitch),
  };
}

/** A byte order mark and the header line: all that a day without games has. */
export const savantHeader = `\uFEFF${savantColumns.join(',')}\n`;

/** The lines of one game, last pitch first, as Savant orders them. An intentional walk has none. */
export function savantLines(seed: number, view: GameView): string {
  const lines: string[] = [];
  for (const play of view.plays.toReversed()) {
    const pitches = trackedPitchesOf(seed, view.game.gamePk, play);
    for (let index = pitches.length - 1; index >= 0; index -= 1) {
      const pitch = pitches[index];
      if (pitch === undefined) continue;
      const cells = pitchCells(view, play, pitch, index);
      lines.push(savantColumns.map((column) => cells[column] ?? '').join(','));
    }
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}
