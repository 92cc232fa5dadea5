import { z } from 'zod';
import type { HistoryGame, PitcherGame, TeamGame } from '../history/history.ts';
import { weightedOnBase } from './on-base.ts';

/** What is counted of a league, in order. */
const counted = [
  'teamGames',
  'plateAppearances',
  'strikeouts',
  'walks',
  'homeRuns',
  'hits',
  'weightedOnBase',
  'runs',
  'starterBattersFaced',
  'starterStrikeouts',
  'relieverBattersFaced',
  'relieverStrikeouts',
] as const;

/** See `counted`. */
export type LeagueCount = (typeof counted)[number];
type Counts = Record<LeagueCount, number>;

/** An ordinary team-game of 2010-2015 (Retrosheet): what is believed before any game was seen. */
const ordinaryTeamGame: Counts = {
  teamGames: 1,
  plateAppearances: 38,
  strikeouts: 7.4,
  walks: 3,
  homeRuns: 0.98,
  hits: 8.7,
  weightedOnBase: 12.1,
  runs: 4.25,
  starterBattersFaced: 25.1,
  starterStrikeouts: 4.7,
  relieverBattersFaced: 12.9,
  relieverStrikeouts: 2.75,
};

/** Last season speaks with the weight of five games a team. */
const LAST_SEASON_TEAM_GAMES = 150;

const none = (): Counts => Object.fromEntries(counted.map((name) => [name, 0])) as Counts; // one 0 for each name

const countsSchema = z.record(z.enum(counted), z.number());

/** A league as plain JSON. */
export const savedLeagueRatesSchema = z.strictObject({ season: countsSchema, before: countsSchema });

/** See `savedLeagueRatesSchema`. */
export type SavedLeagueRates = z.infer<typeof savedLeagueRatesSchema>;

/** The rates of a league as known on a morning: the season so far and the mean of the last one. */
export class LeagueRates {
  #season: Counts;
  #before: Readonly<Counts>;

  /** The league as it was saved, else before its first game. */
  constructor(saved?: SavedLeagueRates) {
    this.#season = saved === undefined ? none() : { ...saved.season };
    this.#before = saved?.before ?? ordinaryTeamGame;
  }

  save(): SavedLeagueRates {
    return { season: { ...this.#season }, before: { ...this.#before } };
  }

  /** A season begins. */
  season(): void {
    const { teamGames } = this.#season;
    if (teamGames === 0) return;
    const mean = none();
    for (const name of counted) mean[name] = this.#season[name] / teamGames;
    // A season of totals alone has no pitching lines: the last known ones stay.
    if (mean.starterBattersFaced === 0) {
      for (const name of counted.slice(8)) mean[name] = this.#before[name];
    }
    this.#before = mean;
    this.#season = none();
  }

  /** One count by another, such as strikeouts by plate appearances. */
  rate(above: LeagueCount, below: LeagueCount): number {
    const sum = (name: LeagueCount): number =>
      this.#season[name] + LAST_SEASON_TEAM_GAMES * this.#before[name];
    return sum(above) / sum(below);
  }

  /** Takes in a game that ended. */
  learn({ home, away }: HistoryGame): void {
    for (const team of [home, away]) this.#learnTeam(team);
  }

  #learnTeam({ batting, runs, pitchers }: TeamGame): void {
    const season = this.#season;
    if (batting.plateAppearances > 0) {
      season.teamGames += 1;
      season.plateAppearances += batting.plateAppearances;
      season.strikeouts += batting.strikeouts;
      season.walks += batting.walks;
      season.homeRuns += batting.homeRuns;
      season.hits += batting.hits;
      season.weightedOnBase += weightedOnBase(batting);
      season.runs += runs;
    }
    for (const line of pitchers ?? []) this.#learnPitcher(line);
  }

  #learnPitcher({ isStarter, battersFaced, strikeouts }: PitcherGame): void {
    const role = isStarter ? 'starter' : 'reliever';
    this.#season[`${role}BattersFaced`] += battersFaced;
    this.#season[`${role}Strikeouts`] += strikeouts;
  }
}
