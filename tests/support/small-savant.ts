import { savantColumns } from '../../services/league-simulator/responses/savant.ts';

/** A row of Savant's file by column. */
export type SavantCells = Record<string, string>;

const pitch = (atBat: number, number: number, more: SavantCells): SavantCells => ({
  game_pk: '900001',
  game_date: '2026-04-14',
  game_type: 'R',
  home_team: 'COL',
  away_team: 'TB',
  player_name: 'Pitcher, One',
  at_bat_number: String(atBat),
  pitch_number: String(number),
  inning: '1',
  inning_topbot: atBat === 1 ? 'Top' : 'Bot',
  batter: atBat === 1 ? '501' : '601',
  pitcher: atBat === 1 ? '691' : '591',
  stand: 'L',
  p_throws: 'R',
  outs_when_up: '0',
  pitch_type: 'FF',
  release_speed: '95.1',
  release_spin_rate: '2305',
  plate_x: '0.11',
  zone: '5',
  fielder_2: '599',
  home_score: '0',
  away_score: '0',
  post_home_score: '0',
  post_away_score: '0',
  delta_run_exp: '-0.04',
  pitcher_days_until_next_game: '5',
  ...more,
});

const strike = { type: 'S', description: 'called_strike' };

/** The six pitches of {@link smallFeed} as Savant would tell them, last pitch first. */
export function smallSavantRows(gamePk = 900_001): SavantCells[] {
  return [
    pitch(1, 1, { ...strike, balls: '0', strikes: '0' }),
    pitch(1, 2, { ...strike, balls: '0', strikes: '1' }),
    pitch(1, 3, {
      ...strike,
      balls: '0',
      strikes: '2',
      events: 'strikeout',
      woba_value: '0.0',
      woba_denom: '1',
    }),
    pitch(2, 1, { type: 'B', description: 'ball', balls: '0', strikes: '0', outs_when_up: '1' }),
    pitch(2, 2, { ...strike, balls: '1', strikes: '0', outs_when_up: '1' }),
    pitch(2, 3, {
      type: 'X',
      description: 'hit_into_play',
      balls: '1',
      strikes: '1',
      outs_when_up: '1',
      pitch_type: 'SL',
      events: 'home_run',
      bb_type: 'fly_ball',
      launch_speed: '108.0',
      launch_angle: '27',
      estimated_woba_using_speedangle: '1.842',
      post_home_score: '1',
    }),
  ]
    .map((row): SavantCells => ({ ...row, game_pk: String(gamePk) }))
    .toReversed();
}

const quoted = (cell: string): string => (cell.includes(',') ? `"${cell}"` : cell);

/** A CSV text, every line ended. */
export const csvOf = (records: readonly (readonly string[])[]): string =>
  records.map((record) => `${record.map(quoted).join(',')}\n`).join('');

/** A file of the given rows, in the layout of 2025 or another. */
export const savantCsv = (rows: readonly SavantCells[], columns: readonly string[] = savantColumns): string =>
  csvOf([columns, ...rows.map((row) => columns.map((name) => row[name] ?? ''))]);

/** The file of {@link smallFeed}'s game, changed. */
export function smallSavant({
  columns = savantColumns,
  change = (row) => row,
  add = () => [],
}: {
  columns?: readonly string[];
  change?: (row: SavantCells, index: number) => SavantCells;
  add?: (rows: readonly SavantCells[]) => SavantCells[];
} = {}): string {
  const rows = smallSavantRows().map(change);
  return savantCsv([...rows, ...add(rows)], columns);
}
