import type { HistoryGame, Person, TeamGame } from '../../domain/history/history.ts';
import { unknownPerson } from '../../domain/history/history.ts';
import { dayNumber } from '../../domain/rates/decaying-sums.ts';
import { LeagueRates } from '../../domain/rates/league-rates.ts';
import { BatterForm, type LeagueBatting } from './batter-form.ts';
import { type LeaguePitching, PitcherForm, pitcherSum } from './pitcher-form.ts';
import { ResidualForm } from './residual-form.ts';
import { TeamForm } from './team-form.ts';

/** Plate appearances of both teams of a game. */
const GAME_PLATE_APPEARANCES = 76;
/** The league's batters faced a start are those of about the last twenty days. */
const TRAILING_STARTS = 1_500;
const ORDINARY_START_BATTERS = 25.1;
const PRIOR_STARTS = 100;
/** A starter who is hardly known faces fewer batters than the league's. */
const UNKNOWN_START_BATTERS = -0.8;

function got<Key, Form>(forms: Map<Key, Form>, key: Key, make: () => Form): Form {
  const known = forms.get(key);
  if (known !== undefined) return known;
  const made = make();
  forms.set(key, made);
  return made;
}

/** Everything that is known on a morning; it moves only when a game is learned. */
export class StrikeoutState {
  readonly league = new LeagueRates();
  readonly parks = new ResidualForm(60 * GAME_PLATE_APPEARANCES);
  readonly umpires = new ResidualForm(40 * GAME_PLATE_APPEARANCES);
  readonly #people: ReadonlyMap<number, Person>;
  readonly #pitchers = new Map<number, PitcherForm>();
  readonly #batters = new Map<number, BatterForm>();
  readonly #teams = new Map<number, TeamForm>();
  readonly #trailing: number[] = [];
  #trailingSum = 0;
  #seasonStartDay = 0;
  currentSeason: number | null = null;

  constructor(people: ReadonlyMap<number, Person>) {
    this.#people = people;
  }

  person = (id: number): Person => this.#people.get(id) ?? unknownPerson;
  pitcher = (id: number): PitcherForm => got(this.#pitchers, id, () => new PitcherForm());
  batter = (id: number): BatterForm => got(this.#batters, id, () => new BatterForm());
  team = (id: number): TeamForm => got(this.#teams, id, () => new TeamForm());

  /** Days since the first game of the season. */
  seasonAge = (day: number): number => day - this.#seasonStartDay;

  /** A season begins with the games of a day. */
  season(season: number, day: number): void {
    this.currentSeason = season;
    this.league.season();
    this.#seasonStartDay = day;
  }

  /** Batters that a starter of the league faces. */
  get startBatters(): number {
    return (
      (this.#trailingSum + PRIOR_STARTS * ORDINARY_START_BATTERS) / (this.#trailing.length + PRIOR_STARTS)
    );
  }

  /** Batters that a pitcher is expected to face in a start, shrunken by so many starts. */
  expectedBatters(form: PitcherForm, sums: 'long' | 'year' | 'recent', day: number, prior: number): number {
    return form[sums].ratio(
      day,
      pitcherSum.startBattersFaced,
      pitcherSum.starts,
      this.startBatters + UNKNOWN_START_BATTERS,
      prior,
    );
  }

  leagueBatting(): LeagueBatting {
    return {
      strikeouts: this.league.rate('strikeouts', 'plateAppearances'),
      walks: this.league.rate('walks', 'plateAppearances'),
      hits: this.league.rate('hits', 'plateAppearances'),
      weightedOnBase: this.league.rate('weightedOnBase', 'plateAppearances'),
    };
  }

  leaguePitching(isStarter: boolean): LeaguePitching {
    const role = isStarter ? 'starter' : 'reliever';
    return {
      strikeouts: this.league.rate(`${role}Strikeouts`, `${role}BattersFaced`),
      walks: this.league.rate('walks', 'plateAppearances'),
      homeRuns: this.league.rate('homeRuns', 'plateAppearances'),
      hits: this.league.rate('hits', 'plateAppearances'),
    };
  }

  /** Takes in the games that became known on a date. Every one of them is judged by what was known before all of them. */
  learn(games: readonly HistoryGame[], date: string): void {
    const knownDay = dayNumber(date);
    const batting = this.leagueBatting();
    const pitching = { starter: this.leaguePitching(true), reliever: this.leaguePitching(false) };
    for (const game of games) this.#learnPlaces(game, knownDay, batting);
    for (const game of games)
      for (const [team, rival] of [
        [game.home, game.away],
        [game.away, game.home],
      ] as const)
        this.#learnTeam(game, team, rival, knownDay, batting);
    for (const game of games)
      for (const team of [game.home, game.away]) this.#learnPlayers(game, team, knownDay, batting, pitching);
    for (const game of games) this.league.learn(game);
  }

  #learnPlaces({ home, away, park, umpireId }: HistoryGame, day: number, batting: LeagueBatting): void {
    let [seen, above] = [0, 0];
    for (const [team, rival] of [
      [home, away],
      [away, home],
    ] as const) {
      const { plateAppearances, strikeouts } = team.batting;
      const expected =
        batting.strikeouts +
        this.team(team.teamId).strikeoutsAbove(day) +
        this.team(rival.teamId).strikeoutsDealtAbove(day);
      seen += plateAppearances;
      above += strikeouts - expected * plateAppearances;
    }
    if (seen === 0) return;
    if (park !== null) this.parks.learn(park, day, seen, above);
    if (umpireId !== null) this.umpires.learn(umpireId, day, seen, above);
  }

  #learnTeam(game: HistoryGame, team: TeamGame, rival: TeamGame, day: number, batting: LeagueBatting): void {
    const start = team.pitchers?.find(({ isStarter }) => isStarter);
    this.team(team.teamId).learn(team, {
      season: game.season,
      day,
      batting,
      runsPerGame: this.league.rate('runs', 'teamGames'),
      faced: rival.batting,
      startBattersAbove:
        start === undefined
          ? null
          : start.battersFaced - this.expectedBatters(this.pitcher(start.playerId), 'year', day, 2),
    });
  }

  #learnPlayers(
    game: HistoryGame,
    team: TeamGame,
    knownDay: number,
    batting: LeagueBatting,
    pitching: { starter: LeaguePitching; reliever: LeaguePitching },
  ): void {
    const gameDay = dayNumber(game.gameDate);
    for (const line of team.batters ?? [])
      if (line.plateAppearances > 0) this.batter(line.playerId).learn(line, game.season, knownDay, batting);
    for (const line of team.pitchers ?? []) {
      const league = line.isStarter ? pitching.starter : pitching.reliever;
      this.pitcher(line.playerId).learn(line, game.season, gameDay, knownDay, league);
      if (!line.isStarter) continue;
      this.#trailing.push(line.battersFaced);
      this.#trailingSum += line.battersFaced;
      if (this.#trailing.length > TRAILING_STARTS) this.#trailingSum -= this.#trailing.shift() ?? 0;
    }
    if (team.pitchers === null && team.starterId !== null)
      this.pitcher(team.starterId).learnStartWithoutLine(gameDay);
  }
}
