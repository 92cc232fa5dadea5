import { gameOutcome } from '../../shared/models/game-outcome/index.ts';
import type { GameOutcomeModel } from '../../shared/models/game-outcome/model-file.ts';
import { gameOutcomeWithOpenLine } from '../../shared/models/game-outcome/open-line/index.ts';
import type { GameOutcomePrediction } from '../../shared/models/game-outcome/predict-game.ts';
import type { Variant } from '../../shared/models/game-outcome/system-id.ts';
import { type Candidate, candidateForSlate } from './candidate.ts';
import { nameStarter, nameTeam } from './name-entities.ts';
import { predictByArm, type ServedArms } from './predict-by-arm.ts';
import type { Matchup } from './predict-matchup.ts';
import { modelForSlate, type ServedModel } from './read-model.ts';
import type { Slate } from './read-slate.ts';
import { resolveMatchup } from './resolve-matchup.ts';
import type { PredictGameAnswer, PredictGameBody } from './schemas/predict-game.ts';

/** What may answer for a variant: its current model, and the candidate beside it. */
export interface VariantModels {
  served: ServedModel;
  candidate: Candidate;
}

/** What may answer, by variant. */
export interface AnsweringModels {
  ofVariant: Readonly<Record<Variant, VariantModels>>;
  /** Share of the games that a candidate serves, 0 to 1. */
  candidateShare: number;
}

/** The arms of a variant for a slate, as in the batch, and why its model does not speak. */
function armsForSlate(
  { ofVariant, candidateShare }: AnsweringModels,
  variant: Variant,
  slateDate: string,
): ServedArms & { warning: string | null } {
  const { served, candidate } = ofVariant[variant];
  const { model, warning } = modelForSlate(served, slateDate);
  return { model, candidate: candidateForSlate(candidate, model, slateDate), candidateShare, warning };
}

/** A prediction, who made it, and what is to be said about that. */
interface Answer {
  variant: Variant;
  model: GameOutcomeModel | null;
  prediction: GameOutcomePrediction;
  warnings: string[];
}

function withoutMarket(slate: Slate, models: AnsweringModels, matchup: Matchup): Answer {
  const arms = armsForSlate(models, 'no_market', slate.snapshot.slate_date);
  const { model, prediction } = predictByArm(gameOutcome, arms, slate, matchup);
  const warnings = [arms.warning, prediction.fallbackReason].filter((reason) => reason !== null);
  return { variant: 'no_market', model, prediction, warnings };
}

/** With the opening line where there is one and a model that reads it; else without a market, and why. */
function withOpenLine(slate: Slate, models: AnsweringModels, matchup: Matchup): Answer {
  const arms = armsForSlate(models, 'with_open_line', slate.snapshot.slate_date);
  const { model, prediction } = predictByArm(gameOutcomeWithOpenLine, arms, slate, matchup);
  if (prediction !== null) return { variant: 'with_open_line', model, prediction, warnings: [] };
  const why =
    arms.model === null
      ? (arms.warning ?? 'no model with the opening line was promoted yet')
      : 'no opening line of this game was known before the cutoff, or no ratings on history or closing lines of earlier games';
  const answer = withoutMarket(slate, models, matchup);
  return { ...answer, warnings: [`${why}: answered without a market`, ...answer.warnings] };
}

/** Answers a request from what is in memory. Throws like `resolveMatchup`. */
export function answerGame(
  slate: Slate,
  models: AnsweringModels,
  body: PredictGameBody & { variant: Variant },
): PredictGameAnswer {
  const matchup = resolveMatchup(slate, body);
  const answering = body.variant === 'no_market' ? withoutMarket : withOpenLine;
  const { variant, model, prediction, warnings } = answering(slate, models, matchup);
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
    variant,
    open_line_home_win_probability: prediction.openLine,
    model_version: prediction.modelVersion,
    model_member: prediction.member,
    slate_date: slate.snapshot.slate_date,
    cutoff_at: slate.snapshot.cutoff_at,
    contributions: isExplained ? gameOutcome.explain(model, prediction) : [],
    warnings: [...warnings, ...matchup.warnings],
  };
}
