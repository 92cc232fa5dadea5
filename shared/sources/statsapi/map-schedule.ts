import type { gameOccurrences, gameUmpires, probablePitchers } from '../../../schemas/tables/games.ts';
import type { BusinessRow } from '../../domain/lineage.ts';
import { sides } from './box-score-players.ts';
import { readDate, readIdOf, readObject, readText } from './json-access.ts';
import { readUmpires } from './map-game-circumstances.ts';
import type { ScheduledGame } from './read-schedule.ts';

/** The listing of a game under a date. */
export function mapOccurrence({
  header,
  listingDate,
  raw,
}: ScheduledGame): BusinessRow<typeof gameOccurrences> {
  return {
    game_pk: header.gamePk,
    listing_date: listingDate,
    game_date: header.gameDate,
    coded_state: header.status.codedState,
    detailed_state: header.status.detailedState,
    reason: header.status.reason,
    scheduled_start_at: header.scheduledStartAt,
    // The *GameDate members are dates, the *Date members moments in UTC, a day later for a night game.
    reschedule_date: readDate(raw['rescheduleGameDate']) ?? readDate(raw['rescheduleDate']),
    rescheduled_from_date: readDate(raw['rescheduledFromDate']) ?? readDate(raw['rescheduledFrom']),
    resume_date: readDate(raw['resumeGameDate']) ?? readDate(raw['resumeDate']),
    resumed_from_date: readDate(raw['resumedFromDate']) ?? readDate(raw['resumedFrom']),
    double_header: header.doubleHeader,
    game_number: header.gameNumber,
    description: readText(raw['description']),
  };
}

/** What is announced for a game that has not begun; a null pitcher says that nobody is announced yet. */
export function mapAnnouncedPitchers(
  { header, raw }: ScheduledGame,
  fetchedAt: string,
): BusinessRow<typeof probablePitchers>[] {
  if (header.status.state !== 'scheduled') return [];
  const teams = readObject(raw['teams']);
  return sides.map((side) => {
    const pitcher = readObject(readObject(teams[side])['probablePitcher']);
    return {
      game_pk: header.gamePk,
      game_date: header.gameDate,
      team_id: side === 'home' ? header.homeTeamId : header.awayTeamId,
      is_home: side === 'home',
      pitcher_id: readIdOf(pitcher),
      pitcher_name: readText(pitcher['fullName']),
      snapshot_at: fetchedAt,
    };
  });
}

/** The umpires who are named for a game that has not begun; none while nobody is. Once it has begun its feed tells of them. */
export function mapAnnouncedUmpires({ header, raw }: ScheduledGame): BusinessRow<typeof gameUmpires>[] {
  if (header.status.state !== 'scheduled') return [];
  return readUmpires(raw['officials']).umpires.map((umpire) => ({
    game_pk: header.gamePk,
    game_date: header.gameDate,
    ...umpire,
  }));
}
