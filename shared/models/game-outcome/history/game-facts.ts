import type { AskedGame } from '../../../domain/history/asked-game.ts';
import { historyFeatureNames, sideFeatures } from './features.ts';
import { runFeatureNames, runFeatures } from './run-features.ts';
import { type LineUps, type RatingsView, type SideFacts, sideFacts } from './side-facts.ts';

/** What history tells of a game in its morning: what the models on history see, in training rows and requests alike. */
export interface GameFacts {
  home: SideFacts;
  away: SideFacts;
  /** Runs of a team-game in the league. */
  leagueRuns: number;
  /** What the park adds to the runs of both. */
  parkRuns: number;
}

/** Home minus away, in the order of `historyFeatureNames`; NaN = unknown. */
export function historyVector({ home, away }: GameFacts): Float64Array {
  const vector = new Float64Array(historyFeatureNames.length);
  sideFeatures.forEach(({ of }, column) => {
    vector[column] = of(home) - of(away);
  });
  return vector;
}

/** What tells the runs of both sides, the home side's row first, each in the order of `runFeatureNames`. */
export function runVectors({ home, away, leagueRuns, parkRuns }: GameFacts): Float64Array {
  const width = runFeatureNames.length;
  const vectors = new Float64Array(2 * width);
  runFeatures.forEach(({ of }, column) => {
    vectors[column] = of(home, away, { leagueRuns, parkRuns, atHome: 1 });
    vectors[width + column] = of(away, home, { leagueRuns, parkRuns, atHome: 0 });
  });
  return vectors;
}

/** What ratings tell of a game in its morning. `actual` line-ups are those of the game, `projected` ones the team's last. */
export function gameFacts(view: RatingsView, game: AskedGame, day: number, lineUps: LineUps): GameFacts {
  const { home, away, park, season } = game;
  return {
    home: sideFacts(view, { own: home, opponent: away, season }, day, lineUps),
    away: sideFacts(view, { own: away, opponent: home, season }, day, lineUps),
    leagueRuns: view.league.perTeamGame().runs,
    parkRuns: view.parks.of(park, day),
  };
}
