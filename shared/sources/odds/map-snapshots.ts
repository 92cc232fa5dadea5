import type { oddsSnapshots } from '../../../schemas/tables/odds.ts';
import type { BusinessRow } from '../../domain/lineage.ts';
import { type DevigMethod, removeMargin } from '../../domain/odds/remove-margin.ts';
import type { Match, OddsGame } from './match-events.ts';
import type { BookPrice, PricedEvent } from './provider.ts';

/** A row of `odds_snapshots` without lineage. */
export type OddsRow = BusinessRow<typeof oddsSnapshots>;

/** What every row of a capture has in common. */
export interface Capture {
  kind: OddsRow['snapshot_kind'];
  capturedAt: string;
  method: DevigMethod;
}

type Game = Pick<OddsGame, 'gamePk' | 'gameDate'>;

function head({ gamePk, gameDate }: Game, price: Quote, { kind, capturedAt }: Capture) {
  return {
    game_pk: gamePk,
    game_date: gameDate,
    market: price.market,
    bookmaker: price.bookmaker,
    snapshot_kind: kind,
    captured_at: capturedAt,
    book_updated_at: price.updatedAt,
  };
}

type Quote = Pick<BookPrice, 'market' | 'bookmaker' | 'updatedAt'>;

/** Rounded to what a float keeps through any warehouse: 12 digits behind the point. */
const rounded = (value: number): number => Math.round(value * 1e12) / 1e12;

/** The row of a moneyline; prices are the game's home and away. */
export function moneylineRow(
  game: Game,
  price: Extract<BookPrice, { market: 'h2h' }>,
  capture: Capture,
): OddsRow {
  const fair = removeMargin({ first: price.home, second: price.away }, capture.method);
  return {
    ...head(game, price, capture),
    home_price_american: price.home,
    away_price_american: price.away,
    total_line: null,
    over_price_american: null,
    under_price_american: null,
    overround: rounded(fair.overround),
    devig_method: fair.method,
    home_probability: rounded(fair.first),
    over_probability: null,
    home_bet_share: null,
  };
}

/** The row of a total; a file may have the line alone. */
export function totalRow(
  game: Game,
  price: Omit<Extract<BookPrice, { market: 'totals' }>, 'over' | 'under'> & {
    sides: { over: number; under: number } | null;
  },
  capture: Capture,
): OddsRow {
  const { sides } = price;
  const fair =
    sides === null ? null : removeMargin({ first: sides.over, second: sides.under }, capture.method);
  return {
    ...head(game, price, capture),
    home_price_american: null,
    away_price_american: null,
    total_line: price.line,
    over_price_american: sides?.over ?? null,
    under_price_american: sides?.under ?? null,
    overround: fair === null ? null : rounded(fair.overround),
    devig_method: fair?.method ?? null,
    home_probability: null,
    over_probability: fair === null ? null : rounded(fair.first),
    home_bet_share: null,
  };
}

/** Every row of an event that was matched. Prices follow the club where the provider has the clubs the other way round. */
export function snapshotRows({ event, game }: Match<PricedEvent>, capture: Capture): OddsRow[] {
  const isSwapped = event.homeTeamId === game.awayTeamId;
  return event.prices.map((price) =>
    price.market === 'totals'
      ? totalRow(game, { ...price, sides: { over: price.over, under: price.under } }, capture)
      : moneylineRow(game, isSwapped ? { ...price, home: price.away, away: price.home } : price, capture),
  );
}
