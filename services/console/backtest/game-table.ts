import type { History, HistoryGame } from '../../../shared/domain/history/history.ts';
import {
  askMarket,
  commonGames,
  type ForecastColumn,
  type ForecastScore,
  type MarketAnswer,
  scoreColumns,
} from '../../../shared/domain/statistics/forecast-table.ts';
import { gameKey, type ReferenceForecast } from './read-reference-forecasts.ts';

/** Names of the columns that are not ours. */
export const referenceNames = {
  open: 'market open',
  close: 'market close',
  elo: '538 elo',
  rating: '538 rating',
} as const;

/** Some archived closing lines are spoilt (even games closed at .26 or .73): one so far from the open is no price. */
const closeFromOpenMax = 0.15;

/** Forecasts of a backtest, game by game in the order of `games`. */
export interface GameForecasts {
  games: readonly HistoryGame[];
  /** Our members, in the order in which they are shown. */
  members: readonly ForecastColumn[];
  /** The member that the product would serve. */
  chosen: string;
}

/** A set of games on which all of its columns were scored. */
export interface ScoredSet {
  title: string;
  scores: readonly ForecastScore[];
}

/** Everything that the report of a backtest of games says. */
export interface GameReport {
  chosen: string;
  sets: readonly ScoredSet[];
  seasons: readonly { season: number; scores: readonly ForecastScore[] }[];
  /** null without closing lines. */
  leakCheck: MarketAnswer | null;
  columns: readonly ForecastColumn[];
  outcomes: readonly number[];
  games: readonly HistoryGame[];
}

function marketColumns(games: readonly HistoryGame[], { prices }: History): ForecastColumn[] {
  const of = (pick: (game: HistoryGame) => number | null): (number | null)[] => games.map(pick);
  return [
    { name: referenceNames.open, probabilities: of(({ gamePk }) => prices.get(gamePk)?.open ?? null) },
    {
      name: referenceNames.close,
      probabilities: of(({ gamePk }) => {
        const { open = null, close = null } = prices.get(gamePk) ?? {};
        if (close === null) return null;
        return open !== null && Math.abs(close - open) > closeFromOpenMax ? null : close;
      }),
    },
  ];
}

function referenceColumns(
  games: readonly HistoryGame[],
  references: ReadonlyMap<string, ReferenceForecast>,
): ForecastColumn[] {
  const of = ({
    gameDate,
    gameNumber,
    home,
    away,
    isHomeElsewhere,
  }: HistoryGame): ReferenceForecast | undefined => {
    if (isHomeElsewhere !== true)
      return references.get(gameKey(gameDate, gameNumber, home.teamId, away.teamId));
    const turned = references.get(gameKey(gameDate, gameNumber, away.teamId, home.teamId));
    const ofOther = (probability: number | null): number | null =>
      probability === null ? null : 1 - probability;
    return turned === undefined ? undefined : { elo: ofOther(turned.elo), rating: ofOther(turned.rating) };
  };
  return [
    { name: referenceNames.elo, probabilities: games.map((game) => of(game)?.elo ?? null) },
    { name: referenceNames.rating, probabilities: games.map((game) => of(game)?.rating ?? null) },
  ];
}

const hasForecasts = ({ probabilities }: ForecastColumn): boolean =>
  probabilities.some((probability) => probability !== null);

/** Scores a backtest beside the market and FiveThirtyEight, always on the same games. Ties are left out: nobody won. */
export function reportGames(
  forecasts: GameForecasts,
  history: History,
  references: ReadonlyMap<string, ReferenceForecast>,
): GameReport {
  const decided = forecasts.games.flatMap((game, index) =>
    game.home.runs === game.away.runs ? [] : [index],
  );
  const games = decided.flatMap((index) => forecasts.games[index] ?? []);
  const members = forecasts.members.map(({ name, probabilities }) => ({
    name,
    probabilities: decided.map((index) => probabilities[index] ?? null),
  }));
  const outcomes = games.map(({ home, away }) => (home.runs > away.runs ? 1 : 0));
  const market = marketColumns(games, history).filter(hasForecasts);
  const others = referenceColumns(games, references).filter(hasForecasts);
  const { chosen } = forecasts;
  const setOf = (title: string, columns: readonly ForecastColumn[]): ScoredSet => ({
    title,
    scores: scoreColumns(columns, outcomes, commonGames(columns, games.length), chosen),
  });
  const columns = [...members, ...others, ...market];
  const [own, close] = [
    members.find(({ name }) => name === chosen),
    market.find(({ name }) => name === referenceNames.close),
  ];
  return {
    chosen,
    sets: [
      setOf('All games', members),
      ...(market.length > 0 ? [setOf('Games with opening and closing line', [...members, ...market])] : []),
      ...(others.length > 0 ? [setOf('Games that FiveThirtyEight and the market have too', columns)] : []),
    ].filter(({ scores }) => (scores[0]?.count ?? 0) > 0),
    seasons: [...new Set(games.map(({ season }) => season))].sort().map((season) => {
      const own = games.flatMap((game, index) => (game.season === season ? [index] : []));
      const present = columns.filter(({ probabilities }) =>
        own.some((index) => probabilities[index] !== null),
      );
      const common = new Set(commonGames(present, games.length));
      const indexes = own.filter((index) => common.has(index));
      return { season, scores: scoreColumns(present, outcomes, indexes, chosen) };
    }),
    leakCheck: own === undefined || close === undefined ? null : askMarket(close, own, outcomes),
    columns,
    outcomes,
    games,
  };
}
