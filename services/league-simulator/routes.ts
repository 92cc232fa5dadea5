import { z } from 'zod';
import {
  type Answer,
  type AnswerContext,
  date,
  idList,
  jsonAnswer,
  problem,
  seasonNow,
  wholeNumber,
} from './answer.ts';
import { type GameView, gameViewAt } from './game-view.ts';
import { answerMarketOrWeather } from './market-routes.ts';
import { answerReference } from './reference-routes.ts';
import { boxScoreJson } from './responses/box-score.ts';
import { feedJson, notice } from './responses/feed.ts';
import { lineScoreJson } from './responses/line-score.ts';
import { playByPlayJson } from './responses/plays.ts';
import { teamJson, venueJson, venueReference } from './responses/references.ts';
import { savantHeader, savantLines } from './responses/savant.ts';
import { scheduleJson } from './responses/schedule.ts';
import { seasonsJson } from './responses/seasons.ts';
import { teams } from './teams.ts';
import { venues } from './venues.ts';

const scheduleQuery = z.object({
  date: date.optional(),
  startDate: date.optional(),
  endDate: date.optional(),
  season: wholeNumber.optional(),
  teamId: wholeNumber.optional(),
  gamePk: wholeNumber.optional(),
  gamePks: idList.optional(),
  hydrate: z.string().default(''),
});
const seasonQuery = z.object({ season: wholeNumber.optional(), hydrate: z.string().default('') });
const savantQuery = z.object({
  game_date_gt: date.optional(),
  game_date_lt: date.optional(),
  game_pk: wholeNumber.optional(),
});

/** The names in a hydrate parameter, without what stands in brackets: "team,probablePitcher(note)" is team and probablePitcher. */
function hydrations(parameter: string): ReadonlySet<string> {
  return new Set(
    parameter
      .replaceAll(/\([^()]*\)/g, '')
      .split(',')
      .map((name) => name.trim()),
  );
}

function answerSchedule(context: AnswerContext, query: unknown): Answer {
  const parsed = scheduleQuery.safeParse(query);
  if (!parsed.success) return problem(400, 'Invalid Request with value', context.nowMs);
  const asked = parsed.data;
  const gamePks = asked.gamePks ?? (asked.gamePk === undefined ? null : [asked.gamePk]);
  const season =
    gamePks?.[0] === undefined ? asked.season : (context.world.gameOf(gamePks[0])?.season ?? asked.season);
  const today = new Date(context.nowMs).toISOString().slice(0, 10);
  const isWholeSeason = season !== undefined && asked.date === undefined && asked.startDate === undefined;
  const firstDate = isWholeSeason ? `${season}-01-01` : (asked.date ?? asked.startDate ?? today);
  const lastDate = isWholeSeason ? `${season}-12-31` : (asked.date ?? asked.endDate ?? firstDate);
  return jsonAnswer(
    scheduleJson(
      context.world,
      { firstDate, lastDate, teamId: asked.teamId ?? null, gamePks, hydrate: hydrations(asked.hydrate) },
      context.nowMs,
    ),
  );
}

function answerGame(context: AnswerContext, gamePk: number, answer: (view: GameView) => object): Answer {
  const game = context.world.gameOf(gamePk);
  if (game === null) return problem(404, 'Object not found', context.nowMs);
  return jsonAnswer(answer(gameViewAt(context.world, game, context.nowMs)));
}

function answerSavant(context: AnswerContext, query: unknown): Answer {
  const parsed = savantQuery.safeParse(query);
  if (!parsed.success) return { status: 200, contentType: 'text/csv', body: 'error\nError: Invalid query\n' };
  const { game_date_gt: first, game_date_lt: last, game_pk: gamePk } = parsed.data;
  const { world } = context;
  const season = Number((first ?? last ?? '').slice(0, 4)) || seasonNow(context);
  const single = gamePk === undefined ? undefined : world.gameOf(gamePk);
  const games = single === null ? [] : single ? [single] : world.calendar(season).games;
  const asked = games.filter(
    (game) =>
      (first === undefined || game.officialDate >= first) &&
      (last === undefined || game.officialDate <= last),
  );
  const isBounded = gamePk !== undefined || first !== undefined || last !== undefined;
  const lines = (isBounded ? asked : [])
    .toSorted(
      (left, right) => right.officialDate.localeCompare(left.officialDate) || right.gamePk - left.gamePk,
    )
    .map((game) => gameViewAt(world, game, context.nowMs - context.pitchDataDelayMs))
    .filter((view) => view.phase === 'final')
    .map((view) => savantLines(world.seed, view));
  return { status: 200, contentType: 'text/csv', body: savantHeader + lines.join('') };
}

/** Answers a request by path and query; 404 in MLB's form for anything unknown. */
export function answerRequest(context: AnswerContext, path: string, query: unknown): Answer {
  const { world, nowMs } = context;
  const game = /^\/api\/(v1|v1\.1)\/game\/(\d{1,9})\/(feed\/live|boxscore|linescore|playByPlay)$/.exec(path);
  if (game) {
    const gamePk = Number(game[2]);
    switch (game[3]) {
      case 'feed/live':
        return answerGame(context, gamePk, (view) => feedJson(world, view, nowMs));
      case 'boxscore':
        return answerGame(context, gamePk, (view) => boxScoreJson(world, view));
      case 'linescore':
        return answerGame(context, gamePk, (view) => lineScoreJson(view, true));
      default:
        return answerGame(context, gamePk, (view) => playByPlayJson(world.seed, view));
    }
  }
  const season = seasonQuery.safeParse(query);
  const asked = season.success ? season.data : { season: undefined, hydrate: '' };
  const year = asked.season ?? seasonNow(context);
  switch (path) {
    case '/api/v1/schedule':
      return answerSchedule(context, query);
    case '/api/v1/teams':
      return jsonAnswer({ copyright: notice, teams: teams.map((team) => teamJson(team, year)) });
    case '/api/v1/venues':
      return jsonAnswer({
        copyright: notice,
        venues: venues.map((venue) =>
          asked.hydrate === ''
            ? { ...venueReference(venue), active: true, season: String(year) }
            : venueJson(venue, year),
        ),
      });
    case '/api/v1/seasons':
      return jsonAnswer(seasonsJson(world, year));
    case '/statcast_search/csv':
      return answerSavant(context, query);
    default:
      return (
        answerReference(context, path, query) ??
        answerMarketOrWeather(context, path, query) ??
        problem(404, 'Object not found', nowMs)
      );
  }
}
