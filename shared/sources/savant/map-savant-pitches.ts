import { statcastPitches } from '../../../schemas/tables/pitches.ts';
import { columnsOf, type Range } from '../../../schemas/tables/table-contract.ts';
import { type PitchRow, unknownToFeed } from '../../domain/pitches/pitch-row.ts';
import { type CellKind, mappedColumns } from './columns.ts';
import type { SavantFile } from './read-savant-csv.ts';

/** Why a row could not be taken as it is: `column` says where. */
export type Complaint = (kind: 'skipped' | 'unreadable', column: string) => void;

const hardRanges = new Map<string, Range>(
  columnsOf(statcastPitches).flatMap(({ name, hard }) => (hard === undefined ? [] : [[name, hard] as const])),
);

/** Savant's words for a call that say which one it was; a ball in play may be X, D or E. */
const callCodes: Readonly<Record<string, string>> = {
  ball: 'B',
  blocked_ball: '*B',
  called_strike: 'C',
  swinging_strike: 'S',
  swinging_strike_blocked: 'W',
  foul: 'F',
  foul_tip: 'T',
  foul_bunt: 'L',
  missed_bunt: 'M',
  bunt_foul_tip: 'O',
  hit_by_pitch: 'H',
  intent_ball: 'I',
  pitchout: 'P',
  swinging_pitchout: 'Q',
  foul_pitchout: 'R',
};

/** Savant writes an effective speed of 0.0 where the extension was not measured. */
const isBlank = (cell: string, kind: CellKind): boolean =>
  cell === '' || cell === 'null' || cell === 'NA' || (kind === 'speed' && Number(cell) === 0);

/** A decimal number. `Number` takes blanks, hexadecimals and Infinity for numbers too. */
function readNumber(cell: string): number | null {
  const value = Number(cell);
  return Number.isFinite(value) && !/[xob]/i.test(cell) && cell.trim() !== '' ? value : null;
}

function readMeasure(cell: string): number | null {
  const value = readNumber(cell);
  return value === null ? null : Math.round(value * 10_000) / 10_000;
}

/** A whole number, also as "2.0": a column with gaps has passed through floating point. */
function readWhole(cell: string): number | null {
  const value = readNumber(cell);
  return value !== null && Number.isSafeInteger(value) ? value : null;
}

const readers: Readonly<Record<CellKind, (cell: string) => string | number | null>> = {
  // U+FFFD stands where bytes were no UTF-8.
  text: (cell) => (cell.includes('\uFFFD') ? null : cell),
  integer: readWhole,
  measure: readMeasure,
  speed: readMeasure,
  id: (cell) => {
    const value = readWhole(cell);
    return value !== null && value > 0 ? value : null;
  },
};

/** A cell of a file: where it stands, what it is called there and here, how it is read and what is possible. */
interface Cell<Name extends keyof PitchRow = keyof PitchRow> {
  place: number;
  savant: string;
  ours: Name;
  kind: CellKind;
  range: Range | undefined;
}

const cellOf = <Name extends keyof PitchRow>(
  file: SavantFile,
  [savant, ours, kind]: readonly [string, Name, CellKind],
): Cell<Name> => ({ place: file.placeOf(savant), savant, ours, kind, range: hardRanges.get(ours) });

/** null for blank; what cannot be read, or is outside the hard range of the contract, is null too and a complaint. */
function readCell(
  record: readonly string[],
  { place, savant, kind, range }: Cell,
  complain: (savant: string) => void,
): string | number | null {
  const cell = record[place];
  if (cell === undefined || isBlank(cell, kind)) return null;
  const value = readers[kind](cell);
  if (value === null || (typeof value === 'number' && range && (value < range[0] || value > range[1]))) {
    complain(savant);
    return null;
  }
  return value;
}

/** The columns without which a row is no pitch. */
const identity = [
  ['game_pk', 'game_pk', 'id'],
  ['at_bat_number', 'at_bat_number', 'integer'],
  ['pitch_number', 'pitch_number', 'integer'],
  ['inning', 'inning', 'integer'],
  ['batter', 'batter_id', 'id'],
  ['pitcher', 'pitcher_id', 'id'],
  ['balls', 'balls', 'integer'],
  ['strikes', 'strikes', 'integer'],
  ['outs_when_up', 'outs', 'integer'],
] as const;

const half: Readonly<Record<string, boolean>> = { Top: true, Bot: false };
const types: ReadonlySet<string> = new Set(['B', 'S', 'X']);
const sides: ReadonlySet<string | null> = new Set(['L', 'R', null]);

/**
 * Reads the rows of a file as ours; null, with a complaint, for one that does not say who threw which pitch to whom on the date.
 * What only the feed knows is null. Whether a pitch ended its plate appearance is for {@link completeGame}, which sees its neighbours.
 */
export function pitchMapper(
  file: SavantFile,
  gameDate: string,
  complain: Complaint,
): (record: readonly string[]) => PitchRow | null {
  const identityCells = identity.map((mapping) => cellOf(file, mapping));
  const cells = mappedColumns.map((mapping) => cellOf(file, mapping));
  const [topOrBottom, type, date, words] = ['inning_topbot', 'type', 'game_date', 'description'].map(
    (column) => {
      const place = file.placeOf(column);
      return (record: readonly string[]): string => record[place] ?? '';
    },
  ) as [Text, Text, Text, Text]; // one for each of the four
  const skip = (column: string): null => {
    complain('skipped', column);
    return null;
  };
  const unreadable = (column: string): void => complain('unreadable', column);
  return (record) => {
    const isTop = half[topOrBottom(record)];
    if (isTop === undefined) return skip('inning_topbot');
    if (!types.has(type(record))) return skip('type');
    if (date(record).slice(0, 10) !== gameDate) return skip('game_date');
    const row: PitchRow = {
      ...emptyRow,
      game_date: gameDate,
      is_top: isTop,
      call_code: callCodes[words(record)] ?? null,
      is_strike: type(record) === 'S',
      is_ball: type(record) === 'B',
      is_in_play: type(record) === 'X',
    };
    for (const cell of identityCells) {
      const value = readCell(record, cell, () => undefined);
      if (typeof value !== 'number') return skip(cell.savant);
      row[cell.ours] = value;
    }
    const values: Partial<Record<keyof PitchRow, PitchRow[keyof PitchRow]>> = row;
    for (const cell of cells) values[cell.ours] = readCell(record, cell, unreadable);
    keepPossible(row, unreadable);
    return row;
  };
}

type Text = (record: readonly string[]) => string;

/** Zone 10 does not exist, and there are two sides of the plate. */
function keepPossible(row: PitchRow, unreadable: (column: string) => void): void {
  if (row.zone === 10) {
    unreadable('zone');
    row.zone = null;
  }
  if (!sides.has(row.batter_side)) {
    unreadable('stand');
    row.batter_side = null;
  }
  if (!sides.has(row.pitcher_hand)) {
    unreadable('p_throws');
    row.pitcher_hand = null;
  }
}

/** Every column in the order of the contract, of which the hash of a row depends. */
const emptyRow: PitchRow = {
  game_pk: 0,
  game_date: '',
  at_bat_number: 0,
  pitch_number: 0,
  inning: 0,
  is_top: false,
  batter_id: 0,
  pitcher_id: 0,
  batter_side: null,
  pitcher_hand: null,
  balls: 0,
  strikes: 0,
  outs: 0,
  pitch_type: null,
  call_code: null,
  is_strike: false,
  is_ball: false,
  is_in_play: false,
  release_speed_mph: null,
  end_speed_mph: null,
  release_spin_rate_rpm: null,
  spin_axis_degrees: null,
  release_extension_feet: null,
  release_x_feet: null,
  release_z_feet: null,
  plate_x_feet: null,
  plate_z_feet: null,
  strike_zone_top_feet: null,
  strike_zone_bottom_feet: null,
  zone: null,
  break_vertical_induced_inches: null,
  break_horizontal_inches: null,
  plate_time_seconds: null,
  launch_speed_mph: null,
  launch_angle_degrees: null,
  hit_distance_feet: null,
  trajectory: null,
  hardness: null,
  hit_x: null,
  hit_y: null,
  event_type: null,
  is_plate_appearance_end: false,
  home_score: null,
  away_score: null,
  play_id: null,
  started_at: null,
  ...unknownToFeed,
};

/** Puts the rows of a game in order, and says which end a plate appearance and how the score then stood. */
export function completeGame(rows: readonly PitchRow[]): PitchRow[] {
  const ordered = rows.toSorted(
    (left, right) => left.at_bat_number - right.at_bat_number || left.pitch_number - right.pitch_number,
  );
  const lastOf = new Map(ordered.map((row) => [row.at_bat_number, row]));
  for (const row of ordered) {
    const last = lastOf.get(row.at_bat_number);
    row.is_plate_appearance_end = row === last && row.event_type !== null;
    row.home_score = last?.home_score_after ?? null;
    row.away_score = last?.away_score_after ?? null;
  }
  return ordered;
}
