import { armOf } from '../../shared/domain/choose-arm.ts';
import { gameOutcome } from '../../shared/models/game-outcome/index.ts';
import type { GameOutcomeModel } from '../../shared/models/game-outcome/model-file.ts';
import { type Candidate, candidateForSlate } from './candidate.ts';
import { nameStarter, nameTeam } from './name-entities.ts';
import { predictMatchup } from './predict-matchup.ts';
import { modelForSlate, type ServedModel } from './read-model.ts';
import type { Slate } from './read-slate.ts';
import { resolveMatchup } from './resolve-matchup.ts';
import type { PredictGameAnswer, PredictGameBody } from './schemas/predict-game.ts';

/** The same arm as in the batch; a matchup that is no game of the slate is the current model's. */
function modelOfMatchup(
  current: GameOutcomeModel | null,
  beside: { candidate: Candidate; candidateShare: number },
  slateDate: string,
  gamePk: number | null,
): GameOutcomeModel | null {
  const candidate = candidateForSlate(beside.candidate, current, slateDate);
  if (candidate === null || gamePk === null) return current;
  return armOf(gameOutcome.id, gamePk, beside.candidateShare) === 'candidate' ? candidate : current;
}

/** Answers a request from what is in memory. Throws like `resolveMatchup`. */
export function answerGame(
  slate: Slate,
  served: ServedModel,
  beside: { candidate: Candidate; candidateShare: number },
  body: PredictGameBody,
): PredictGameAnswer {
  const matchup = resolveMatchup(slate, body);
  const { model: current, warning } = modelForSlate(served, slate.snapshot.slate_date);
  const model = modelOfMatchup(current, beside, slate.snapshot.slate_date, matchup.game?.game_pk ?? null);
  const prediction = predictMatchup(model, slate, matchup);
  // TreeSHAP costs many times a prediction; the reasons of a linear score fall out of it.
  const isExplained = body.explain ?? prediction.member !== 'trees';
  const { home, away } = prediction.runs;
  return {
    game: {
      game_pk: matchup.game?.game_pk ?? null,
      game_date: slate.snapshot.slate_date,
      scheduled_start_at: matchup.game?.scheduled_start_at ?? null,
      home_team: nameTeam(matchup.home),
      away_team: nameTeam(matchup.away),
      home_starter: nameStarter(slate, matchup.homeStarterId),
      away_starter: nameStarter(slate, matchup.awayStarterId),
    },
    home_win_probability: prediction.homeWinProbability,
    away_win_probability: 1 - prediction.homeWinProbability,
    predicted_score: { home, away },
    total_runs: home + away,
    run_margin_interval_80: prediction.runs.marginInterval80,
    confidence: prediction.confidence,
    elo_home_win_probability: prediction.eloHomeWinProbability,
    model_version: prediction.modelVersion,
    model_member: prediction.member,
    slate_date: slate.snapshot.slate_date,
    cutoff_at: slate.snapshot.cutoff_at,
    contributions: isExplained ? gameOutcome.explain(model, prediction) : [],
    warnings: [warning, prediction.fallbackReason]
      .filter((reason) => reason !== null)
      .concat(matchup.warnings),
  };
}
