import { describe, expect, it } from 'vitest';
import { snapshotRatings } from '../../../../schemas/serving.ts';
import { walkHistory } from '../../../../shared/domain/history/walk-history.ts';
import { calendarDay } from '../../../../shared/domain/ratings/calendar-day.ts';
import {
  columnsOfFacts,
  factsOfColumns,
} from '../../../../shared/models/game-outcome/history/fact-columns.ts';
import {
  gameFacts,
  historyVector,
  runVectors,
} from '../../../../shared/models/game-outcome/history/game-facts.ts';
import { createGameState } from '../../../../shared/models/game-outcome/history/game-state.ts';
import {
  factsOfRatings,
  ratingsOfDay,
  viewOfRatings,
} from '../../../../shared/models/game-outcome/history/snapshot-ratings.ts';
import { madeUpLeague } from '../../../support/made-up-league.ts';

const league = madeUpLeague({ seasons: [2011, 2012, 2014], days: 46 });

/** Every game as its training row has it and as a request of its slate computes it, each by way of what is stored. */
function bothWays() {
  const state = createGameState({ people: league.people, prices: new Map() });
  const homeParks = new Map<number, string>();
  const vectors: { trained: number[]; served: number[] }[] = [];
  walkHistory(league.games, {
    season: (season, before) => state.enterSeason(before === null ? 0 : season - before),
    ask(games, date) {
      const day = calendarDay(date);
      const stored = JSON.stringify(
        ratingsOfDay(state, day, {
          games,
          teamIds: games.flatMap(({ home, away }) => [home.teamId, away.teamId]),
          starterIds: games.flatMap(({ home, away }) => [home.starterId ?? [], away.starterId ?? []].flat()),
          homeParks,
        }),
      );
      const ratings = snapshotRatings.parse(JSON.parse(stored));
      const view = viewOfRatings(ratings);
      for (const game of games) {
        const row = columnsOfFacts(gameFacts(state, game, day, 'projected'));
        const trained = factsOfColumns(JSON.parse(JSON.stringify(row)));
        if (trained === null) throw new Error('A row of facts has facts.');
        const served = factsOfRatings(ratings, view, {
          gamePk: game.gamePk,
          season: game.season,
          home: game.home,
          away: game.away,
        });
        vectors.push({
          trained: [...historyVector(trained), ...runVectors(trained)],
          served: [...historyVector(served), ...runVectors(served)],
        });
      }
    },
    learn(games, date) {
      state.learn(games, date);
      for (const { home, park } of games) if (park !== null) homeParks.set(home.teamId, park);
    },
  });
  return vectors;
}

describe('a request of a slate', () => {
  const vectors = bothWays();

  it('sees exactly what training sees, in more than 500 games', () => {
    expect(vectors.length).toBeGreaterThan(500);
    for (const { trained, served } of vectors) expect(served).toEqual(trained);
    // Not equal because nothing is known: nearly every number is one, and they differ from game to game.
    const numbers = vectors.flatMap(({ served }) => served);
    expect(numbers.filter(Number.isNaN).length / numbers.length).toBeLessThan(0.05);
    expect(new Set(vectors.map(({ served }) => served[1])).size).toBeGreaterThan(400);
  });
});
