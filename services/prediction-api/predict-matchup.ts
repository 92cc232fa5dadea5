import type { SnapshotGame, SnapshotTeam } from '../../schemas/serving.ts';
import type { MarketMemory } from '../../schemas/tables/market-memory-features.ts';
import type { GameFacts } from '../../shared/models/game-outcome/history/game-facts.ts';
import { marketMemoryOf } from '../../shared/models/game-outcome/history/market-memory.ts';
import { factsOfRatings, THE_DAY } from '../../shared/models/game-outcome/history/snapshot-ratings.ts';
import type { GameOutcomeModel } from '../../shared/models/game-outcome/model-file.ts';
import type {
  GameOutcomeInput,
  GameOutcomePrediction,
} from '../../shared/models/game-outcome/predict-game.ts';
import type { Slate } from './read-slate.ts';

/** Who plays. A starter that is null, or that the snapshot does not know, counts as replacement level. */
export interface Matchup {
  home: SnapshotTeam;
  away: SnapshotTeam;
  homeStarterId: number | null;
  awayStarterId: number | null;
  /** The game of the slate; null for two teams that it does not bring together. */
  game: Pick<SnapshotGame, 'game_pk' | 'open_home_probability'> | null;
}

function factsOf({ ratings, snapshot }: Slate, matchup: Matchup): GameFacts | null {
  if (ratings === null || snapshot.ratings === null) return null;
  const { home, away, homeStarterId, awayStarterId, game } = matchup;
  return factsOfRatings(snapshot.ratings, ratings, {
    gamePk: game?.game_pk ?? null,
    season: snapshot.season,
    home: { teamId: home.team_id, starterId: homeStarterId },
    away: { teamId: away.team_id, starterId: awayStarterId },
  });
}

function marketMemoryOfMatchup({ market }: Slate, matchup: Matchup): MarketMemory | null {
  if (market === null) return null;
  const { home, away, homeStarterId, awayStarterId } = matchup;
  const sides = {
    home: { teamId: home.team_id, starterId: homeStarterId },
    away: { teamId: away.team_id, starterId: awayStarterId },
  };
  return marketMemoryOf(market, sides, THE_DAY);
}

/** What is known of a game by the rows of a slate. */
function inputOf(slate: Slate, matchup: Matchup): GameOutcomeInput {
  const starter = (id: number | null) => (id === null ? null : (slate.starters.get(id) ?? null));
  return {
    home: matchup.home,
    away: matchup.away,
    homeStarter: starter(matchup.homeStarterId),
    awayStarter: starter(matchup.awayStarterId),
    league: slate.snapshot.league,
    facts: factsOf(slate, matchup),
    openLine: matchup.game?.open_home_probability ?? null,
    marketMemory: marketMemoryOfMatchup(slate, matchup),
  };
}

/** A variant of game_outcome: `Prediction` is null of a game that it has nothing to say of. */
export interface OutcomeSystem<Prediction extends GameOutcomePrediction | null> {
  readonly id: string;
  predict(model: GameOutcomeModel | null, input: GameOutcomeInput): Prediction;
}

/** One game: the same call for a batch and for a request, so both say the same. */
export const predictMatchup = <Prediction extends GameOutcomePrediction | null>(
  system: OutcomeSystem<Prediction>,
  model: GameOutcomeModel | null,
  slate: Slate,
  matchup: Matchup,
): Prediction => system.predict(model, inputOf(slate, matchup));
