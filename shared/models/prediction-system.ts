import type { ModelCard } from '../../schemas/models.ts';
import type { InputRows } from '../domain/drift/input-reference.ts';
import type { TreeEngine } from '../domain/trees/tree-engine.ts';

/** One reason of a prediction. The contributions of a prediction add up to its value on the scale of the model. */
export interface Contribution {
  feature: string;
  /** The value the model saw; null when it was unknown, or when the reason is no feature. */
  value: number | null;
  /** Share of the log odds (a home win, at least one hit) or of the log of a mean (strikeouts): positive speaks for it. */
  contribution: number;
  /** What the feature is, and whom the contribution favours, in words. */
  meaning: string;
  /** Of which outcome, where a system predicts several. */
  outcome?: string;
}

/** The largest reason first. */
export const byContribution = (left: Contribution, right: Contribution): number =>
  Math.abs(right.contribution) - Math.abs(left.contribution) || (left.feature < right.feature ? -1 : 1);

/** What training came to: a model with its card's facts, or why there is none. */
export type TrainingOutcome<Trained> =
  | { kind: 'trained'; trained: Trained }
  | { kind: 'too_little_data'; reason: string };

/** A member of a system that could not be trained, and why. */
export interface MemberFailure {
  member: string;
  reason: string;
}

/** A trained model of players: its file, and its card but for what the trainer adds. */
export interface TrainedPlayers {
  /** Bytes of the model file. */
  file: string;
  card: Omit<ModelCard, 'processor_version'>;
  failures: readonly MemberFailure[];
}

/**
 * A prediction system: a folder below `shared/models` whose `index.ts` exports one of these, and a line in `registry.ts`. It may hold several
 * ways to answer (members), of which one that fails is named and the others go on. Everything is pure: rows and texts come in, plain data goes out.
 */
export interface PredictionSystem<Row, Settings, Trained, Model, Input, Prediction> {
  /** Stable name in tables, object keys and pointers. */
  readonly id: string;
  /** What is predicted, in a sentence. */
  readonly target: string;
  /** The model's inputs, in order. */
  readonly features: readonly string[];
  /** Trains every member and chooses one; trees by the embedded engine unless another is given. The same rows and settings give the same bytes. */
  train(rows: readonly Row[], settings: Settings, engine?: TreeEngine): TrainingOutcome<Trained>;
  /** Reads a model file. Throws MODEL_MALFORMED or MODEL_FEATURES_MISMATCH. */
  readModel(text: string): Model;
  /** Predicts one game, start or batter; `null` is "no model yet": what needs none still answers. */
  predict(model: Model | null, input: Input): Prediction;
  /** The reasons of a prediction, largest first. */
  explain(model: Model | null, prediction: Prediction): Contribution[];
  /** What a member looks at in rows like those it was trained on; rows that it has nothing to say of are left out. */
  inputs(rows: readonly Row[], member: string): InputRows;
  /** What an input is, in words. */
  meaningOf(input: string): string;
}
