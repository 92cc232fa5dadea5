import { armOf } from '../../shared/domain/choose-arm.ts';
import type { GameOutcomeModel } from '../../shared/models/game-outcome/model-file.ts';
import type { GameOutcomePrediction } from '../../shared/models/game-outcome/predict-game.ts';
import { type Matchup, type OutcomeSystem, predictMatchup } from './predict-matchup.ts';
import type { Slate } from './read-slate.ts';

/** The current model of a variant (null: none), the candidate beside it, and the share of games that the candidate serves. */
export interface ServedArms {
  model: GameOutcomeModel | null;
  candidate: GameOutcomeModel | null;
  /** 0 to 1. */
  candidateShare: number;
}

/**
 * What is served of a game, and the model that said it: the candidate's share of the slate's games is the candidate's, but for a game of which it has
 * nothing to say. A matchup that is no game of the slate is the current model's.
 */
export function predictByArm<Prediction extends GameOutcomePrediction | null>(
  system: OutcomeSystem<Prediction>,
  { model, candidate, candidateShare }: ServedArms,
  slate: Slate,
  matchup: Matchup,
): { model: GameOutcomeModel | null; prediction: Prediction } {
  if (candidate !== null && matchup.game !== null) {
    const prediction =
      armOf(system.id, matchup.game.game_pk, candidateShare) === 'candidate'
        ? predictMatchup(system, candidate, slate, matchup)
        : null;
    if (prediction !== null) return { model: candidate, prediction };
  }
  return { model, prediction: predictMatchup(system, model, slate, matchup) };
}
