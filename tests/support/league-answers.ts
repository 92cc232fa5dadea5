import { z } from 'zod';
import { answerRequest } from '../../services/league-simulator/routes.ts';
import type { World } from '../../services/league-simulator/world.ts';

/** A moment of the default season at which every game of its first two months is over. */
export const inJune = '2025-06-10T12:00:00Z';

const jsonObject = z.record(z.string(), z.unknown());

/** The body the simulator would send, without HTTP. */
export function bodyOf(world: World, now: string, path: string, query: Record<string, string> = {}): string {
  return answerRequest({ world, nowMs: Date.parse(now), pitchDataDelayMs: 0 }, path, query).body;
}

/** The same as a JSON object. */
export function objectOf(
  world: World,
  now: string,
  path: string,
  query: Record<string, string> = {},
): Record<string, unknown> {
  return jsonObject.parse(JSON.parse(bodyOf(world, now, path, query)));
}

const stats = z.record(z.string(), z.union([z.string(), z.number()]));
const half = z.object({
  runs: z.number().optional(),
  hits: z.number(),
  errors: z.number(),
  leftOnBase: z.number(),
});
const boxTeam = z.object({
  team: z.object({ id: z.number() }),
  teamStats: z.object({ batting: stats, pitching: stats, fielding: stats }),
  players: z.record(
    z.string(),
    z.object({
      person: z.object({ id: z.number() }),
      battingOrder: z.string().optional(),
      stats: z.object({ batting: stats, pitching: stats, fielding: stats }),
      gameStatus: z.object({ isOnBench: z.boolean(), isSubstitute: z.boolean() }),
      allPositions: z.array(z.object({ code: z.string() })).optional(),
    }),
  ),
  batters: z.array(z.number()),
  pitchers: z.array(z.number()),
  bench: z.array(z.number()),
  bullpen: z.array(z.number()),
  battingOrder: z.array(z.number()),
});

/** The box score as the tests read it. */
export const boxScoreSchema = z.object({ teams: z.object({ home: boxTeam, away: boxTeam }) });

/** The line score as the tests read it. */
export const lineScoreSchema = z.object({
  scheduledInnings: z.number(),
  currentInning: z.number().optional(),
  innings: z.array(z.object({ num: z.number(), home: half, away: half })),
  teams: z.object({ home: half.partial(), away: half.partial() }),
});

const playEvent = z.object({
  isPitch: z.boolean(),
  index: z.number(),
  pitchNumber: z.number().optional(),
  playId: z.string().optional(),
  startTime: z.string(),
  details: z.object({
    code: z.string().optional(),
    eventType: z.string().optional(),
    isInPlay: z.boolean().optional(),
  }),
  count: z.object({ balls: z.number(), strikes: z.number(), outs: z.number() }),
  pitchData: z.object({ zone: z.number(), startSpeed: z.number() }).optional(),
  hitData: z.object({ launchSpeed: z.number() }).optional(),
});

/** One play as the tests read it. */
export const playSchema = z.object({
  atBatIndex: z.number(),
  result: z.object({ eventType: z.string(), rbi: z.number(), homeScore: z.number(), awayScore: z.number() }),
  about: z.object({
    inning: z.number(),
    isTopInning: z.boolean(),
    startTime: z.string(),
    endTime: z.string(),
  }),
  count: z.object({ balls: z.number(), strikes: z.number(), outs: z.number() }),
  matchup: z.object({ batter: z.object({ id: z.number() }), pitcher: z.object({ id: z.number() }) }),
  pitchIndex: z.array(z.number()),
  runners: z.array(
    z.object({
      movement: z.object({ start: z.string().nullable(), end: z.string().nullable(), isOut: z.boolean() }),
      details: z.object({ earned: z.boolean(), playIndex: z.number(), runner: z.object({ id: z.number() }) }),
    }),
  ),
  playEvents: z.array(playEvent),
});

const status = z.object({
  abstractGameState: z.string(),
  codedGameState: z.string(),
  detailedState: z.string(),
  statusCode: z.string(),
  startTimeTBD: z.boolean(),
});

/** The feed as the tests read it. */
export const feedSchema = z.object({
  gamePk: z.number(),
  gameData: z.object({
    status,
    datetime: z.object({ officialDate: z.string(), resumeDateTime: z.string().optional() }),
    players: z.record(z.string(), z.object({ id: z.number() })),
    probablePitchers: z.object({ home: z.object({ id: z.number() }), away: z.object({ id: z.number() }) }),
    gameInfo: z.object({ gameDurationMinutes: z.number().optional() }),
  }),
  liveData: z.object({
    plays: z.object({ allPlays: z.array(playSchema), scoringPlays: z.array(z.number()) }),
    linescore: lineScoreSchema,
    boxscore: boxScoreSchema.optional(),
    decisions: z
      .object({ winner: z.object({ id: z.number() }), loser: z.object({ id: z.number() }) })
      .optional(),
  }),
});

const side = z.object({
  team: z.object({ id: z.number(), abbreviation: z.string().optional() }),
  leagueRecord: z.object({ wins: z.number(), losses: z.number() }),
  score: z.number().optional(),
  isWinner: z.boolean().optional(),
  probablePitcher: z.object({ id: z.number() }).optional(),
});

/** The schedule as the tests read it. */
export const scheduleSchema = z.object({
  totalGames: z.number(),
  totalGamesInProgress: z.number(),
  dates: z.array(
    z.object({
      date: z.string(),
      totalGames: z.number(),
      games: z.array(
        z.object({
          gamePk: z.number(),
          gameDate: z.string(),
          officialDate: z.string(),
          status,
          teams: z.object({ home: side, away: side }),
          doubleHeader: z.string(),
          gameNumber: z.number(),
          scheduledInnings: z.number(),
          description: z.string().optional(),
          rescheduleGameDate: z.string().optional(),
          rescheduledFromDate: z.string().optional(),
          resumeGameDate: z.string().optional(),
          resumedFromDate: z.string().optional(),
          linescore: z.object({ innings: z.array(z.unknown()) }).optional(),
          decisions: z.object({ winner: z.object({ id: z.number() }) }).optional(),
        }),
      ),
    }),
  ),
});
