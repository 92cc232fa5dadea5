import type { SourceRequest } from '../../ports/data-source.ts';

/**
 * Regular season, postseason by round, spring, all-star and exhibition. Without the filter Savant leaves out what it likes; `PO`
 * stands for the whole postseason.
 */
const gameTypes = 'hfGT=R%7CPO%7CF%7CD%7CL%7CW%7CS%7CA%7CE%7C';
const form = 'type=details&player_type=pitcher&min_pitches=0&min_results=0&min_pas=0&group_by=name';

/** Asks for every pitch of a date. */
export const savantDayRequest = (gameDate: string): SourceRequest => ({
  endpoint: 'savant_day',
  subject: gameDate,
  urlPath: `/statcast_search/csv?all=true&${gameTypes}&game_date_gt=${gameDate}&game_date_lt=${gameDate}&${form}`,
  gamePk: null,
});

/** Asks for every pitch of a game: for a date whose file is cut at the row cap. */
export const savantGameRequest = (gamePk: number): SourceRequest => ({
  endpoint: 'savant_game',
  subject: String(gamePk),
  urlPath: `/statcast_search/csv?all=true&type=details&game_pk=${gamePk}`,
  gamePk,
});
