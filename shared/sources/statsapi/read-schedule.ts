import type { BundleFinding } from '../../../schemas/bundle.ts';
import { asHanksTankError, HanksTankError } from '../../domain/errors.ts';
import { type GameHeader, readResumeAt, requireIdentity } from './game-document.ts';
import { type GameState, readGameStatus } from './game-status.ts';
import {
  type JsonObject,
  readDate,
  readFlag,
  readId,
  readIdOf,
  readInteger,
  readList,
  readMoment,
  readObject,
  readText,
} from './json-access.ts';
import { unknownFieldsFindings } from './watch-statsapi.ts';

/** One listing of a game on the schedule. */
export interface ScheduledGame {
  header: GameHeader;
  /** Date under which the schedule lists the game: not the official date of a postponed one. */
  listingDate: string;
  /** The listing as it came. */
  raw: JsonObject;
}

/** A listing of which no more could be read than which game it is. */
export interface UnreadListing {
  gamePk: number;
  gameType: string | null;
  state: GameState;
}

/** A schedule answer: its listings and what could not be read. */
export interface Schedule {
  games: ScheduledGame[];
  unread: UnreadListing[];
  findings: BundleFinding[];
}

/**
 * Reads a schedule. No dates means no games; a body without `dates` is no schedule and throws SOURCE_RESPONSE_MALFORMED:
 * "failed" must not look like "no games". A listing that cannot be read is left out with a finding; what it says of its game is in
 * `unread`.
 */
export function readSchedule(schedule: JsonObject, asked: { gameDate: string }): Schedule {
  if (!Array.isArray(schedule['dates'])) {
    throw new HanksTankError(
      'SOURCE_RESPONSE_MALFORMED',
      `the schedule of ${asked.gameDate} has no list of dates`,
    );
  }
  const findings: BundleFinding[] = unknownFieldsFindings('schedule', schedule);
  const unread: UnreadListing[] = [];
  const games = schedule['dates'].flatMap((entry, dateIndex) => {
    const day = readObject(entry);
    const listingDate = readDate(day['date']) ?? asked.gameDate;
    return readList(day['games']).flatMap((game, index) => {
      const path = `dates[${dateIndex}].games[${index}]`;
      try {
        return [readListing(readObject(game), listingDate, findings, path)];
      } catch (thrown) {
        findings.push({ code: 'ROW_SKIPPED', path, message: asHanksTankError(thrown).message });
        unread.push(...readUnread(readObject(game)));
        return [];
      }
    });
  });
  return { games, unread, findings };
}

function readUnread(raw: JsonObject): UnreadListing[] {
  const gamePk = readId(raw['gamePk']);
  if (gamePk === null) return [];
  const { state } = readGameStatus(raw['status'], [], '');
  return [{ gamePk, gameType: readText(raw['gameType']), state }];
}

function readListing(
  raw: JsonObject,
  listingDate: string,
  findings: BundleFinding[],
  path: string,
): ScheduledGame {
  const teams = readObject(raw['teams']);
  const gameDate = readDate(raw['officialDate']) ?? listingDate;
  const identity = requireIdentity(
    {
      gamePk: readId(raw['gamePk']),
      gameDate,
      season: readInteger(raw['season']) ?? readInteger(gameDate.slice(0, 4)),
      gameType: readText(raw['gameType']),
      scheduledStartAt: readMoment(raw['gameDate']),
      homeTeamId: readIdOf(readObject(teams['home'])['team']),
      awayTeamId: readIdOf(readObject(teams['away'])['team']),
    },
    `listing ${path}`,
  );
  const status = readObject(raw['status']);
  return {
    listingDate,
    raw,
    header: {
      ...identity,
      doubleHeader: readText(raw['doubleHeader']) ?? 'N',
      gameNumber: readInteger(raw['gameNumber']) ?? 1,
      dayNight: readText(raw['dayNight']),
      isStartTimeTbd: readFlag(status['startTimeTBD']) ?? false,
      status: readGameStatus(status, findings, `${path}.status`),
      venueId: readIdOf(raw['venue']),
      scheduledInnings: readInteger(raw['scheduledInnings']) ?? 9,
      resumeAt: readResumeAt(raw['resumeGameDate'], raw['resumeDate']),
    },
  };
}
