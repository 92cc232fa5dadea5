import { isoSeconds } from '../calendar-date.ts';
import { firstStartMs, gamesFinished, postponementNoticeMs } from '../game-view.ts';
import { RandomStream } from '../random.ts';
import type { ScheduledGame } from '../season-calendar.ts';
import type { World } from '../world.ts';
import { teamAt } from './references.ts';

/** What The Odds API was asked for. */
export interface OddsQuery {
  readonly fromMs: number;
  readonly toMs: number;
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

/** Events with prices, as `/v4/sports/baseball_mlb/odds` gives them: games that have not ended, in-play ones included. */
export function oddsJson(world: World, { fromMs, toMs, markets }: OddsQuery, nowMs: number) {
  const season = new Date(fromMs).getUTCFullYear();
  return world
    .calendar(season)
    .games.map((game) => ({ game, startMs: announcedStartMs(game, nowMs) }))
    .filter(({ startMs }) => startMs >= fromMs && startMs <= toMs && startMs + listedAfterStartMs > nowMs)
    .map(({ game, startMs }) => eventJson(world, game, startMs, markets, nowMs));
}

function eventJson(
  world: World,
  game: ScheduledGame,
  startMs: number,
  markets: readonly string[],
  nowMs: number,
) {
  const id = new RandomStream(world.seed, 'odds-id', game.gamePk);
  const home = teamAt(game.homeIndex).name;
  const away = teamAt(game.awayIndex).name;
  const homeChance = chanceOfHome(world, game, nowMs);
  const updatedMs = Math.floor(nowMs / repricingMs) * repricingMs;
  return {
    id: Array.from({ length: 32 }, () => id.below(16).toString(16)).join(''),
    sport_key: 'baseball_mlb',
    sport_title: 'MLB',
    commence_time: isoSeconds(startMs),
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
