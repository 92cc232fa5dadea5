import type { HistoryGame, Person } from '../../shared/domain/history/history.ts';
import { calendarDay } from '../../shared/domain/ratings/calendar-day.ts';
import { createGameState, type GameState } from '../../shared/models/game-outcome/history/game-state.ts';
import {
  readSavedGameState,
  writeSavedGameState,
} from '../../shared/models/game-outcome/history/saved-game-state.ts';
import {
  readSavedStrikeoutState,
  writeSavedStrikeoutState,
} from '../../shared/models/pitcher-strikeouts/saved-strikeout-state.ts';
import { StrikeoutState } from '../../shared/models/pitcher-strikeouts/strikeout-state.ts';
import { PerformanceState } from '../../shared/models/player-performance/performance-state.ts';
import {
  readSavedPerformanceState,
  writeSavedPerformanceState,
} from '../../shared/models/player-performance/saved-performance-state.ts';

/** What the games so far have taught every system that walks through history: the systems side by side, a line of text each when saved. */
export class HistoryStates {
  readonly people: Map<number, Person>;
  readonly games: GameState;
  readonly strikeouts: StrikeoutState;
  readonly batters: PerformanceState;
  /** Park of the last game at home, by team. */
  readonly homeParks: Map<number, string>;
  season: number | null;
  /** The last day whose games are learned; null before the first. */
  through: string | null;

  /** Nothing known, or what was saved. Throws OBJECT_CORRUPT for damage and for what another version of the code saved. */
  constructor(people: Map<number, Person>, saved?: SavedHistory) {
    this.people = people;
    // No market here: what prices teach is walked on its own (update-market-memory.ts), and only the variant that knows them reads it.
    this.games = createGameState(
      { people, prices: new Map() },
      saved === undefined ? undefined : readSavedGameState(saved.games),
    );
    this.strikeouts = new StrikeoutState(
      people,
      saved === undefined ? undefined : readSavedStrikeoutState(saved.strikeouts),
    );
    this.batters = new PerformanceState(
      saved === undefined ? undefined : readSavedPerformanceState(saved.batters),
    );
    this.homeParks = new Map(saved?.homeParks);
    this.season = saved?.season ?? null;
    this.through = saved?.through ?? null;
  }

  /** A season begins with the games of a date; nothing happens when it has begun before. */
  enterSeason(season: number, date: string): void {
    if (season === this.season) return;
    this.games.enterSeason(this.season === null ? 0 : season - this.season);
    this.strikeouts.season(calendarDay(date));
    this.batters.league.season();
    this.season = season;
  }

  /** Learns the games that became known on a day, in order of number and id. */
  learn(games: readonly HistoryGame[], date: string): void {
    const ordered = games.toSorted((a, b) => a.gameNumber - b.gameNumber || a.gamePk - b.gamePk);
    const [first] = ordered;
    if (first !== undefined) this.enterSeason(first.season, date);
    this.games.learn(ordered, date);
    this.strikeouts.learn(ordered, date);
    this.batters.learn(ordered, date);
    for (const { home, park } of ordered) if (park !== null) this.homeParks.set(home.teamId, park);
    this.through = date;
  }

  save(): SavedHistory {
    const position = { season: this.season, through: this.through };
    return {
      ...position,
      homeParks: [...this.homeParks].sort(([left], [right]) => left - right),
      games: writeSavedGameState(this.games.save(position)),
      strikeouts: writeSavedStrikeoutState(this.strikeouts.save(position)),
      batters: writeSavedPerformanceState(this.batters.save(position)),
    };
  }

  /** The same knowledge, to be taught something that is not to last. */
  copy(): HistoryStates {
    return new HistoryStates(this.people, this.save());
  }
}

/** The states of all systems as text. */
export interface SavedHistory {
  season: number | null;
  through: string | null;
  homeParks: readonly (readonly [teamId: number, park: string])[];
  games: string;
  strikeouts: string;
  batters: string;
}
