import { emptyTally, type PlayerTally, sumTallies, tallyPlayers } from './game/box-tally.ts';
import type { Appearance, ClubGame, GameRecord, Score } from './game/game-record.ts';
import { firstStartMs, gameViewAt } from './game-view.ts';
import type { Player } from './players.ts';
import type { ScheduledGame } from './season-calendar.ts';
import { teams } from './teams.ts';
import type { World } from './world.ts';

/** What a man did over many games. */
export interface PlayerTotals {
  readonly player: Player;
  tally: PlayerTally;
  batting: { games: number };
  pitching: { games: number; starts: number; wins: number; losses: number; saves: number; finished: number };
}

/** A result seen from one club. */
export interface ClubResult {
  readonly gamePk: number;
  readonly endMs: number;
  readonly isHome: boolean;
  readonly scored: number;
  readonly allowed: number;
}

/** What a club did over many games. */
export interface ClubTotals {
  tally: PlayerTally;
  readonly results: ClubResult[];
}

/** Totals over the games of a range of dates that are over. */
export interface RangeTotals {
  readonly players: ReadonlyMap<number, PlayerTotals>;
  /** By team index. */
  readonly clubs: readonly ClubTotals[];
}

interface Book extends RangeTotals {
  readonly players: Map<number, PlayerTotals>;
  readonly counted: Set<number>;
  nowMs: number;
}

const emptyBook = (): Book => ({
  players: new Map(),
  clubs: teams.map(() => ({ tally: emptyTally(), results: [] })),
  counted: new Set(),
  nowMs: Number.NEGATIVE_INFINITY,
});

/** Books are kept: the totals of a day are those of the day before and a dozen games more. */
const booksOfWorld = new WeakMap<World, Map<string, Book>>();
const booksMax = 8;

/** Totals from one date to another, both included, as far as games are over at `nowMs`. */
export function totalsBetween(world: World, from: string, to: string, nowMs: number): RangeTotals {
  const games = world
    .calendar(Number(to.slice(0, 4)))
    .games.filter(({ officialDate }) => officialDate >= from && officialDate <= to);
  const book = openBook(world, from, games, nowMs);
  for (const game of games) {
    if (book.counted.has(game.gamePk) || nowMs < firstStartMs(game)) continue;
    const view = gameViewAt(world, game, nowMs);
    if (view.phase === 'final') count(book, view.record);
  }
  book.nowMs = nowMs;
  return book;
}

/** The book of ranges from a date, unless it holds games that this range or this moment does not have. */
function openBook(world: World, from: string, games: readonly ScheduledGame[], nowMs: number): Book {
  const books = booksOfWorld.get(world) ?? new Map<string, Book>();
  booksOfWorld.set(world, books);
  const known = books.get(from);
  const inRange = new Set(games.map(({ gamePk }) => gamePk));
  if (known !== undefined && known.nowMs <= nowMs && [...known.counted].every((pk) => inRange.has(pk)))
    return known;
  const book = emptyBook();
  const oldest = books.keys().next();
  if (books.size >= booksMax && !oldest.done) books.delete(oldest.value);
  books.set(from, book);
  return book;
}

function count(book: Book, record: GameRecord): void {
  book.counted.add(record.game.gamePk);
  const tallies = tallyPlayers(record.plays);
  for (const side of ['away', 'home'] as const) {
    const club = record[side];
    const totals = book.clubs[club.teamIndex];
    if (totals === undefined) continue;
    const present = club.appearances.map(({ player }) => tallies.get(player.id) ?? emptyTally());
    totals.tally = sumTallies([totals.tally, ...present]);
    totals.results.push(resultOf(record, side));
    for (const appearance of club.appearances)
      countMan(book, record, club, appearance, tallies.get(appearance.player.id) ?? emptyTally());
  }
}

function resultOf({ game, endMs, score }: GameRecord, side: keyof Score): ClubResult {
  const other = side === 'home' ? 'away' : 'home';
  return {
    gamePk: game.gamePk,
    endMs,
    isHome: side === 'home',
    scored: score[side],
    allowed: score[other],
  };
}

function countMan(
  { players }: Book,
  { decisions }: GameRecord,
  club: ClubGame,
  { player, battingOrder }: Appearance,
  tally: PlayerTally,
): void {
  const before = players.get(player.id) ?? {
    player,
    tally: emptyTally(),
    batting: { games: 0 },
    pitching: { games: 0, starts: 0, wins: 0, losses: 0, saves: 0, finished: 0 },
  };
  before.tally = sumTallies([before.tally, tally]);
  players.set(player.id, before);
  if (battingOrder !== null) {
    before.batting.games += 1;
    return;
  }
  const { pitching } = before;
  const isStarter = player.id === club.starter.id;
  const isLast = club.appearances.at(-1)?.player.id === player.id;
  pitching.games += 1;
  if (isStarter) pitching.starts += 1;
  if (isLast && !isStarter) pitching.finished += 1;
  if (player.id === decisions.winner.id) pitching.wins += 1;
  if (player.id === decisions.loser.id) pitching.losses += 1;
  if (player.id === decisions.save?.id) pitching.saves += 1;
}
