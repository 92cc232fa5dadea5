import { HanksTankError } from '../errors.ts';
import { logOdds } from './log-odds.ts';
import { type PairedDifference, pairedDifference } from './paired-difference.ts';
import {
  accuracy,
  areaUnderCurve,
  brierLosses,
  expectedCalibrationError,
  logLoss,
} from './probability-scores.ts';
import { type Coefficient, fitSmallLogistic } from './small-logistic.ts';

/** Forecasts of one origin, one a game; null where it has none. */
export interface ForecastColumn {
  name: string;
  probabilities: readonly (number | null)[];
}

/** How good one column is on a set of games. */
export interface ForecastScore {
  name: string;
  count: number;
  brier: number;
  logLoss: number;
  accuracy: number;
  /** null when one outcome is missing. */
  areaUnderCurve: number | null;
  calibrationError: number;
  /** Slope of the outcome on the log odds of the forecast: 1 is calibrated, below 1 too bold. null when it cannot be fitted. */
  slope: number | null;
  /** Brier of the chosen column minus this one's, on the same games: negative means that the chosen one is better. null for itself. */
  difference: PairedDifference | null;
}

/** Games of which every one of these columns has a forecast, by index. */
export function commonGames(columns: readonly ForecastColumn[], games: number): number[] {
  return Array.from({ length: games }, (_, index) => index).filter((index) =>
    columns.every(({ probabilities }) => typeof probabilities[index] === 'number'),
  );
}

const valuesAt = ({ probabilities }: ForecastColumn, games: readonly number[]): number[] =>
  games.map((index) => probabilities[index] ?? Number.NaN);

function slopeOf(probabilities: readonly number[], outcomes: readonly number[]): number | null {
  const isConstant = probabilities.every((probability) => probability === probabilities[0]);
  if (isConstant) return null;
  return (
    fitOrSeparated([probabilities.map((probability) => logOdds(probability))], outcomes)?.[1]?.value ?? null
  );
}

/** Scores columns on the games with these indexes, of which all columns must have forecasts. `chosen` is the column the others are compared with. */
export function scoreColumns(
  columns: readonly ForecastColumn[],
  outcomes: readonly number[],
  games: readonly number[],
  chosen: string,
): ForecastScore[] {
  const won = games.map((index) => outcomes[index] ?? Number.NaN);
  const lossesOf = (column: ForecastColumn) => brierLosses(valuesAt(column, games), won);
  const own = columns.find(({ name }) => name === chosen);
  const ownLosses = own === undefined ? null : lossesOf(own);
  return columns.map((column) => {
    const probabilities = valuesAt(column, games);
    const losses = lossesOf(column);
    return {
      name: column.name,
      count: games.length,
      brier: losses.reduce((sum, loss) => sum + loss, 0) / losses.length,
      logLoss: logLoss(probabilities, won),
      accuracy: accuracy(probabilities, won),
      areaUnderCurve: areaUnderCurve(probabilities, won),
      calibrationError: expectedCalibrationError(probabilities, won),
      slope: slopeOf(probabilities, won),
      difference: ownLosses === null || column.name === chosen ? null : pairedDifference(ownLosses, losses),
    };
  });
}

/** What a forecast adds to the market's. */
export interface MarketAnswer {
  /** Coefficients of the log odds of close and model; null when the two together tell every result. */
  coefficients: { market: Coefficient; model: Coefficient } | null;
  /** The model knows more than the closing line by more than two standard errors: nobody honest does. */
  isSuspect: boolean;
}

/** Coefficients, or null when they grow without end: the columns tell every result. */
function fitOrSeparated(
  columns: readonly (readonly number[])[],
  won: readonly number[],
): Coefficient[] | null {
  try {
    return fitSmallLogistic(columns, won);
  } catch (error) {
    if (error instanceof HanksTankError) return null;
    throw error;
  }
}

/**
 * Regresses the result on the log odds of the closing line and of a model. A model that adds to the close by more than two standard
 * errors has seen the future, or its prices are spoilt. null: too few games to ask.
 */
export function askMarket(
  close: ForecastColumn,
  model: ForecastColumn,
  outcomes: readonly number[],
): MarketAnswer | null {
  const games = commonGames([close, model], outcomes.length);
  if (games.length < gamesToAskMin) return null;
  const won = games.map((index) => outcomes[index] ?? Number.NaN);
  const columns = [close, model].map((column) =>
    valuesAt(column, games).map((probability) => logOdds(probability)),
  );
  const [, marketPart, modelPart] = fitOrSeparated(columns, won) ?? [];
  if (marketPart === undefined || modelPart === undefined) return { coefficients: null, isSuspect: true };
  return {
    coefficients: { market: marketPart, model: modelPart },
    isSuspect: modelPart.value > 2 * modelPart.standardError,
  };
}

/** Fewer games say nothing either way. */
const gamesToAskMin = 500;
