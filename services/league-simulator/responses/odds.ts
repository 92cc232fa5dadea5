import { isoSeconds } from '../calendar-date.ts';
import { starterOf } from '../game/club-day.ts';
import { firstStartMs, gamesFinished, postponementNoticeMs } from '../game-view.ts';
import { RandomStream } from '../random.ts';
import type { ScheduledGame } from '../season-calendar.ts';
import type { World } from '../world.ts';
import { teamAt } from './references.ts';

/** Between which moments games begin. */
export interface EventsQuery {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What The Odds API was asked for. */
export interface OddsQuery extends EventsQuery {
  readonly markets: readonly string[];
}

const books = [
  { key: 'draftkings', title: 'DraftKings', margin: 1.045 },
  { key: 'fanduel', title: 'FanDuel', margin: 1.04 },
  { key: 'betmgm', title: 'BetMGM', margin: 1.05 },
  { key: 'lowvig', title: 'LowVig.ag', margin: 1.02 },
] as const;

const minuteMs = 60_000;
/** Prices change every ten minutes; a game in progress keeps its prices for about its length, as at the real API. */
const repricingMs = 10 * minuteMs;
const listedAfterStartMs = 150 * minuteMs;

/** When the league says at a moment that a game begins. */
function announcedStartMs(game: ScheduledGame, nowMs: number): number {
  const { change } = game;
  return change?.kind === 'postponed' && nowMs < change.fromMs - postponementNoticeMs
    ? change.fromMs
    : firstStartMs(game);
}

/** A game that bookmakers have, and when it is to begin. */
interface ListedGame {
  game: ScheduledGame;
  startMs: number;
}

/** Games that have not ended, in-play ones included. */
function listedGames(world: World, { fromMs, toMs }: EventsQuery, nowMs: number): ListedGame[] {
  const season = new Date(fromMs).getUTCFullYear();
  return world
    .calendar(season)
    .games.map((game) => ({ game, startMs: announcedStartMs(game, nowMs) }))
    .filter(({ startMs }) => startMs >= fromMs && startMs <= toMs && startMs + listedAfterStartMs > nowMs);
}

/** Events as `/v4/sports/baseball_mlb/events` gives them. */
export const eventsJson = (world: World, query: EventsQuery, nowMs: number) =>
  listedGames(world, query, nowMs).map((listed) => eventHead(world, listed));

/** Events with prices, as `/v4/sports/baseball_mlb/odds` gives them. */
export const oddsJson = (world: World, { markets, ...query }: OddsQuery, nowMs: number) =>
  listedGames(world, query, nowMs).map((listed) => eventJson(world, listed, markets, nowMs));

/** Lines on the strikeouts of both starters, as `/v4/sports/baseball_mlb/events/{id}/odds` gives them; null for an event that nobody lists. */
export function pitcherLinesJson(world: World, eventId: string, nowMs: number) {
  const day = 86_400_000;
  const listed = listedGames(world, { fromMs: nowMs - day, toMs: nowMs + 7 * day }, nowMs).find(
    (candidate) => eventHead(world, candidate).id === eventId,
  );
  if (listed === undefined) return null;
  const { game } = listed;
  const updatedMs = Math.floor(nowMs / repricingMs) * repricingMs;
  return {
    ...eventHead(world, listed),
    bookmakers: books.map(({ key, title, margin }) => ({
      key,
      title,
      markets: [
        {
          key: 'pitcher_strikeouts',
          last_update: isoSeconds(updatedMs),
          outcomes: (['away', 'home'] as const).flatMap((side) => {
            const starter = starterOf(world.seed, game, side);
            const usual = new RandomStream(world.seed, 'strikeout-line', starter.id).below(4) + 3.5;
            const random = new RandomStream(world.seed, 'strikeouts', key, game.gamePk, starter.id);
            // Most books have the usual line, some the one above.
            const point = usual + (random.below(4) === 0 ? 1 : 0);
            const over = Math.min(0.6, Math.max(0.4, 0.5 - (point - usual) / 8 + random.normal(0, 0.02)));
            return [
              { name: 'Over', description: starter.fullName, price: americanOf(over * margin), point },
              { name: 'Under', description: starter.fullName, price: americanOf((1 - over) * margin), point },
            ];
          }),
        },
      ],
    })),
  };
}

function eventHead(world: World, { game, startMs }: ListedGame) {
  const id = new RandomStream(world.seed, 'odds-id', game.gamePk);
  return {
    id: Array.from({ length: 32 }, () => id.below(16).toString(16)).join(''),
    sport_key: 'baseball_mlb',
    sport_title: 'MLB',
    commence_time: isoSeconds(startMs),
    home_team: teamAt(game.homeIndex).name,
    away_team: teamAt(game.awayIndex).name,
  };
}

function eventJson(world: World, listed: ListedGame, markets: readonly string[], nowMs: number) {
  const { game } = listed;
  const { home_team: home, away_team: away, ...head } = eventHead(world, listed);
  const homeChance = chanceOfHome(world, game, nowMs);
  const updatedMs = Math.floor(nowMs / repricingMs) * repricingMs;
  return {
    ...head,
    home_team: home,
    away_team: away,
    bookmakers: books.map(({ key, title, margin }) => {
      const random = new RandomStream(world.seed, 'price', key, game.gamePk, updatedMs / minuteMs);
      const chance = Math.min(0.85, Math.max(0.15, homeChance + random.normal(0, 0.01)));
      const over = Math.min(0.6, Math.max(0.4, 0.5 + random.normal(0, 0.02)));
      const point = 8.5 + random.below(3) * 0.5 - 0.5;
      const last_update = isoSeconds(updatedMs + random.below(9 * 60) * 1_000);
      const all = [
        {
          key: 'h2h',
          last_update,
          outcomes: [
            { name: home, price: americanOf(chance * margin) },
            { name: away, price: americanOf((1 - chance) * margin) },
          ],
        },
        {
          key: 'totals',
          last_update,
          outcomes: [
            { name: 'Over', price: americanOf(over * margin), point },
            { name: 'Under', price: americanOf((1 - over) * margin), point },
          ],
        },
      ];
      return { key, title, last_update, markets: all.filter((market) => markets.includes(market.key)) };
    }),
  };
}

/** Log5 of the records so far, both drawn towards .500, with an advantage at home, and a rumour that comes and goes with the hours. */
function chanceOfHome(world: World, game: ScheduledGame, nowMs: number): number {
  const strength = (teamIndex: number): number => {
    const games = gamesFinished(world, game.season, teamIndex, nowMs);
    const { wins } = world.recordAfter(game.season, teamIndex, games);
    return (wins + 35) / (games + 70);
  };
  const [home, away] = [strength(game.homeIndex), strength(game.awayIndex)];
  const even = (home * (1 - away)) / (home * (1 - away) + away * (1 - home));
  const rumour = new RandomStream(world.seed, 'rumour', game.gamePk, Math.floor(nowMs / (120 * minuteMs)));
  return even + 0.035 + rumour.normal(0, 0.015);
}

/** A whole American price for an implied probability. */
const americanOf = (probability: number): number =>
  probability >= 0.5
    ? -Math.max(100, Math.round((100 * probability) / (1 - probability)))
    : Math.max(100, Math.round((100 * (1 - probability)) / probability));
