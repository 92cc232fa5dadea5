import { float64, int64, string } from './table-contract.ts';

const player = (description: string) => int64(description).nullable();
const feet = (description: string, hard: readonly [number, number]) =>
  float64(description, { hard }).nullable();
const share = (description: string) => float64(description, { hard: [0, 1] }).nullable();
const days = (description: string, knowledge?: 'future') =>
  int64(description, { hard: [0, 10_000], ...(knowledge === undefined ? {} : { knowledge }) }).nullable();
const runs = (description: string) => int64(description, { hard: [0, 60] }).nullable();
const degrees = (description: string) => float64(description, { hard: [-180, 180] }).nullable();

/**
 * What Baseball Savant says of a pitch beside the feed (baseballsavant.mlb.com/csv-docs). null where only the feed is known.
 * Bat tracking begins in the second half of 2023, arm angles in 2020. Velocities and accelerations are those at 50 feet, which
 * the feed has too.
 */
export const savantColumns = {
  description: string(
    "What became of the pitch, in Savant's words: called_strike, foul_tip, hit_into_play …",
  ).nullable(),
  batted_ball_type: string('ground_ball, line_drive, fly_ball, popup.', {
    values: ['ground_ball', 'line_drive', 'fly_ball', 'popup'],
  }).nullable(),
  hit_location: int64('Position of the first fielder to touch the ball.', { hard: [1, 9] }).nullable(),
  launch_speed_angle_class: int64('1 weak, 2 topped, 3 under, 4 flare, 5 solid, 6 barrel.', {
    hard: [1, 6],
  }).nullable(),
  effective_speed_mph: float64('Speed as it looks to the batter: corrected for the extension.', {
    hard: [20, 120],
  }).nullable(),
  release_y_feet: feet('Distance of the release point from the plate.', [40, 70]),
  movement_x_feet: feet("Horizontal movement, catcher's view.", [-6, 6]),
  movement_z_feet: feet('Induced vertical movement.', [-6, 6]),
  velocity_x_fps: float64('Velocity at 50 feet, horizontal, feet per second.', {
    hard: [-50, 50],
  }).nullable(),
  velocity_y_fps: float64('Velocity at 50 feet, towards the plate.', { hard: [-180, 0] }).nullable(),
  velocity_z_fps: float64('Velocity at 50 feet, vertical.', { hard: [-60, 60] }).nullable(),
  acceleration_x_fps2: float64('Acceleration at 50 feet, horizontal, feet per second squared.', {
    hard: [-100, 100],
  }).nullable(),
  acceleration_y_fps2: float64('Acceleration at 50 feet, against the flight.', {
    hard: [-50, 100],
  }).nullable(),
  acceleration_z_fps2: float64('Acceleration at 50 feet, vertical, with gravity.', {
    hard: [-120, 60],
  }).nullable(),
  runner_on_first_id: player('Runner on first before the pitch.'),
  runner_on_second_id: player('Runner on second before the pitch.'),
  runner_on_third_id: player('Runner on third before the pitch.'),
  catcher_id: player('Catcher.'),
  first_baseman_id: player('First baseman.'),
  second_baseman_id: player('Second baseman.'),
  third_baseman_id: player('Third baseman.'),
  shortstop_id: player('Shortstop.'),
  left_fielder_id: player('Left fielder.'),
  center_fielder_id: player('Center fielder.'),
  right_fielder_id: player('Right fielder.'),
  infield_alignment: string('Standard, Strategic, Infield shift, Infield shade.').nullable(),
  outfield_alignment: string('Standard, Strategic, 4th outfielder.').nullable(),
  estimated_batting_average: share('Expected from speed and angle off the bat.'),
  estimated_woba: float64('Expected weighted on-base average.', { hard: [0, 3] }).nullable(),
  estimated_slugging: float64('Expected slugging.', { hard: [0, 4] }).nullable(),
  woba_value: float64('Weight of the result of the plate appearance.', { hard: [0, 3] }).nullable(),
  woba_denominator: int64('1 where the plate appearance counts for wOBA.', { hard: [0, 1] }).nullable(),
  babip_value: int64('1 for a hit in play.', { hard: [0, 1] }).nullable(),
  iso_value: int64('Extra bases of the hit.', { hard: [0, 3] }).nullable(),
  home_win_probability: share("The home team's chance before the pitch."),
  delta_home_win_probability: float64('Its change by the pitch.', {
    hard: [-1, 1],
    knowledge: 'post_pitch',
  }).nullable(),
  delta_run_expectancy: float64('Change of the run expectancy by the pitch, for the batting team.', {
    hard: [-5, 5],
    knowledge: 'post_pitch',
  }).nullable(),
  delta_pitcher_run_expectancy: float64("The same from the pitcher's side.", {
    hard: [-5, 5],
    knowledge: 'post_pitch',
  }).nullable(),
  bat_speed_mph: float64('Speed of the sweet spot.', { hard: [0, 120] }).nullable(),
  swing_length_feet: feet("Way of the bat's head to contact.", [0, 20]),
  attack_angle_degrees: degrees('Vertical direction of the sweet spot at contact.'),
  attack_direction_degrees: degrees('Horizontal direction of the sweet spot at contact.'),
  swing_path_tilt_degrees: degrees('Tilt of the plane of the swing.'),
  arm_angle_degrees: degrees("Angle of the pitcher's arm at release."),
  intercept_x_inches: float64('Contact point beside the batter.', { hard: [-120, 120] }).nullable(),
  intercept_y_inches: float64('Contact point before the batter.', { hard: [-120, 120] }).nullable(),
  home_score_before: runs('Home runs before the pitch.'),
  away_score_before: runs('Away runs before the pitch.'),
  home_score_after: int64('Home runs after the pitch.', {
    hard: [0, 60],
    knowledge: 'post_pitch',
  }).nullable(),
  away_score_after: int64('Away runs after the pitch.', {
    hard: [0, 60],
    knowledge: 'post_pitch',
  }).nullable(),
  times_through_order: int64('How often the pitcher meets this batter in the game.', {
    hard: [1, 15],
  }).nullable(),
  prior_plate_appearances: int64('Plate appearances of the batter in the game before this one.', {
    hard: [0, 15],
  }).nullable(),
  pitcher_days_since_previous_game: days("Since the pitcher's last game."),
  batter_days_since_previous_game: days("Since the batter's last game."),
  pitcher_days_until_next_game: days("Until the pitcher's next game.", 'future'),
  batter_days_until_next_game: days("Until the batter's next game.", 'future'),
};

/** The example of {@link savantColumns}. */
export const savantExample = {
  description: 'hit_into_play',
  batted_ball_type: 'ground_ball',
  hit_location: 9,
  launch_speed_angle_class: 2,
  effective_speed_mph: 92.3,
  release_y_feet: 54.24,
  movement_x_feet: 1.07,
  movement_z_feet: 0.86,
  velocity_x_fps: 6.1,
  velocity_y_fps: -133.7,
  velocity_z_fps: -4.9,
  acceleration_x_fps2: 12.4,
  acceleration_y_fps2: 27.1,
  acceleration_z_fps2: -21.8,
  runner_on_first_id: null,
  runner_on_second_id: null,
  runner_on_third_id: null,
  catcher_id: 668800,
  first_baseman_id: 669911,
  second_baseman_id: 671289,
  third_baseman_id: 658069,
  shortstop_id: 678662,
  left_fielder_id: 666134,
  center_fielder_id: 686217,
  right_fielder_id: 656514,
  infield_alignment: 'Standard',
  outfield_alignment: 'Standard',
  estimated_batting_average: 0.281,
  estimated_woba: 0.252,
  estimated_slugging: 0.304,
  woba_value: 1.6,
  woba_denominator: 1,
  babip_value: 1,
  iso_value: 2,
  home_win_probability: 0.541,
  delta_home_win_probability: -0.06,
  delta_run_expectancy: 0.86,
  delta_pitcher_run_expectancy: -0.86,
  bat_speed_mph: 71.2,
  swing_length_feet: 7.1,
  attack_angle_degrees: 8.2,
  attack_direction_degrees: -6.4,
  swing_path_tilt_degrees: 31.5,
  arm_angle_degrees: 38.9,
  intercept_x_inches: 38.1,
  intercept_y_inches: 29.7,
  home_score_before: 0,
  away_score_before: 0,
  home_score_after: 0,
  away_score_after: 0,
  times_through_order: 1,
  prior_plate_appearances: 0,
  pitcher_days_since_previous_game: 5,
  batter_days_since_previous_game: 1,
  pitcher_days_until_next_game: 6,
  batter_days_until_next_game: 1,
};
