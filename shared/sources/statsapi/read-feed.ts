import type { BundleFinding } from '../../../schemas/bundle.ts';
import { HanksTankError } from '../../domain/errors.ts';
import { type GameDocument, playsOf, readResumeAt, requireIdentity } from './game-document.ts';
import { readGameStatus } from './game-status.ts';
import {
  type JsonObject,
  readDate,
  readFlag,
  readId,
  readIdOf,
  readInteger,
  readMoment,
  readObject,
  readText,
} from './json-access.ts';
import { unknownFieldsFindings } from './watch-statsapi.ts';

/**
 * Reads a v1.1 live feed. Throws SOURCE_RESPONSE_MALFORMED when it is none, or is of another game; everything else that is
 * missing becomes null and a finding.
 */
export function readFeed(feed: JsonObject, asked: { gamePk: number; fetchedAt: string }): GameDocument {
  const what = `the feed of game ${asked.gamePk}`;
  const gameData = readObject(feed['gameData']);
  const liveData = readObject(feed['liveData']);
  const game = readObject(gameData['game']);
  const datetime = readObject(gameData['datetime']);
  const linescore = readObject(liveData['linescore']);
  const teams = readObject(gameData['teams']);
  const findings: BundleFinding[] = unknownFieldsFindings('feed_live', feed);
  const identity = requireIdentity(
    {
      gamePk: readId(feed['gamePk']) ?? readId(game['pk']),
      gameDate: readDate(datetime['officialDate']) ?? readDate(datetime['originalDate']),
      season: readInteger(game['season']) ?? readInteger(readDate(datetime['officialDate'])?.slice(0, 4)),
      gameType: readText(game['type']),
      scheduledStartAt: readMoment(datetime['dateTime']),
      homeTeamId: readIdOf(teams['home']),
      awayTeamId: readIdOf(teams['away']),
    },
    what,
  );
  if (identity.gamePk !== asked.gamePk) {
    throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `${what} is of game ${identity.gamePk}`);
  }
  const statusObject = readObject(gameData['status']);
  return {
    header: {
      ...identity,
      doubleHeader: readText(game['doubleHeader']) ?? missing(findings, 'gameData.game.doubleHeader', 'N'),
      gameNumber: readInteger(game['gameNumber']) ?? missing(findings, 'gameData.game.gameNumber', 1),
      dayNight: readText(datetime['dayNight']),
      isStartTimeTbd: readFlag(statusObject['startTimeTBD']) ?? false,
      status: readGameStatus(statusObject, findings, 'gameData.status'),
      venueId: readIdOf(gameData['venue']),
      scheduledInnings: readInteger(linescore['scheduledInnings']) ?? 9,
      resumeAt: readResumeAt(datetime['resumeDateTime'], datetime['resumeDate']),
    },
    fetchedAt: asked.fetchedAt,
    teams: { home: readObject(teams['home']), away: readObject(teams['away']) },
    people: readObject(gameData['players']),
    venue: readObject(gameData['venue']),
    weather: readObject(gameData['weather']),
    gameInfo: readObject(gameData['gameInfo']),
    probablePitchers: readObject(gameData['probablePitchers']),
    linescore,
    boxscore: readObject(liveData['boxscore']),
    decisions: readObject(liveData['decisions']),
    plays: playsOf(readObject(liveData['plays'])['allPlays']),
    findings,
  };
}

function missing<Value>(findings: BundleFinding[], path: string, assumed: Value): Value {
  findings.push({ code: 'FIELD_MISSING', path, message: `assumed ${String(assumed)}` });
  return assumed;
}
