import { z } from 'zod';
import type { Answer, AnswerContext } from './answer.ts';
import { date, idList, jsonAnswer, problem, seasonNow, wholeNumber } from './answer.ts';
import { dateOfEpochDay, epochDayOf } from './calendar-date.ts';
import { reservesOf, rosterOf } from './players.ts';
import { notice } from './responses/feed.ts';
import { gameLogJson } from './responses/game-logs.ts';
import { personJson } from './responses/references.ts';
import { rosterJson, transactionsJson } from './responses/rosters.ts';
import { playerStatsJson, teamStatsJson } from './responses/season-stats.ts';
import { standingsJson } from './responses/standings.ts';
import { totalsBetween } from './season-tallies.ts';
import { teams } from './teams.ts';

const rosterQuery = z.object({
  rosterType: z.enum(['active', '40Man']).default('active'),
  season: wholeNumber.optional(),
  date: date.optional(),
});
const transactionsQuery = z.object({ startDate: date, endDate: date });
const standingsQuery = z.object({ leagueId: idList, season: wholeNumber.optional(), date: date.optional() });
const peopleQuery = z.object({
  personIds: idList,
  season: wholeNumber.optional(),
  hydrate: z.string().default(''),
});
const statsQuery = z.object({
  stats: z.enum(['season', 'byDateRange']),
  group: z.enum(['hitting', 'pitching', 'fielding']),
  season: wholeNumber.optional(),
  startDate: date.optional(),
  endDate: date.optional(),
  // MLB gives fifty when it is not told how many.
  limit: wholeNumber.default(50),
  offset: wholeNumber.default(0),
});

/** Parses a query and answers, or says what MLB says of a bad one. */
function withQuery<Query extends z.ZodType>(
  schema: Query,
  query: unknown,
  context: AnswerContext,
  answer: (asked: z.output<Query>) => Answer,
): Answer {
  const parsed = schema.safeParse(query);
  return parsed.success ? answer(parsed.data) : problem(400, 'Invalid Request with value', context.nowMs);
}

/** The date it is in the league, far enough east for every game of it. */
const today = ({ nowMs }: AnswerContext): string => new Date(nowMs).toISOString().slice(0, 10);

function answerRoster(context: AnswerContext, teamId: number, query: unknown): Answer {
  const team = teams.find(({ id }) => id === teamId);
  if (team === undefined) return problem(404, 'Object not found', context.nowMs);
  return withQuery(rosterQuery, query, context, (asked) => {
    const season = asked.season ?? (Number(asked.date?.slice(0, 4)) || seasonNow(context));
    return jsonAnswer(rosterJson(context.world.seed, team, asked.rosterType, season));
  });
}

const answerTransactions = (context: AnswerContext, query: unknown): Answer =>
  withQuery(transactionsQuery, query, context, ({ startDate, endDate }) => {
    const first = epochDayOf(startDate);
    const days = Math.min(366, Math.max(0, epochDayOf(endDate) - first + 1));
    const dates = Array.from({ length: days }, (_, day) => dateOfEpochDay(first + day));
    return jsonAnswer(transactionsJson(context.world.seed, dates));
  });

const answerStandings = (context: AnswerContext, query: unknown): Answer =>
  withQuery(standingsQuery, query, context, ({ leagueId, season, date: asked }) => {
    const year = season ?? seasonNow(context);
    const totals = totalsBetween(context.world, `${year}-01-01`, asked ?? `${year}-12-31`, context.nowMs);
    return jsonAnswer(standingsJson(totals, year, leagueId, new Date(context.nowMs).toISOString()));
  });

function answerStats(context: AnswerContext, path: string, query: unknown): Answer {
  return withQuery(statsQuery, query, context, (asked) => {
    const year = asked.season ?? seasonNow(context);
    const isRange = asked.stats === 'byDateRange';
    const from = (isRange ? asked.startDate : undefined) ?? `${year}-01-01`;
    const to = (isRange ? asked.endDate : undefined) ?? `${year}-12-31`;
    const totals = totalsBetween(context.world, from, to, context.nowMs);
    const page = { type: asked.stats, offset: asked.offset, limit: asked.limit };
    return jsonAnswer(
      path === '/api/v1/stats'
        ? playerStatsJson(totals, year, asked.group, page)
        : teamStatsJson(totals, year, asked.group, page),
    );
  });
}

const answerPeople = (context: AnswerContext, query: unknown): Answer =>
  withQuery(peopleQuery, query, context, (asked) => {
    const { seed } = context.world;
    const ofLog = Number(/season=(\d{4})/.exec(asked.hydrate)?.[1]) || undefined;
    const season = asked.season ?? ofLog ?? seasonNow(context);
    const people = asked.personIds.flatMap((id) => {
      const team = teams[Math.floor((id - 9_000_000) / 10_000)];
      if (team === undefined) return [];
      const men = [...rosterOf(seed, team.index, season), ...reservesOf(seed, team.index, season)];
      const player = men.find((candidate) => candidate.id === id);
      if (player === undefined) return [];
      const person = personJson(player, today(context));
      const stats = asked.hydrate.includes('gameLog')
        ? { stats: gameLogJson(context.world, player, season, context.nowMs) }
        : {};
      return [{ ...person, currentTeam: { id: team.id, link: `/api/v1/teams/${team.id}` }, ...stats }];
    });
    return jsonAnswer({ copyright: notice, people });
  });

/** Answers about people, rosters, moves, standings and statistics; null for any other path. */
export function answerReference(context: AnswerContext, path: string, query: unknown): Answer | null {
  const [, teamId] = /^\/api\/v1\/teams\/(\d{1,9})\/roster$/.exec(path) ?? [];
  if (teamId !== undefined) return answerRoster(context, Number(teamId), query);
  switch (path) {
    case '/api/v1/people':
      return answerPeople(context, query);
    case '/api/v1/transactions':
      return answerTransactions(context, query);
    case '/api/v1/standings':
      return answerStandings(context, query);
    case '/api/v1/stats':
    case '/api/v1/teams/stats':
      return answerStats(context, path, query);
    default:
      return null;
  }
}
