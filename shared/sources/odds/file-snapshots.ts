import type { BundleFinding } from '../../../schemas/bundle.ts';
import { addDays } from '../../domain/calendar.ts';
import { localTimeMs } from '../../domain/local-time.ts';
import type { DevigMethod } from '../../domain/odds/remove-margin.ts';
import { moneylineRow, type OddsRow, totalRow } from './map-snapshots.ts';
import { type OddsGame, pairOf } from './match-events.ts';
import type { FilePrice } from './read-odds-file.ts';

/** A game of the warehouse with what it is known by now. */
export interface PlayedGame extends OddsGame {
  firstPitchAt: string | null;
}

/** The file does not say whose prices it has: it comes from sportsbookreviewsonline.com. */
const bookmaker = 'sportsbookreview';
const minuteMs = 60_000;

/**
 * When a closing price can be said to be known: not before the scheduled start, nor before the first pitch where that was later. Where
 * the start was a placeholder and the first pitch is not known: noon UTC of the next day. A cutoff at the first pitch does not see it.
 */
export function closeKnownAt({ gameDate, scheduledStartAt, isStartTbd, firstPitchAt }: PlayedGame): string {
  if (isStartTbd && firstPitchAt === null) return `${addDays(gameDate, 1)}T12:00:00.000Z`;
  return new Date(
    Math.max(Date.parse(scheduledStartAt), Date.parse(firstPitchAt ?? scheduledStartAt)),
  ).toISOString();
}

/**
 * When an opening price can be said to be known: the end of the evening before, midnight in New York, by when books have opened the next
 * day. Before the close in any case.
 */
export function openKnownAt(game: PlayedGame): string {
  const midnightMs = localTimeMs(game.gameDate, 0, 'America/New_York');
  return new Date(Math.min(midnightMs, Date.parse(closeKnownAt(game)) - minuteMs)).toISOString();
}

/** Rows of a file, the games they found, and the rows that found none. */
export interface FileSnapshots {
  rows: OddsRow[];
  /** Rows of the file with a game. */
  matched: number;
  findings: BundleFinding[];
}

/** Rows of a file for the games of the warehouse: by date, clubs and number. A row without exactly one game is a finding. */
export function fileSnapshots(
  prices: readonly FilePrice[],
  games: readonly PlayedGame[],
  method: DevigMethod,
): FileSnapshots {
  const gamesOf = Map.groupBy(games, (game) => `${game.gameDate} ${pairOf(game)}`);
  const result: FileSnapshots = { rows: [], matched: 0, findings: [] };
  for (const price of prices) {
    const candidates = (gamesOf.get(`${price.gameDate} ${pairOf(price)}`) ?? []).filter(
      ({ gameNumber }) => price.gameNumber === 0 || gameNumber === price.gameNumber,
    );
    const [game] = candidates;
    if (game === undefined || candidates.length > 1) {
      result.findings.push({
        code: 'ROW_SKIPPED',
        path: `${price.gameDate} ${price.awayTeamId} at ${price.homeTeamId}`,
        message: `${candidates.length} games in the warehouse for number ${price.gameNumber}`,
      });
      continue;
    }
    result.matched += 1;
    result.rows.push(...rowsOf(price, game, method));
  }
  return result;
}

function rowsOf(price: FilePrice, game: PlayedGame, method: DevigMethod): OddsRow[] {
  const isSwapped = price.homeTeamId === game.awayTeamId;
  const open = { kind: 'open' as const, capturedAt: openKnownAt(game), method };
  const close = { kind: 'close' as const, capturedAt: closeKnownAt(game), method };
  const quoted = { bookmaker, updatedAt: null };
  const moneyline = (sides: { home: number; away: number } | null, capture: typeof open | typeof close) => {
    if (sides === null) return [];
    const { home, away } = isSwapped ? { home: sides.away, away: sides.home } : sides;
    return [moneylineRow(game, { market: 'h2h', ...quoted, home, away }, capture)];
  };
  const total =
    price.closeTotal === null
      ? []
      : [totalRow(game, { market: 'totals', ...quoted, line: price.closeTotal, sides: null }, close)];
  return [...moneyline(price.open, open), ...moneyline(price.close, close), ...total];
}
