import type { ClosedLine } from '../../../domain/odds/closed-line.ts';
import { calendarDay } from '../../../domain/ratings/calendar-day.ts';
import type { MarketView } from './market-memory.ts';
import { createMarketState, type MarketState } from './market-state.ts';

/** A date that is asked for, and what may be known for it. */
export interface AskedDate {
  date: string;
  /** ISO 8601 UTC: only games that were over before it are known. */
  cutoffAt: string;
  season: number;
}

/** What closing lines have taught, and the season that it stands in. */
class MarketLearner {
  readonly state: MarketState;
  #season: number | null;

  constructor(state = createMarketState(), season: number | null = null) {
    this.state = state;
    this.#season = season;
  }

  /** A season begins; nothing happens when it has begun before. */
  enter(season: number): void {
    for (let winter = this.#season ?? season; winter < season; winter += 1) this.state.enterSeason();
    this.#season = season;
  }

  learn(game: ClosedLine, day: string): void {
    this.enter(game.season);
    this.state.learn(game, { open: game.open, close: game.close }, calendarDay(day));
  }

  copy(): MarketLearner {
    return new MarketLearner(createMarketState(this.state.save()), this.#season);
  }
}

type Day = readonly [day: string, games: readonly ClosedLine[]];

const isOver = ({ completedAt }: ClosedLine, cutoffAt: string): boolean =>
  completedAt === null || completedAt < cutoffAt;

/**
 * A walk through all closing lines, from the first one: what they had taught by the cutoff of each date that is asked for, in order. Days are learned
 * whole: while a game of a day is not over at a cutoff, a copy learns what was over of it, for that date alone. So what is told of a date does not
 * depend on the dates that were asked for before.
 */
export class MarketWalk {
  readonly #days: readonly Day[];
  /** How many of the days are learned. */
  #learned = 0;
  readonly #learner = new MarketLearner();

  constructor(lines: readonly ClosedLine[]) {
    const inOrder = lines.toSorted((a, b) => a.gameNumber - b.gameNumber || a.gamePk - b.gamePk);
    this.#days = [...Map.groupBy(inOrder, ({ knownOn }) => knownOn)].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** What is known at the cutoff of a date; null while no closing line is. */
  at({ date, cutoffAt, season }: AskedDate): MarketView | null {
    const late = this.#learnUntil(date, cutoffAt);
    const over = late.flatMap(([day, games]) =>
      games.filter((game) => isOver(game, cutoffAt)).map((game) => ({ day, game })),
    );
    if (this.#learned === 0 && over.length === 0) return null;
    const learner = over.length > 0 ? this.#learner.copy() : this.#learner;
    for (const { day, game } of over) learner.learn(game, day);
    learner.enter(season);
    return learner.state;
  }

  /** Learns the days before a date that are over as a whole; gives back the others. */
  #learnUntil(date: string, cutoffAt: string): Day[] {
    const before = this.#days.slice(this.#learned).filter(([day]) => day < date);
    const firstLate = before.findIndex(([, games]) => !games.every((game) => isOver(game, cutoffAt)));
    const whole = firstLate < 0 ? before : before.slice(0, firstLate);
    for (const [day, games] of whole) for (const game of games) this.#learner.learn(game, day);
    this.#learned += whole.length;
    return before.slice(whole.length);
  }
}
