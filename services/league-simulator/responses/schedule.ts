import { isoSeconds } from '../calendar-date.ts';
import { starterOf } from '../game/club-day.ts';
import { umpiresOf } from '../game/conditions.ts';
import {
  firstStartMs,
  type GameView,
  gameViewAt,
  postponementNoticeMs,
  umpiresNamedMs,
} from '../game-view.ts';
import type { ScheduledGame } from '../season-calendar.ts';
import type { World } from '../world.ts';
import { officialsJson } from './box-score.ts';
import { decisionsJson, notice, recordShown } from './feed.ts';
import { lineScoreJson } from './line-score.ts';
import { playIdOf } from './play-events.ts';
import {
  leagueRecordJson,
  personReference,
  teamAt,
  teamJson,
  teamReference,
  venueReference,
} from './references.ts';
import { statusJson } from './status.ts';

/** What the caller asked for; dates are YYYY-MM-DD. */
export interface ScheduleQuery {
  readonly firstDate: string;
  readonly lastDate: string;
  readonly teamId: number | null;
  readonly gamePks: readonly number[] | null;
  readonly hydrate: ReadonlySet<string>;
}

/** One row of the schedule: a game on the date it is listed. */
interface Listing {
  readonly date: string;
  readonly game: ScheduledGame;
  readonly gameDateMs: number;
  readonly officialDate: string;
  readonly isPostponed: boolean;
  readonly extra: Readonly<Record<string, string>>;
}

function monthAndDay(date: string): string {
  return `${Number(date.slice(5, 7))}/${Number(date.slice(8, 10))}`;
}

/** A game's rows at a moment: one, or two once it has been postponed or suspended. */
function listingsOf(game: ScheduledGame, nowMs: number): readonly Listing[] {
  const { change } = game;
  const plain: Listing = {
    date: game.officialDate,
    game,
    gameDateMs: firstStartMs(game),
    officialDate: game.officialDate,
    isPostponed: false,
    extra: {},
  };
  if (change === null) return [plain];
  if (change.kind === 'postponed') {
    const before: Listing = { ...plain, date: change.fromDate, gameDateMs: change.fromMs };
    if (nowMs < change.fromMs - postponementNoticeMs) return [{ ...before, officialDate: change.fromDate }];
    return [
      {
        ...before,
        isPostponed: true,
        extra: {
          rescheduleDate: isoSeconds(change.toMs),
          rescheduleGameDate: change.toDate,
          description: `Makeup ${monthAndDay(change.toDate)}`,
        },
      },
      {
        ...plain,
        extra: {
          rescheduledFrom: isoSeconds(change.fromMs),
          rescheduledFromDate: change.fromDate,
          description: `Makeup of ${monthAndDay(change.fromDate)} PPD`,
        },
      },
    ];
  }
  // The stop becomes known when play stops; four hours after the start it has happened.
  if (nowMs < change.fromMs + 4 * 3_600_000) return [plain];
  return [
    { ...plain, extra: { resumeDate: isoSeconds(change.toMs), resumeGameDate: change.toDate } },
    {
      ...plain,
      date: change.toDate,
      gameDateMs: change.toMs,
      extra: { resumedFrom: isoSeconds(change.fromMs), resumedFromDate: change.fromDate },
    },
  ];
}

function sideJson(
  world: World,
  view: GameView,
  side: 'home' | 'away',
  isPostponed: boolean,
  hydrate: ReadonlySet<string>,
  nowMs: number,
) {
  const { game } = view;
  const team = teamAt(side === 'home' ? game.homeIndex : game.awayIndex);
  const last = view.plays[view.plays.length - 1];
  const score = last === undefined || isPostponed ? {} : { score: last.scoreAfter[side] };
  const isWinner =
    view.phase === 'final' && !isPostponed
      ? { isWinner: view.record.score[side] > view.record.score[side === 'home' ? 'away' : 'home'] }
      : {};
  return {
    team: hydrate.has('team') ? teamJson(team, game.season) : teamReference(team),
    leagueRecord: leagueRecordJson(recordShown(world, view, side, nowMs)),
    ...score,
    ...isWinner,
    ...(hydrate.has('probablePitcher') && !isPostponed
      ? { probablePitcher: personReference(starterOf(world.seed, game, side)) }
      : {}),
    splitSquad: false,
    seriesNumber: 1 + Math.floor((side === 'home' ? game.homeOrdinal : game.awayOrdinal) / 3),
  };
}

function listingJson(world: World, listing: Listing, hydrate: ReadonlySet<string>, nowMs: number) {
  const { game, isPostponed } = listing;
  const view: GameView = isPostponed
    ? { phase: 'postponed', game, record: null, plays: [] }
    : gameViewAt(world, game, nowMs);
  const decisions = decisionsJson(view);
  const { description, ...dates } = listing.extra;
  return {
    gamePk: game.gamePk,
    gameGuid: playIdOf(world.seed, game.gamePk, 0, -1),
    link: `/api/v1.1/game/${game.gamePk}/feed/live`,
    gameType: 'R',
    season: String(game.season),
    gameDate: isoSeconds(listing.gameDateMs),
    officialDate: listing.officialDate,
    ...dates,
    status: statusJson(view),
    teams: {
      away: sideJson(world, view, 'away', isPostponed, hydrate, nowMs),
      home: sideJson(world, view, 'home', isPostponed, hydrate, nowMs),
    },
    ...(hydrate.has('linescore') && !isPostponed ? { linescore: lineScoreJson(view, true) } : {}),
    ...(hydrate.has('decisions') && decisions !== null ? { decisions } : {}),
    ...(hydrate.has('officials') && !isPostponed && nowMs >= umpiresNamedMs(game)
      ? { officials: officialsJson(umpiresOf(world.seed, game)) }
      : {}),
    venue: venueReference(game.venue),
    content: { link: `/api/v1/game/${game.gamePk}/content` },
    ...(view.phase === 'final' ? { isTie: false } : {}),
    gameNumber: isPostponed ? 1 : game.gameNumber,
    publicFacing: true,
    doubleHeader: isPostponed ? 'N' : game.doubleHeader,
    gamedayType: 'P',
    tiebreaker: 'N',
    calendarEventID: `14-${game.gamePk}-${listing.date}`,
    seasonDisplay: String(game.season),
    dayNight: game.dayNight,
    ...(description === undefined ? {} : { description }),
    scheduledInnings: game.scheduledInnings,
    reverseHomeAwayStatus: false,
    inningBreakLength: 120,
    gamesInSeries: 3,
    seriesGameNumber: game.seriesGameNumber,
    seriesDescription: 'Regular Season',
    recordSource: 'S',
    ifNecessary: 'N',
    ifNecessaryDescription: 'Normal Game',
  };
}

/** The schedule between two dates, as MLB's /schedule gives it: dates without games are absent, an empty answer has no dates. */
export function scheduleJson(world: World, query: ScheduleQuery, nowMs: number) {
  const listings: Listing[] = [];
  for (
    let season = Number(query.firstDate.slice(0, 4));
    season <= Number(query.lastDate.slice(0, 4));
    season += 1
  ) {
    for (const game of world.calendar(season).games) {
      const isAsked =
        (query.gamePks === null || query.gamePks.includes(game.gamePk)) &&
        (query.teamId === null ||
          teamAt(game.homeIndex).id === query.teamId ||
          teamAt(game.awayIndex).id === query.teamId);
      if (!isAsked) continue;
      for (const listing of listingsOf(game, nowMs)) {
        if (listing.date >= query.firstDate && listing.date <= query.lastDate) listings.push(listing);
      }
    }
  }
  listings.sort(
    (left, right) =>
      left.date.localeCompare(right.date) ||
      left.gameDateMs - right.gameDateMs ||
      left.game.gamePk - right.game.gamePk,
  );
  const byDate = new Map<string, ReturnType<typeof listingJson>[]>();
  for (const listing of listings) {
    const rows = byDate.get(listing.date) ?? [];
    rows.push(listingJson(world, listing, query.hydrate, nowMs));
    byDate.set(listing.date, rows);
  }
  const totalsOf = (rows: readonly ReturnType<typeof listingJson>[]) => ({
    totalItems: rows.length,
    totalEvents: 0,
    totalGames: rows.length,
    totalGamesInProgress: rows.filter((row) => row.status.abstractGameState === 'Live').length,
  });
  return {
    copyright: notice,
    ...totalsOf([...byDate.values()].flat()),
    dates: [...byDate].map(([date, games]) => ({ date, ...totalsOf(games), games, events: [] })),
  };
}
