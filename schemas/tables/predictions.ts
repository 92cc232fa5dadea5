import { date, defineTable, float64, int64, json, string, timestamp } from './table-contract.ts';

/** A probability. */
const probability = (description: string) => float64(description, { hard: [0, 1] });

/** One prediction per game and system: the newest with its cutoff. Each variant, and each arm of an experiment, is a system of its own. */
export const gamePredictions = defineTable({
  dataset: 'mlb_predictions',
  name: 'game_predictions',
  zone: 'served',
  description: 'Game outcome predictions of a slate.',
  key: ['game_pk', 'model_system'],
  partitionBy: 'game_date',
  clusterBy: ['game_date', 'game_pk'],
  columns: {
    game_pk: int64("MLB's id of the game."),
    game_date: date('Official date.'),
    model_system: string(
      'Prediction system: `game_outcome`, what was served without a market, for every game; `game_outcome_with_open_line`, the variant that knows the opening line, for games that have one. With `.current` or `.candidate` behind either: what each of its models said while both ran.',
    ),
    model_version: string('Version of its model; `elo` while none is trained.'),
    cutoff_at: timestamp('Only facts known before this moment were used.'),
    home_team_id: int64('Home team.'),
    away_team_id: int64('Away team.'),
    home_starter_id: int64('Starter assumed.').nullable(),
    away_starter_id: int64('Starter assumed.').nullable(),
    home_win_probability: probability('Probability that the home team wins.'),
    elo_home_win_probability: probability('What Elo alone says, for comparison.'),
    expected_home_runs: float64('Expected runs.', { hard: [0, 30], soft: [2, 9] }),
    expected_away_runs: float64('Expected runs.', { hard: [0, 30], soft: [2, 9] }),
    contributions: json('The largest reasons: [{feature, value, contribution}] in log odds of a home win.'),
  },
  example: {
    game_pk: 824322,
    game_date: '2026-08-05',
    model_system: 'game_outcome',
    model_version: '20260804-1a2b3c4d',
    cutoff_at: '2026-08-05T12:00:00.000Z',
    home_team_id: 115,
    away_team_id: 139,
    home_starter_id: 607536,
    away_starter_id: 656876,
    home_win_probability: 0.46,
    elo_home_win_probability: 0.44,
    expected_home_runs: 4.9,
    expected_away_runs: 5.3,
    contributions: '[{"feature":"elo_difference","value":-31.2,"contribution":-0.12}]',
  },
  fails: [{ why: 'no probability', change: { home_win_probability: null } }],
});

/** Every model version that was trained, deployed or not. */
export const modelRegistry = defineTable({
  dataset: 'mlb_predictions',
  name: 'model_registry',
  zone: 'served',
  description: 'Model versions with their metrics beside the baselines on the same games.',
  key: ['model_system', 'model_version'],
  columns: {
    model_system: string('Prediction system.'),
    model_version: string('Version: last training date and hash of the training rows.'),
    decision: string('deployed, or kept: the old one stays.', { values: ['deployed', 'kept'] }),
    reason: string('Why, in a sentence.'),
    trained_through: date('Last date of the training rows.'),
    training_games: int64('Games trained on.'),
    holdout_games: int64('Games held out.'),
    engine: string(
      'Which member it is: elo, logistic, trees, blend, open_line, open_line_stack, open_line_move.',
    ),
    brier: float64('Of the chosen member on the held-out games.').nullable(),
    brier_constant: float64('Of the constant on the same games.').nullable(),
    brier_elo: float64('Of Elo on the same games.').nullable(),
    log_loss: float64('Of the chosen member on the held-out games.').nullable(),
    feature_hash: string('SHA-256 of the ordered feature list.'),
    card_key: string('Object key of the model card.'),
    model_key: string('Object key of the model.'),
    trained_at: timestamp('When.'),
  },
  example: {
    model_system: 'game_outcome',
    model_version: '20260804-1a2b3c4d',
    decision: 'deployed',
    reason: 'first model',
    trained_through: '2026-08-04',
    training_games: 1500,
    holdout_games: 265,
    engine: 'logistic',
    brier: 0.2421,
    brier_constant: 0.249,
    brier_elo: 0.2432,
    log_loss: 0.677,
    feature_hash: 'f2ca1bb6c7e907d06dafe4687e579fce76b37e4e93b7605022da52e6ccc26fd2',
    card_key: 'models/game_outcome/20260804-1a2b3c4d/card.json',
    model_key: 'models/game_outcome/20260804-1a2b3c4d/model.json',
    trained_at: '2026-08-05T06:20:00.000Z',
  },
  fails: [{ why: 'no version', change: { model_version: null } }],
});

/** What became of the pointer to the current model of a system, move by move. */
export const modelMoves = defineTable({
  dataset: 'mlb_predictions',
  name: 'model_moves',
  zone: 'served',
  description:
    'Every move of the pointer to the current model of a system: what was deployed by the trainer, promoted or rolled back by hand, when, by whom and why. Append-only: a row is written once, from the memory of the pointer.',
  key: ['model_system', 'moved_at', 'to_version'],
  columns: {
    model_system: string('Prediction system.'),
    moved_at: timestamp('When the pointer was moved.'),
    action: string('deployed: by the trainer; promoted, rolled_back: by hand.', {
      values: ['deployed', 'promoted', 'rolled_back'],
    }),
    from_version: string('Version that was current before; null for the first one.').nullable(),
    to_version: string('Version that is current from then on.'),
    moved_by: string('trainer, or who gave the command.'),
    reason: string('The numbers of the decision, or the command and what was said for it.'),
  },
  example: {
    model_system: 'game_outcome',
    moved_at: '2026-08-05T06:20:00.000Z',
    action: 'deployed',
    from_version: '20260728-5e6f7a8b',
    to_version: '20260804-1a2b3c4d',
    moved_by: 'trainer',
    reason: 'blend fitted to newer games; not worse than 20260728-5e6f7a8b: Brier -0.0004 ± 0.0011',
  },
  fails: [{ why: 'no reason', change: { reason: null } }],
});
