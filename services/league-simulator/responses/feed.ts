import { isoMilliseconds, isoSeconds } from '../calendar-date.ts';
import { starterOf } from '../game/club-day.ts';
import { firstStartMs, type GameView, gamesFinished, playedMinutes } from '../game-view.ts';
import { rosterOf } from '../players.ts';
import { summerTimeOf } from '../venues.ts';
import type { World } from '../world.ts';
import { boxScoreJson } from './box-score.ts';
import { lineScoreJson } from './line-score.ts';
import { playByPlayJson } from './plays.ts';
import { leagueRecordJson, personJson, personReference, teamAt, teamJson, venueJson } from './references.ts';
import { statusJson } from './status.ts';

/** The notice that opens many responses. The league is made up: there is nobody's copyright to name. */
export const notice = 'Simulated data of a made-up league; not Major League Baseball.';

/** Games of a club's record that count at this view: those before the game, and the game itself once it is final. */
export function recordShown(
  world: World,
  view: GameView,
  side: 'home' | 'away',
  nowMs: number,
): { wins: number; losses: number } {
  const { game } = view;
  const [teamIndex, ordinal] =
    side === 'home' ? [game.homeIndex, game.homeOrdinal] : [game.awayIndex, game.awayOrdinal];
  const games =
    view.phase === 'final'
      ? ordinal + 1
      : Math.min(ordinal, gamesFinished(world, game.season, teamIndex, nowMs));
  return world.recordAfter(game.season, teamIndex, games);
}

function teamInFeed(world: World, view: GameView, side: 'home' | 'away', nowMs: number) {
  const record = recordShown(world, view, side, nowMs);
  const leagueRecord = leagueRecordJson(record);
  const team = teamAt(side === 'home' ? view.game.homeIndex : view.game.awayIndex);
  return {
    ...teamJson(team, view.game.season),
    record: {
      gamesPlayed: record.wins + record.losses,
      leagueRecord: { wins: record.wins, losses: record.losses, ties: 0, pct: leagueRecord.pct },
      records: {},
      divisionLeader: false,
      wins: record.wins,
      losses: record.losses,
      winningPercentage: leagueRecord.pct,
    },
  };
}

/** MLB's long game id, for example "2025/03/27/tormlb-nyamlb-1". */
function longIdOf(view: GameView): string {
  const { game } = view;
  return `${game.officialDate.replaceAll('-', '/')}/${teamAt(game.awayIndex).teamCode}mlb-${teamAt(game.homeIndex).teamCode}mlb-${game.gameNumber}`;
}

function datetimeJson(view: GameView) {
  const { game } = view;
  const startMs = firstStartMs(game);
  const local = new Date(startMs + summerTimeOf(game.venue).hours * 3_600_000);
  const hours = local.getUTCHours();
  return {
    dateTime: isoSeconds(startMs),
    originalDate: game.change?.fromDate ?? game.officialDate,
    officialDate: game.officialDate,
    dayNight: game.dayNight,
    time: `${hours % 12 === 0 ? 12 : hours % 12}:${String(local.getUTCMinutes()).padStart(2, '0')}`,
    ampm: hours < 12 ? 'AM' : 'PM',
    ...(game.change?.kind === 'suspended' &&
    view.record?.resumedAtPlay != null &&
    view.plays.length >= view.record.resumedAtPlay
      ? {
          resumeDate: game.change.toDate,
          resumeDateTime: isoSeconds(game.change.toMs),
          resumedFromDate: game.change.fromDate,
          resumedFromDateTime: isoSeconds(game.change.fromMs),
        }
      : {}),
  };
}

function flagsJson(view: GameView) {
  const isFinal = view.phase === 'final';
  const isHitless = (isTop: boolean): boolean =>
    isFinal &&
    !view.plays.some(
      (play) => play.isTop === isTop && ['single', 'double', 'triple', 'home_run'].includes(play.eventType),
    );
  const isPerfect = (isTop: boolean): boolean =>
    isFinal &&
    !view.plays.some(
      (play) =>
        play.isTop === isTop &&
        play.movements.some((movement) => movement.from === 0 && movement.to !== null),
    );
  return {
    noHitter: isHitless(true) || isHitless(false),
    perfectGame: isPerfect(true) || isPerfect(false),
    awayTeamNoHitter: isHitless(false),
    awayTeamPerfectGame: isPerfect(false),
    homeTeamNoHitter: isHitless(true),
    homeTeamPerfectGame: isPerfect(true),
  };
}

function gameDataJson(world: World, view: GameView, nowMs: number) {
  const { game, record } = view;
  const everyone = [
    ...rosterOf(world.seed, game.awayIndex, game.season),
    ...rosterOf(world.seed, game.homeIndex, game.season),
  ];
  return {
    game: {
      pk: game.gamePk,
      type: 'R',
      doubleHeader: game.doubleHeader,
      id: longIdOf(view),
      gamedayType: 'P',
      tiebreaker: 'N',
      gameNumber: game.gameNumber,
      calendarEventID: `14-${game.gamePk}-${game.officialDate}`,
      season: String(game.season),
      seasonDisplay: String(game.season),
    },
    datetime: datetimeJson(view),
    status: statusJson(view),
    teams: { away: teamInFeed(world, view, 'away', nowMs), home: teamInFeed(world, view, 'home', nowMs) },
    players: Object.fromEntries(
      everyone.map((player) => [`ID${player.id}`, personJson(player, game.officialDate)]),
    ),
    venue: venueJson(game.venue, game.season),
    officialVenue: { id: game.venue.id, link: `/api/v1/venues/${game.venue.id}` },
    weather:
      record === null
        ? {}
        : {
            condition: record.weather.condition,
            temp: String(record.weather.temperatureF),
            wind: record.weather.wind,
          },
    gameInfo: gameInfoJson(view),
    review: { hasChallenges: false, away: { used: 0, remaining: 1 }, home: { used: 0, remaining: 1 } },
    flags: flagsJson(view),
    alerts: [],
    probablePitchers: {
      away: personReference(starterOf(world.seed, game, 'away')),
      home: personReference(starterOf(world.seed, game, 'home')),
    },
    moundVisits: { away: { used: 0, remaining: 4 }, home: { used: 0, remaining: 4 } },
  };
}

function gameInfoJson(view: GameView) {
  const { record } = view;
  if (record === null) return {};
  const firstPitch = isoMilliseconds(record.firstPitchMs);
  if (view.phase !== 'final') return { firstPitch };
  return { attendance: record.attendance, firstPitch, gameDurationMinutes: playedMinutes(record) };
}

/** Winner, loser and save, once the game is over. */
export function decisionsJson(view: GameView) {
  if (view.phase !== 'final') return null;
  const { winner, loser, save } = view.record.decisions;
  return {
    winner: personReference(winner),
    loser: personReference(loser),
    ...(save ? { save: personReference(save) } : {}),
  };
}

/** The live feed. A game scripted without a box score has no `liveData.boxscore`. */
export function feedJson(world: World, view: GameView, nowMs: number) {
  const { game } = view;
  const decisions = decisionsJson(view);
  const lastMs = view.plays[view.plays.length - 1]?.endMs ?? nowMs;
  return {
    copyright: notice,
    gamePk: game.gamePk,
    link: `/api/v1.1/game/${game.gamePk}/feed/live`,
    metaData: {
      wait: 10,
      timeStamp: isoMilliseconds(lastMs)
        .slice(0, 19)
        .replace('T', '_')
        .replaceAll('-', '')
        .replaceAll(':', ''),
      gameEvents: [],
      logicalEvents: [],
    },
    gameData: gameDataJson(world, view, nowMs),
    liveData: {
      plays: playByPlayJson(world.seed, view),
      linescore: lineScoreJson(view, false),
      ...(game.script === 'missingBoxScore' ? {} : { boxscore: boxScoreJson(world, view) }),
      ...(decisions === null ? {} : { decisions }),
      leaders: { hitDistance: {}, hitSpeed: {}, pitchSpeed: {} },
    },
  };
}
