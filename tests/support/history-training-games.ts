import { gameFeatureNames } from '../../schemas/tables/features.ts';
import type { History } from '../../shared/domain/history/history.ts';
import { walkHistory } from '../../shared/domain/history/walk-history.ts';
import { calendarDay } from '../../shared/domain/ratings/calendar-day.ts';
import { linearWeightRuns } from '../../shared/domain/ratings/linear-weights.ts';
import { type GameFeatures, gameFeatureVector } from '../../shared/models/game-outcome/feature-vector.ts';
import { gameFacts } from '../../shared/models/game-outcome/history/game-facts.ts';
import { createGameState } from '../../shared/models/game-outcome/history/game-state.ts';
import { marketMemoryOf } from '../../shared/models/game-outcome/history/market-memory.ts';
import type { TrainingGame } from '../../shared/models/game-outcome/training-row.ts';

const nothing = Object.fromEntries(gameFeatureNames.map((name) => [name, null]));

/** Nightly features of a game of which they know nothing but Elo. */
export const eloFeatures = (eloDifference: number): GameFeatures => ({
  // Every name has an entry.
  ...(nothing as unknown as GameFeatures),
  elo_difference: eloDifference,
});

/** The decided games of a history as training games with their facts and what earlier prices tell, in order of date and game_pk. The nightly features know Elo alone. */
export function trainingGamesOf(history: History): TrainingGame[] {
  const state = createGameState(history);
  const games: TrainingGame[] = [];
  let lastSeason: number | null = null;
  walkHistory(history.games, {
    season(season) {
      state.enterSeason(lastSeason === null ? 0 : season - lastSeason);
      lastSeason = season;
    },
    ask(asked, date) {
      const day = calendarDay(date);
      for (const game of asked) {
        const { home, away } = game;
        if (home.runs === away.runs) continue;
        const facts = gameFacts(state, game, day, 'actual');
        const features = eloFeatures(facts.home.elo - facts.away.elo);
        games.push({
          date: game.gameDate,
          gamePk: game.gamePk,
          homeRuns: home.runs,
          awayRuns: away.runs,
          features,
          vector: gameFeatureVector(features),
          facts,
          linearWeightMargin: linearWeightRuns(home.batting) - linearWeightRuns(away.batting),
          openLine: null,
          marketMemory: history.prices.size === 0 ? null : marketMemoryOf(state.market, game, day),
          closeLine: history.prices.get(game.gamePk)?.close ?? null,
        });
      }
    },
    learn: (known, date) => state.learn(known, date),
  });
  return games.sort((left, right) =>
    left.date === right.date ? left.gamePk - right.gamePk : left.date < right.date ? -1 : 1,
  );
}
