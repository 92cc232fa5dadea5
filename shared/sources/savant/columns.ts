import type { PitchRow } from '../../domain/pitches/pitch-row.ts';

/** How a cell is read. */
export type CellKind = 'measure' | 'speed' | 'integer' | 'id' | 'text';

/** Savant's column, ours, and how it is read. */
export type ColumnMapping = readonly [savant: string, ours: keyof PitchRow, kind: CellKind];

/** Columns that are carried over cell by cell. Those that make a pitch a pitch are read by map-savant-pitches. */
export const mappedColumns: readonly ColumnMapping[] = [
  ['stand', 'batter_side', 'text'],
  ['p_throws', 'pitcher_hand', 'text'],
  ['pitch_type', 'pitch_type', 'text'],
  ['release_speed', 'release_speed_mph', 'measure'],
  ['release_spin_rate', 'release_spin_rate_rpm', 'measure'],
  ['spin_axis', 'spin_axis_degrees', 'measure'],
  ['release_extension', 'release_extension_feet', 'measure'],
  ['release_pos_x', 'release_x_feet', 'measure'],
  ['release_pos_z', 'release_z_feet', 'measure'],
  ['plate_x', 'plate_x_feet', 'measure'],
  ['plate_z', 'plate_z_feet', 'measure'],
  ['sz_top', 'strike_zone_top_feet', 'measure'],
  ['sz_bot', 'strike_zone_bottom_feet', 'measure'],
  ['zone', 'zone', 'integer'],
  ['launch_speed', 'launch_speed_mph', 'measure'],
  ['launch_angle', 'launch_angle_degrees', 'measure'],
  ['hit_distance_sc', 'hit_distance_feet', 'measure'],
  ['hc_x', 'hit_x', 'measure'],
  ['hc_y', 'hit_y', 'measure'],
  ['events', 'event_type', 'text'],
  ['description', 'description', 'text'],
  ['bb_type', 'batted_ball_type', 'text'],
  ['hit_location', 'hit_location', 'integer'],
  ['launch_speed_angle', 'launch_speed_angle_class', 'integer'],
  ['effective_speed', 'effective_speed_mph', 'speed'],
  ['release_pos_y', 'release_y_feet', 'measure'],
  ['pfx_x', 'movement_x_feet', 'measure'],
  ['pfx_z', 'movement_z_feet', 'measure'],
  ['vx0', 'velocity_x_fps', 'measure'],
  ['vy0', 'velocity_y_fps', 'measure'],
  ['vz0', 'velocity_z_fps', 'measure'],
  ['ax', 'acceleration_x_fps2', 'measure'],
  ['ay', 'acceleration_y_fps2', 'measure'],
  ['az', 'acceleration_z_fps2', 'measure'],
  ['on_1b', 'runner_on_first_id', 'id'],
  ['on_2b', 'runner_on_second_id', 'id'],
  ['on_3b', 'runner_on_third_id', 'id'],
  ['fielder_2', 'catcher_id', 'id'],
  ['fielder_3', 'first_baseman_id', 'id'],
  ['fielder_4', 'second_baseman_id', 'id'],
  ['fielder_5', 'third_baseman_id', 'id'],
  ['fielder_6', 'shortstop_id', 'id'],
  ['fielder_7', 'left_fielder_id', 'id'],
  ['fielder_8', 'center_fielder_id', 'id'],
  ['fielder_9', 'right_fielder_id', 'id'],
  ['if_fielding_alignment', 'infield_alignment', 'text'],
  ['of_fielding_alignment', 'outfield_alignment', 'text'],
  ['estimated_ba_using_speedangle', 'estimated_batting_average', 'measure'],
  ['estimated_woba_using_speedangle', 'estimated_woba', 'measure'],
  ['estimated_slg_using_speedangle', 'estimated_slugging', 'measure'],
  ['woba_value', 'woba_value', 'measure'],
  ['woba_denom', 'woba_denominator', 'integer'],
  ['babip_value', 'babip_value', 'integer'],
  ['iso_value', 'iso_value', 'integer'],
  ['home_win_exp', 'home_win_probability', 'measure'],
  ['delta_home_win_exp', 'delta_home_win_probability', 'measure'],
  ['delta_run_exp', 'delta_run_expectancy', 'measure'],
  ['delta_pitcher_run_exp', 'delta_pitcher_run_expectancy', 'measure'],
  ['bat_speed', 'bat_speed_mph', 'measure'],
  ['swing_length', 'swing_length_feet', 'measure'],
  ['attack_angle', 'attack_angle_degrees', 'measure'],
  ['attack_direction', 'attack_direction_degrees', 'measure'],
  ['swing_path_tilt', 'swing_path_tilt_degrees', 'measure'],
  ['arm_angle', 'arm_angle_degrees', 'measure'],
  ['intercept_ball_minus_batter_pos_x_inches', 'intercept_x_inches', 'measure'],
  ['intercept_ball_minus_batter_pos_y_inches', 'intercept_y_inches', 'measure'],
  ['home_score', 'home_score_before', 'integer'],
  ['away_score', 'away_score_before', 'integer'],
  ['post_home_score', 'home_score_after', 'integer'],
  ['post_away_score', 'away_score_after', 'integer'],
  ['n_thruorder_pitcher', 'times_through_order', 'integer'],
  ['n_priorpa_thisgame_player_at_bat', 'prior_plate_appearances', 'integer'],
  ['pitcher_days_since_prev_game', 'pitcher_days_since_previous_game', 'integer'],
  ['batter_days_since_prev_game', 'batter_days_since_previous_game', 'integer'],
  ['pitcher_days_until_next_game', 'pitcher_days_until_next_game', 'integer'],
  ['batter_days_until_next_game', 'batter_days_until_next_game', 'integer'],
];

/** Without these a file says nothing of pitches. */
export const requiredColumns: readonly string[] = [
  'game_pk',
  'game_date',
  'at_bat_number',
  'pitch_number',
  'inning',
  'inning_topbot',
  'batter',
  'pitcher',
  'balls',
  'strikes',
  'outs_when_up',
  'type',
];

/** Described, and left in the raw object: text, dead columns, sums and differences of others, ages. */
const leftColumns: readonly string[] = (
  'player_name spin_dir spin_rate_deprecated break_angle_deprecated break_length_deprecated des game_type home_team away_team ' +
  'game_year tfs_deprecated tfs_zulu_deprecated umpire sv_id pitch_name bat_score fld_score post_bat_score post_fld_score ' +
  'hyper_speed home_score_diff bat_score_diff bat_win_exp age_pit_legacy age_bat_legacy age_pit age_bat ' +
  // Added by tools that keep Savant's files: a second column of one name, the parts of the date.
  'api_break_z_with_gravity api_break_x_arm api_break_x_batter_in pitcher.1 fielder_2.1 pitcher_1 fielder_2_1 month day'
).split(' ');

/** Every column somebody has described: another one is a finding. */
export const knownColumns: ReadonlySet<string> = new Set([
  ...mappedColumns.map(([name]) => name),
  ...requiredColumns,
  ...leftColumns,
]);

/** Columns that came after the 89 of 2020; an older file does not miss them. */
const laterColumns: ReadonlySet<string> = new Set([
  'spin_axis',
  'delta_home_win_exp',
  'delta_run_exp',
  'bat_speed',
  'swing_length',
  'estimated_slg_using_speedangle',
  'delta_pitcher_run_exp',
  'home_win_exp',
  'n_thruorder_pitcher',
  'n_priorpa_thisgame_player_at_bat',
  'pitcher_days_since_prev_game',
  'batter_days_since_prev_game',
  'pitcher_days_until_next_game',
  'batter_days_until_next_game',
  'arm_angle',
  'attack_angle',
  'attack_direction',
  'swing_path_tilt',
  'intercept_ball_minus_batter_pos_x_inches',
  'intercept_ball_minus_batter_pos_y_inches',
]);

/** Mapped columns that every file has had. */
export const oldestColumns: ReadonlySet<string> = new Set(
  mappedColumns.map(([name]) => name).filter((name) => !laterColumns.has(name)),
);
