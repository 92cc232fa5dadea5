import type { playerSeasonStats, teamSeasonStats } from '../../../schemas/tables/season-stats.ts';
import type { standings } from '../../../schemas/tables/standings.ts';
import type { OwnRowRule, RowOf } from './table-rules.ts';

type StandingRow = RowOf<typeof standings>;
type StatRow = RowOf<typeof playerSeasonStats> | RowOf<typeof teamSeasonStats>;

/** Rules between the columns of a standing. */
export const standingRules: readonly OwnRowRule<StandingRow>[] = [
  {
    id: 'STANDING_GAMES_ADD_UP',
    severity: 'soft',
    dimension: 'ranges',
    description: 'Games played are wins, losses and ties.',
    check: ({ games_played, wins, losses, games_tied }) => {
      const sum = wins + losses + (games_tied ?? 0);
      return sum === games_played ? null : `${games_played} games played, ${sum} won, lost and tied`;
    },
  },
];

const more = (part: number | null, whole: number | null, says: string): string | null =>
  part !== null && whole !== null && part > whole ? `${says}: ${part} > ${whole}` : null;

/** Rules between the counts of a line of statistics; `prefix` begins the ids. A count that is missing breaks none. */
export const statRules = <Row extends StatRow>(prefix: string): readonly OwnRowRule<Row>[] => [
  {
    id: `${prefix}_PARTS_FIT`,
    severity: 'hard',
    dimension: 'ranges',
    description:
      'No part is larger than its whole: hits and at bats, extra-base hits and hits, strikes and pitches, earned runs and runs.',
    check: (row) =>
      more(row.hits, row.at_bats, 'more hits than at bats') ??
      more(
        (row.doubles ?? 0) + (row.triples ?? 0) + (row.home_runs ?? 0),
        row.hits,
        'more extra-base hits than hits',
      ) ??
      more(row.at_bats, row.plate_appearances, 'more at bats than plate appearances') ??
      more(row.strikes, row.pitches, 'more strikes than pitches') ??
      more(row.earned_runs, row.runs, 'more earned runs than runs'),
  },
];
