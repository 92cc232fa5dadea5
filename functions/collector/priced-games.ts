import type { OddsGame } from '../../shared/sources/odds/match-events.ts';
import type { ScheduledGame } from '../../shared/sources/statsapi/read-schedule.ts';
import { newestListings } from '../../shared/sources/statsapi/stage-rows.ts';

/** Games of a date that bookmakers may have prices of. */
export interface PricedGames {
  /** Those that count for the date and are neither postponed nor cancelled: events are told apart by all of them. */
  games: OddsGame[];
  /** Those that have not begun. */
  upcoming: ReadonlySet<number>;
}

/** The games of a date as a provider's events are matched with them. */
export function pricedGames(listings: readonly ScheduledGame[], gameDate: string): PricedGames {
  const counted = newestListings(listings)
    .map(({ header }) => header)
    .filter(
      (header) =>
        header.gameDate === gameDate &&
        header.status.state !== 'postponed' &&
        header.status.state !== 'cancelled',
    );
  return {
    games: counted.map((header) => ({
      gamePk: header.gamePk,
      gameDate: header.gameDate,
      gameNumber: header.gameNumber,
      homeTeamId: header.homeTeamId,
      awayTeamId: header.awayTeamId,
      scheduledStartAt: header.scheduledStartAt,
      isStartTbd: header.isStartTimeTbd,
    })),
    upcoming: new Set(
      counted.filter(({ status }) => status.state === 'scheduled').map(({ gamePk }) => gamePk),
    ),
  };
}
