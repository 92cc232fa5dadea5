import { marketMemoryNames } from '../../../../schemas/tables/market-memory-features.ts';
import type { History, HistoryGame } from '../../../domain/history/history.ts';
import {
  type HistoryVisitor,
  isInRange,
  type WalkRange,
  walkHistory,
} from '../../../domain/history/walk-history.ts';
import { calendarDay } from '../../../domain/ratings/calendar-day.ts';
import { eloHomeWinProbability } from '../../../domain/ratings/elo.ts';
import { linearWeightRuns } from '../../../domain/ratings/linear-weights.ts';
import { historyFeatureNames } from './features.ts';
import { gameFacts, historyVector, runVectors } from './game-facts.ts';
import { createGameState } from './game-state.ts';
import { learnedMargin } from './learned-margin.ts';
import { marketMemoryOf, marketMemoryVector } from './market-memory.ts';
import { runFeatureNames } from './run-features.ts';
import type { SavedGameState } from './saved-game-state.ts';
import type { LineUps } from './side-facts.ts';

/** Games as rows: what was known in the morning beside what came of it. One row a game, in order of date. */
export interface GameRows {
  games: readonly HistoryGame[];
  /** Home minus away, row-major, in the order of `historyFeatureNames`; NaN = unknown. */
  features: Float64Array;
  /** Two rows a game, the home side's first, in the order of `runFeatureNames`. */
  runFeatures: Float64Array;
  /** What earlier prices let expect, in the order of `marketMemoryNames`. */
  marketMemory: Float64Array;
  /** P(home wins) by Elo alone. */
  elo: Float64Array;
  /** 1 home win, 0 away win, one half for a tie. */
  outcomes: Float64Array;
  /** Half the run margin and half the margin in linear weights, each within ±6 runs: less luck than the score alone. */
  margins: Float64Array;
  /** Runs, two a game: home, away. */
  runs: Float64Array;
}

/** The margin that the models learn. */
const marginOf = ({ home, away }: HistoryGame): number =>
  learnedMargin(home.runs - away.runs, linearWeightRuns(home.batting) - linearWeightRuns(away.batting));

/** Walks through history once and writes the row of every game as of its morning. */
export const buildGameRows = (history: History, lineUps: LineUps): GameRows =>
  continueGameRows(history, lineUps).rows;

/** The same for a part of history: the rows of its games, and what is known at its end. See `walkHistory` on the games that it needs. */
export function continueGameRows(
  history: History,
  lineUps: LineUps,
  range: WalkRange<SavedGameState> = {},
): { rows: GameRows; save: () => SavedGameState } {
  const all = history.games.filter(({ gameDate }) => isInRange(gameDate, range));
  const state = createGameState(history, range.from);
  const games: HistoryGame[] = [];
  const [width, runWidth] = [historyFeatureNames.length, runFeatureNames.length];
  const features = new Float64Array(all.length * width);
  const runRows = new Float64Array(all.length * 2 * runWidth);
  const marketMemory = new Float64Array(all.length * marketMemoryNames.length);
  const elo = new Float64Array(all.length);
  const visitor: HistoryVisitor = {
    season: (season, before) => state.enterSeason(season - (before ?? season)),
    ask(asked, date) {
      const day = calendarDay(date);
      for (const game of asked) {
        const row = games.length;
        const facts = gameFacts(state, game, day, lineUps);
        features.set(historyVector(facts), row * width);
        runRows.set(runVectors(facts), row * 2 * runWidth);
        const memory = marketMemoryOf(state.market, game, day);
        marketMemory.set(marketMemoryVector(memory), row * marketMemoryNames.length);
        elo[row] = eloHomeWinProbability(facts.home.elo, facts.away.elo, 'home');
        games.push(game);
      }
    },
    learn: (known, date) => state.learn(known, date),
  };
  const position = walkHistory(history.games, visitor, range);
  const rows: GameRows = {
    games,
    features,
    runFeatures: runRows,
    marketMemory,
    elo,
    outcomes: Float64Array.from(games, ({ home, away }) => (Math.sign(home.runs - away.runs) + 1) / 2),
    margins: Float64Array.from(games, marginOf),
    runs: Float64Array.from(games.flatMap(({ home, away }) => [home.runs, away.runs])),
  };
  return { rows, save: () => state.save(position) };
}
