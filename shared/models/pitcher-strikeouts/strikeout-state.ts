import type { HistoryGame, Person, TeamGame } from '../../domain/history/history.ts';
import { unknownPerson } from '../../domain/history/history.ts';
import type { WalkPosition } from '../../domain/history/walk-history.ts';
import { LeagueRates } from '../../domain/rates/league-rates.ts';
import { calendarDay } from '../../domain/ratings/calendar-day.ts';
import { restoredMap, savedEntries } from '../../domain/ratings/saved-entries.ts';
import { BatterForm, type LeagueBatting } from './batter-form.ts';
import { type JudgedGame, type JudgedSide, judgeGame, type LeagueMorning } from './judge-game.ts';
import { type LeaguePitching, PitcherForm, pitcherSum } from './pitcher-form.ts';
import { ResidualForm } from './residual-form.ts';
import { type SavedStrikeoutState, savedStrikeoutStateForm } from './saved-strikeout-state.ts';
import { catcherOf, TeamForm } from './team-form.ts';

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
  readonly league: LeagueRates;
  readonly parks: ResidualForm<string>;
  /** Behind the plate: how catchers frame and call; the prior is about one season of a catcher. */
  readonly catchers: ResidualForm<number>;
  readonly umpires: ResidualForm<number>;
  readonly #people: ReadonlyMap<number, Person>;
  readonly #pitchers: Map<number, PitcherForm>;
  readonly #batters: Map<number, BatterForm>;
  readonly #teams: Map<number, TeamForm>;
  readonly #trailing: number[];
  #trailingSum: number;
  #seasonStartDay: number;

  /** What was saved, else nothing. */
  constructor(people: ReadonlyMap<number, Person>, saved?: SavedStrikeoutState) {
    this.#people = people;
    this.league = new LeagueRates(saved?.league);
    this.parks = new ResidualForm(60 * GAME_PLATE_APPEARANCES, saved?.parks);
    this.catchers = new ResidualForm(4_000, saved?.catchers);
    this.umpires = new ResidualForm(40 * GAME_PLATE_APPEARANCES, saved?.umpires);
    this.#pitchers = restoredMap(saved?.pitchers, (form) => new PitcherForm(form));
    this.#batters = restoredMap(saved?.batters, (form) => new BatterForm(form));
    this.#teams = restoredMap(saved?.teams, (form) => new TeamForm(form));
    this.#trailing = [...(saved?.trailing_starts ?? [])];
    this.#trailingSum = this.#trailing.reduce((sum, battersFaced) => sum + battersFaced, 0);
    this.#seasonStartDay = saved?.season_start_day ?? 0;
  }

  /** What is known, as of how far the walk has come. `people` are not part of it. */
  save({ season, through }: WalkPosition): SavedStrikeoutState {
    return {
      ...savedStrikeoutStateForm,
      season,
      through,
      season_start_day: this.#seasonStartDay,
      league: this.league.save(),
      parks: this.parks.save(),
      catchers: this.catchers.save(),
      umpires: this.umpires.save(),
      pitchers: savedEntries(this.#pitchers, (form) => form.save()),
      batters: savedEntries(this.#batters, (form) => form.save()),
      teams: savedEntries(this.#teams, (form) => form.save()),
      trailing_starts: [...this.#trailing],
    };
  }

  person = (id: number): Person => this.#people.get(id) ?? unknownPerson;
  // Asking for someone must not be remembered: what is saved is what was learned.
  pitcher = (id: number): PitcherForm => this.#pitchers.get(id) ?? new PitcherForm();
  batter = (id: number): BatterForm => this.#batters.get(id) ?? new BatterForm();
  team = (id: number): TeamForm => this.#teams.get(id) ?? new TeamForm();

  /** Days since the first game of the season. */
  seasonAge = (day: number): number => day - this.#seasonStartDay;

  /** A season begins with the games of a day. */
  season(day: number): void {
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
    const league: LeagueMorning = {
      day: calendarDay(date),
      batting: this.leagueBatting(),
      starter: this.leaguePitching(true),
      reliever: this.leaguePitching(false),
    };
    const judged = games.map((game) => ({ game, verdict: judgeGame(this, game, league) }));
    for (const { game, verdict } of judged) {
      this.#learnPlaces(game, verdict, league.day);
      this.#learnTeams(game, league);
      this.#learnPlayers(game.home, game, verdict.home, verdict.away, verdict.park, league);
      this.#learnPlayers(game.away, game, verdict.away, verdict.home, verdict.park, league);
    }
    for (const { game } of judged) this.league.learn(game);
  }

  #learnPlaces({ park, umpireId, home, away }: HistoryGame, verdict: JudgedGame, day: number): void {
    const sides = [
      { ...verdict.home, catcherId: catcherOf(home) },
      { ...verdict.away, catcherId: catcherOf(away) },
    ];
    for (const { battersFaced, strikeouts, expected, catcherId } of sides) {
      if (battersFaced === 0) continue;
      if (park !== null) this.parks.learn(park, day, battersFaced, strikeouts - expected);
      const here = strikeouts - expected * verdict.park;
      if (umpireId !== null) this.umpires.learn(umpireId, day, battersFaced, here);
      if (catcherId !== null) this.catchers.learn(catcherId, day, battersFaced, here);
    }
  }

  #learnTeams({ season, home, away }: HistoryGame, { day, batting }: LeagueMorning): void {
    const runsPerGame = this.league.rate('runs', 'teamGames');
    for (const team of [home, away])
      got(this.#teams, team.teamId, () => new TeamForm()).learn(team, { season, day, batting, runsPerGame });
  }

  #learnPlayers(
    team: TeamGame,
    { season, gameDate }: HistoryGame,
    own: JudgedSide,
    rival: JudgedSide,
    park: number,
    { day, batting, starter, reliever }: LeagueMorning,
  ): void {
    const gameDay = calendarDay(gameDate);
    const faced = { ...batting, strikeouts: batting.strikeouts * rival.staff * park };
    for (const line of team.batters ?? [])
      if (line.plateAppearances > 0)
        got(this.#batters, line.playerId, () => new BatterForm()).learn(line, season, day, faced);
    for (const line of team.pitchers ?? []) {
      const league = line.isStarter ? starter : reliever;
      const met = { ...league, strikeouts: league.strikeouts * own.batters * park };
      this.#learning(line.playerId).learn(line, season, gameDay, day, met);
      if (line.isStarter) this.#learnTrailing(line.battersFaced);
    }
    if (team.pitchers === null && team.starterId !== null)
      this.#learning(team.starterId).learnStartWithoutLine(gameDay);
  }

  #learning = (pitcherId: number): PitcherForm => got(this.#pitchers, pitcherId, () => new PitcherForm());

  #learnTrailing(battersFaced: number): void {
    this.#trailing.push(battersFaced);
    this.#trailingSum += battersFaced;
    if (this.#trailing.length > TRAILING_STARTS) this.#trailingSum -= this.#trailing.shift() ?? 0;
  }
}
