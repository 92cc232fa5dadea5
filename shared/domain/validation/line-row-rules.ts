import type { playerBattingLines, playerPitchingLines } from '../../../schemas/tables/lines.ts';
import type { statcastPitches } from '../../../schemas/tables/pitches.ts';
import type { OwnRowRule, RowOf } from './table-rules.ts';

/** A row of `player_batting_lines`. */
export type BattingLine = RowOf<typeof playerBattingLines>;
/** A row of `player_pitching_lines`. */
export type PitchingLine = RowOf<typeof playerPitchingLines>;
/** A row of `statcast_pitches`. */
export type PitchRow = RowOf<typeof statcastPitches>;

/** A number that the source does not give contradicts nothing. */
const more = (part: number | null, whole: number | null, says: string): string | null =>
  part !== null && whole !== null && part > whole ? `${says}: ${part} > ${whole}` : null;

/** Rules between the columns of a batting line. */
export const battingLineRules: readonly OwnRowRule<BattingLine>[] = [
  {
    id: 'BATTING_PARTS_FIT',
    severity: 'hard',
    dimension: 'ranges',
    description:
      'No part is larger than its whole: hits and at bats, extra-base hits and hits, home runs and runs.',
    check: (row) =>
      more(row.hits, row.at_bats, 'more hits than at bats') ??
      more(row.doubles + row.triples + row.home_runs, row.hits, 'more extra-base hits than hits') ??
      more(row.intentional_walks, row.walks, 'more intentional walks than walks') ??
      more(row.at_bats, row.plate_appearances, 'more at bats than plate appearances') ??
      more(row.home_runs, row.runs, 'more home runs than runs'),
  },
  {
    id: 'BATTING_LINE_ADDS_UP',
    severity: 'soft',
    dimension: 'players',
    description: 'Plate appearances and total bases are the sums of their parts.',
    check: (row) => {
      const appearances =
        row.at_bats +
        row.walks +
        row.hit_by_pitch +
        row.sacrifice_bunts +
        row.sacrifice_flies +
        row.catchers_interference;
      if (appearances !== row.plate_appearances)
        return `${row.plate_appearances} plate appearances, parts make ${appearances}`;
      const bases = row.hits + row.doubles + 2 * row.triples + 3 * row.home_runs;
      return bases === row.total_bases ? null : `${row.total_bases} total bases, hits make ${bases}`;
    },
  },
];

/** Rules between the columns of a pitching line. */
export const pitchingLineRules: readonly OwnRowRule<PitchingLine>[] = [
  {
    id: 'PITCHING_PARTS_FIT',
    severity: 'hard',
    dimension: 'ranges',
    description:
      'No part is larger than its whole: strikes and pitches, home runs and hits, strikeouts and batters.',
    check: (row) =>
      more(row.strikes, row.pitches, 'more strikes than pitches') ??
      more(row.home_runs, row.hits, 'more home runs than hits') ??
      more(row.strikeouts, row.batters_faced, 'more strikeouts than batters') ??
      more(row.intentional_walks, row.walks, 'more intentional walks than walks') ??
      more(row.inherited_runners_scored, row.inherited_runners, 'more inherited runs than runners'),
  },
  {
    // Soft: one recorded line of 19,437 games of 2010-17 breaks it (Texas, 30 July 2015); rejecting the line would leave a hole.
    id: 'PITCHING_EARNED_RUNS',
    severity: 'soft',
    dimension: 'ranges',
    description: 'Earned runs are not more than runs.',
    check: (row) => more(row.earned_runs, row.runs, 'more earned runs than runs'),
  },
  {
    id: 'PITCHING_STARTER_ORDER',
    severity: 'soft',
    dimension: 'players',
    description: 'The starter, and only he, appears first.',
    check: (row) =>
      row.is_starter === (row.appearance_order === 1)
        ? null
        : `appearance ${row.appearance_order} and ${row.is_starter ? '' : 'not '}the starter`,
  },
];

/** Rules between the columns of a pitch. */
export const pitchRules: readonly OwnRowRule<PitchRow>[] = [
  {
    id: 'PITCH_ZONE_EXISTS',
    severity: 'hard',
    dimension: 'ranges',
    description: 'Zone 10 does not exist.',
    check: (row) => (row.zone === 10 ? 'zone 10 does not exist' : null),
  },
  {
    id: 'PITCH_ONE_CALL',
    severity: 'soft',
    dimension: 'ranges',
    description: 'A ball is neither a strike nor in play.',
    check: (row) =>
      row.is_ball && (row.is_strike || row.is_in_play)
        ? `call ${row.call_code} counts as a ball and as ${row.is_strike ? 'a strike' : 'in play'}`
        : null,
  },
  {
    id: 'PITCH_SPEED_LOSS',
    severity: 'soft',
    dimension: 'ranges',
    description: 'A pitch is not faster at the plate than out of the hand.',
    check: (row) =>
      row.release_speed_mph !== null &&
      row.end_speed_mph !== null &&
      row.end_speed_mph > row.release_speed_mph
        ? `${row.release_speed_mph} mph out of the hand, ${row.end_speed_mph} at the plate`
        : null,
  },
];
