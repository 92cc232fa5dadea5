export { type BacktestedBatter, type BatterBacktest, backtestBatters } from './backtest-batters.ts';
export { askBatters, type BatterFacts, type LineUpKnowledge } from './batter-facts.ts';
export { type BatterOutcome, batterOutcomes } from './batter-outcomes.ts';
export { fitOutcome, type OutcomeForecast, type OutcomeModel, outcomeForecaster } from './fit-outcome.ts';
export { type BatterScore, scoreBatters } from './score-batters.ts';
export { type BatterToForecast, type StartedBatter, walkBatters } from './walk-batters.ts';
