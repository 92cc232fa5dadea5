import type { BundleFinding } from '../../../schemas/bundle.ts';
import type { strikeoutLineSnapshots } from '../../../schemas/tables/strikeout-lines.ts';
import type { BusinessRow } from '../../domain/lineage.ts';
import { type DevigMethod, removeMargin } from '../../domain/odds/remove-margin.ts';
import type { PitcherLine } from './provider.ts';
import type { QuotedLine } from './read-strikeout-lines.ts';

/** A row of `strikeout_line_snapshots` without lineage. */
export type StrikeoutLineRow = BusinessRow<typeof strikeoutLineSnapshots>;

/** A game of the warehouse. */
export interface LineGame {
  gamePk: number;
  gameDate: string;
  homeTeamId: number;
  awayTeamId: number;
}

/** Somebody who was announced as the starter of a game, or started it. */
export interface KnownStarter {
  gamePk: number;
  teamId: number;
  pitcherId: number;
  name: string;
}

/** Rows of lines, how many lines found their start, and those that did not. */
export interface StrikeoutLineRows {
  rows: StrikeoutLineRow[];
  matched: number;
  findings: BundleFinding[];
}

/** A line of a provider, which was asked for it game by game: the pitcher is found by his name. */
export const quotedLineOf = (
  line: PitcherLine,
  { gameDate, gamePk }: Pick<LineGame, 'gameDate' | 'gamePk'>,
  capturedAt: string,
): QuotedLine => ({
  ...line,
  gameDate,
  gamePk,
  pitcherId: null,
  teamId: null,
  opponentId: null,
  books: null,
  capturedAt,
});

/** Rounded to what a float keeps through any warehouse: 12 digits behind the point. */
const rounded = (value: number): number => Math.round(value * 1e12) / 1e12;

/** Letters only, small, without accents: "José Berríos" and "Jose Berrios Jr." are not two men. */
const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\b(jr|sr|ii|iii|iv)\b\.?/gi, '')
    .replaceAll(/[^a-zA-Z]/g, '')
    .toLowerCase();

/** The game of a line, or why there is none. */
function gameOf(quoted: QuotedLine, games: readonly LineGame[]): LineGame | string {
  if (quoted.gamePk !== null)
    return (
      games.find(({ gamePk }) => gamePk === quoted.gamePk) ?? `game ${quoted.gamePk} is not in the warehouse`
    );
  const { teamId, opponentId, gameDate } = quoted;
  if (teamId === null || opponentId === null) return 'a club nobody knows, and no id of the game';
  const pair = [teamId, opponentId];
  const candidates = games.filter(
    (game) => game.gameDate === gameDate && pair.includes(game.homeTeamId) && pair.includes(game.awayTeamId),
  );
  const [only] = candidates;
  return only === undefined || candidates.length > 1
    ? `${candidates.length} games of these clubs on ${gameDate} in the warehouse`
    : only;
}

/** The starter of a line by his id, else by name, club and game; or why there is none. */
function pitcherOf(quoted: QuotedLine, game: LineGame, starters: readonly KnownStarter[]): number | string {
  if (quoted.pitcherId !== null) return quoted.pitcherId;
  const name = plain(quoted.pitcherName);
  const ids = new Set(
    starters
      .filter(
        (starter) =>
          starter.gamePk === game.gamePk &&
          (quoted.teamId === null || starter.teamId === quoted.teamId) &&
          plain(starter.name) === name,
      )
      .map(({ pitcherId }) => pitcherId),
  );
  const [only] = ids;
  return only === undefined || ids.size > 1
    ? `${ids.size} starters of that name in game ${game.gamePk}, and no id of the pitcher`
    : only;
}

/**
 * Lines as rows: the game by its id, else by date and clubs; the pitcher by his id, else by name, club and date. A line without exactly one
 * start is a finding, and so is a second one of the same start, bookmaker, line and moment.
 */
export function strikeoutLineRows(
  lines: readonly QuotedLine[],
  games: readonly LineGame[],
  starters: readonly KnownStarter[],
  method: DevigMethod,
): StrikeoutLineRows {
  const result: StrikeoutLineRows = { rows: [], matched: 0, findings: [] };
  const seen = new Set<string>();
  const skip = (quoted: QuotedLine, message: string): void => {
    const path = `${quoted.gameDate} ${quoted.pitcherName} ${quoted.line}`.slice(0, 80);
    result.findings.push({ code: 'ROW_SKIPPED', path, message });
  };
  for (const quoted of lines) {
    const game = gameOf(quoted, games);
    const pitcherId = typeof game === 'string' ? game : pitcherOf(quoted, game, starters);
    if (typeof game === 'string' || typeof pitcherId === 'string') {
      skip(quoted, String(pitcherId));
      continue;
    }
    result.matched += 1;
    const key = [game.gamePk, pitcherId, quoted.bookmaker, quoted.line, quoted.capturedAt].join(' ');
    if (seen.has(key)) {
      skip(quoted, 'a second price of this line at this moment');
      continue;
    }
    seen.add(key);
    const fair = removeMargin({ first: quoted.over, second: quoted.under }, method);
    result.rows.push({
      game_pk: game.gamePk,
      game_date: game.gameDate,
      pitcher_id: pitcherId,
      bookmaker: quoted.bookmaker,
      captured_at: quoted.capturedAt,
      line: quoted.line,
      line_halves: 2 * quoted.line,
      over_price_american: quoted.over,
      under_price_american: quoted.under,
      overround: rounded(fair.overround),
      devig_method: fair.method,
      over_probability: rounded(fair.first),
      books: quoted.books,
      is_main: quoted.isMain,
    });
  }
  return result;
}
