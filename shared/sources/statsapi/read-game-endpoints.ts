import { HanksTankError } from '../../domain/errors.ts';
import { readBoxscoreInfo } from './boxscore-info.ts';
import { type GameDocument, playsOf } from './game-document.ts';
import { type JsonObject, readIdOf, readInteger, readList, readObject } from './json-access.ts';
import type { ScheduledGame } from './read-schedule.ts';
import { unknownFieldsFindings } from './watch-statsapi.ts';

/** The responses that stand in for a live feed. The line score may be missing: the schedule's stands in for it. */
export interface GameEndpoints {
  listing: ScheduledGame;
  boxscore: JsonObject;
  playByPlay: JsonObject;
  linescore: JsonObject | null;
}

/**
 * Reads a game from its listing, box score and plays: the same rows as from a feed, except people (the box score has names
 * only) and the details of the venue. Weather, attendance and duration come from the notes below the box score.
 * Throws SOURCE_RESPONSE_MALFORMED when a response is of another game or has no players or no plays.
 */
export function readGameEndpoints(
  { listing, boxscore, playByPlay, linescore }: GameEndpoints,
  fetchedAt: string,
): GameDocument {
  const { header, raw } = listing;
  const teams = readObject(boxscore['teams']);
  const home = readObject(teams['home']);
  const away = readObject(teams['away']);
  const what = `game ${header.gamePk}`;
  if (readIdOf(home['team']) !== header.homeTeamId || readIdOf(away['team']) !== header.awayTeamId) {
    throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `the box score of ${what} is not of its two teams`);
  }
  const plays = playsOf(playByPlay['allPlays']);
  if (plays.length === 0 || readList(home['batters']).length === 0) {
    throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `${what} has an empty box score or no plays`);
  }
  const notes = readBoxscoreInfo(boxscore['info']);
  const lines = linescore ?? readObject(raw['linescore']);
  return {
    header: {
      ...header,
      scheduledInnings: readInteger(lines['scheduledInnings']) ?? header.scheduledInnings,
    },
    fetchedAt,
    teams: { home: readObject(home['team']), away: readObject(away['team']) },
    people: {},
    venue: {},
    weather: notes.weather,
    gameInfo: notes.gameInfo,
    probablePitchers: {},
    linescore: lines,
    boxscore,
    decisions: readObject(raw['decisions']),
    plays,
    findings: [
      {
        code: 'FALLBACK_USED',
        path: '',
        message: 'read from box score and plays: no people, no venue details',
      },
      ...unknownFieldsFindings('boxscore', boxscore),
      ...unknownFieldsFindings('play_by_play', playByPlay),
      ...unknownFieldsFindings('linescore', linescore),
    ],
  };
}
