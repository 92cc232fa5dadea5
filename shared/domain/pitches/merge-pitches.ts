import { columns, type PitchRow, pitchKey } from './pitch-row.ts';

/** A pitch of a game, and whether the primary source knew it. */
export interface MergedPitch {
  row: PitchRow;
  isPrimary: boolean;
}

/** A game's pitches out of two accounts. */
export interface MergedPitches {
  /** In the order of the game. */
  pitches: MergedPitch[];
  /** Keys of which the two tell different pitches: of their plate appearances the feed is believed. */
  contradicted: string[];
  /** Keys that only one of the two has, in plate appearances without a contradiction. */
  onlyPrimary: string[];
  onlyFeed: string[];
}

/** Facts of play that the feed follows event by event: its word stands where both speak. */
const feedKnowsBest: ReadonlySet<string> = new Set([
  'call_code',
  'is_strike',
  'is_ball',
  'is_in_play',
  'is_plate_appearance_end',
  'home_score',
  'away_score',
]);

/** A speed is revised by tenths; a pitch of another type is some 10 mph away. */
const speedDifferenceMaxMph = 3;

const haveOneSpeed = (
  { release_speed_mph: one }: PitchRow,
  { release_speed_mph: other }: PitchRow,
): boolean => one === null || other === null || Math.abs(one - other) <= speedDifferenceMaxMph;

/**
 * Two rows with one key are of the same pitch when they agree on who, in which half inning, at which count and how fast: rows that
 * are numbered differently, or whose columns have moved, differ in one of these.
 */
const isSamePitch = (left: PitchRow, right: PitchRow): boolean =>
  left.batter_id === right.batter_id &&
  left.pitcher_id === right.pitcher_id &&
  left.inning === right.inning &&
  left.is_top === right.is_top &&
  left.balls === right.balls &&
  left.strikes === right.strikes &&
  haveOneSpeed(left, right);

/** The primary's value where it has one, else the feed's. A copy with the columns in the order of the feed's row. */
function mergeRow(primary: PitchRow, feed: PitchRow): PitchRow {
  const merged = { ...feed };
  const cells: Record<string, PitchRow[keyof PitchRow]> = merged;
  for (const name of columns) {
    const value = primary[name];
    if (value !== null && (feed[name] === null || !feedKnowsBest.has(name))) cells[name] = value;
  }
  return merged;
}

const inOrder = (left: PitchRow, right: PitchRow): number =>
  left.at_bat_number - right.at_bat_number || left.pitch_number - right.pitch_number;

/** Plate appearances of which the two tell different pitches, and those pitches. */
function findDisputes(primary: readonly PitchRow[], feed: readonly PitchRow[]) {
  const primaryByKey = new Map(primary.map((row) => [pitchKey(row), row]));
  const feedKeys = new Set(feed.map(pitchKey));
  const onlyFeed = feed.filter((row) => !primaryByKey.has(pitchKey(row)));
  const onlyPrimary = primary.filter((row) => !feedKeys.has(pitchKey(row)));
  const contradicted = feed.filter((row) => {
    const other = primaryByKey.get(pitchKey(row));
    return other !== undefined && !isSamePitch(other, row);
  });
  const withContradiction = new Set(contradicted.map((row) => row.at_bat_number));
  const withHoleInPrimary = new Set(onlyFeed.map((row) => row.at_bat_number));
  // A pitch too many here and one too few there: the two number the plate appearance differently.
  const numberedOtherwise = onlyPrimary.filter(
    ({ at_bat_number: atBat }) => withHoleInPrimary.has(atBat) || withContradiction.has(atBat),
  );
  const atBats = new Set([...contradicted, ...numberedOtherwise].map((row) => row.at_bat_number));
  return { atBats, keys: [...contradicted, ...numberedOtherwise].map(pitchKey) };
}

/**
 * Unites the account of the primary pitch source with the feed's, pitch by pitch. What only one has is kept: a hole in one file is
 * no reason to forget a pitch. Of a plate appearance in which the two contradict each other nothing of the primary is taken, as its
 * rows may be numbered otherwise: a foul with two strikes looks like the one before it.
 */
export function mergePitches(primary: readonly PitchRow[], feed: readonly PitchRow[]): MergedPitches {
  const { atBats: disputed, keys: contradicted } = findDisputes(primary, feed);
  const primaryByKey = new Map(
    primary.filter((row) => !disputed.has(row.at_bat_number)).map((row) => [pitchKey(row), row]),
  );
  const result: MergedPitches = { pitches: [], contradicted, onlyPrimary: [], onlyFeed: [] };
  for (const row of feed) {
    const key = pitchKey(row);
    const other = primaryByKey.get(key);
    primaryByKey.delete(key);
    if (other === undefined) {
      result.pitches.push({ row, isPrimary: false });
      if (!disputed.has(row.at_bat_number)) result.onlyFeed.push(key);
    } else {
      result.pitches.push({ row: mergeRow(other, row), isPrimary: true });
    }
  }
  for (const [key, row] of primaryByKey) {
    result.pitches.push({ row, isPrimary: true });
    result.onlyPrimary.push(key);
  }
  if (result.onlyPrimary.length > 0) result.pitches.sort((left, right) => inOrder(left.row, right.row));
  return result;
}
