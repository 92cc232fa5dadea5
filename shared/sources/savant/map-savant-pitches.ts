import type { PitchRow } from '../../domain/pitches/pitch-row.ts';
import { mappedColumns } from './columns.ts';
import { emptyPitch } from './empty-pitch.ts';
import { cellOf, readCell } from './read-cell.ts';
import type { SavantFile } from './read-savant-csv.ts';

/** Why a row could not be taken as it is: `column` says where. */
export type Complaint = (kind: 'skipped' | 'unreadable', column: string) => void;

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
 * What only the feed knows is null. Whether a pitch ended its plate appearance is for `completeGame`, which sees its neighbours.
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
      ...emptyPitch,
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
