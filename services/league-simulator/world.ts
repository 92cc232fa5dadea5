import { HanksTankError } from '../../shared/domain/errors.ts';
import type { GameRecord } from './game/game-record.ts';
import { playGame } from './game/play-game.ts';
import { defaultScenarios, type Scenario } from './scenarios.ts';
import {
  type ScheduledGame,
  type SeasonCalendar,
  seasonCalendar,
  seasonOfGamePk,
} from './season-calendar.ts';

/** What defines a made-up league completely. */
export interface WorldOptions {
  readonly seed: number;
  /** Opening day (YYYY-MM-DD, between 15 March and 30 April); other seasons open on the same month and day. Default 2025-03-27. */
  readonly seasonStart?: string;
  /** Awkward days of the season that opens on `seasonStart`. Default: `defaultScenarios`. */
  readonly scenarios?: readonly Scenario[];
}

/** The league without HTTP: pure look-ups, each answerable without the others. */
export interface World {
  readonly seed: number;
  readonly seasonStart: string;
  /** The calendar of any season from 2000 on. */
  calendar(season: number): SeasonCalendar;
  /** The game with an id, or null. */
  gameOf(gamePk: number): ScheduledGame | null;
  /** Plays a game to its end, whatever the time is. Errors: SOURCE_REFUSED when no such game exists. */
  simulateGame(gamePk: number): GameRecord;
  /** Wins and losses of a club over its first games in playing order. */
  recordAfter(season: number, teamIndex: number, games: number): { wins: number; losses: number };
}

const rememberedGames = 120;
const openingDay = /^20\d\d-(03-(1[5-9]|2\d|3[01])|04-\d\d)$/;

/** Creates a league. Errors: CONFIG_INVALID for an opening day outside the range. */
export function createWorld(options: WorldOptions): World {
  const { seed, seasonStart = '2025-03-27', scenarios = defaultScenarios } = options;
  if (!openingDay.test(seasonStart)) {
    throw new HanksTankError(
      'CONFIG_INVALID',
      `league simulator: seasonStart ${seasonStart} must be a date from 15 March to 30 April`,
    );
  }
  const firstSeason = Number(seasonStart.slice(0, 4));
  const calendars = new Map<number, SeasonCalendar>();
  const records = new Map<number, GameRecord>();
  const homeWins = new Map<number, boolean>();
  const tallies = new Map<string, { wins: number; losses: number }[]>();

  const calendar = (season: number): SeasonCalendar => {
    const known = calendars.get(season);
    if (known) return known;
    const built = seasonCalendar(
      seed,
      `${season}${seasonStart.slice(4)}`,
      season === firstSeason ? scenarios : [],
    );
    calendars.set(season, built);
    return built;
  };

  const gameOf = (gamePk: number): ScheduledGame | null => {
    const season = seasonOfGamePk(gamePk);
    return season >= 2000 && season < 2100 ? (calendar(season).byGamePk.get(gamePk) ?? null) : null;
  };

  const simulateGame = (gamePk: number): GameRecord => {
    const known = records.get(gamePk);
    if (known) return known;
    const game = gameOf(gamePk);
    if (game === null) throw new HanksTankError('SOURCE_REFUSED', `league simulator: no game ${gamePk}`);
    const record = playGame(seed, game);
    const oldest = records.keys().next();
    if (records.size >= rememberedGames && !oldest.done) records.delete(oldest.value);
    records.set(gamePk, record);
    homeWins.set(gamePk, record.score.home > record.score.away);
    return record;
  };

  const homeWon = (gamePk: number): boolean => {
    const known = homeWins.get(gamePk);
    if (known !== undefined) return known;
    const { score } = simulateGame(gamePk);
    return score.home > score.away;
  };

  const recordAfter = (
    season: number,
    teamIndex: number,
    games: number,
  ): { wins: number; losses: number } => {
    const key = `${season}:${teamIndex}`;
    const tally = tallies.get(key) ?? [{ wins: 0, losses: 0 }];
    tallies.set(key, tally);
    const played = calendar(season).byTeam[teamIndex] ?? [];
    for (let index = tally.length - 1; index < Math.min(games, played.length); index += 1) {
      const game = played[index];
      const before = tally[index];
      if (game === undefined || before === undefined) break;
      const won = homeWon(game.gamePk) === (game.homeIndex === teamIndex);
      tally.push({ wins: before.wins + (won ? 1 : 0), losses: before.losses + (won ? 0 : 1) });
    }
    return tally[Math.min(games, tally.length - 1)] ?? { wins: 0, losses: 0 };
  };

  return { seed, seasonStart, calendar, gameOf, simulateGame, recordAfter };
}
