import type { History, HistoryGame, TeamGame } from '../../../domain/history/history.ts';
import type { WalkPosition } from '../../../domain/history/walk-history.ts';
import { createBatterRatings } from '../../../domain/ratings/batter-rates.ts';
import { calendarDay } from '../../../domain/ratings/calendar-day.ts';
import { carryEloRating, ELO_MEAN, updateElo } from '../../../domain/ratings/elo.ts';
import { linearWeightRuns, weightedOnBase } from '../../../domain/ratings/linear-weights.ts';
import { createParkRuns } from '../../../domain/ratings/park-runs.ts';
import { createPitcherRatings } from '../../../domain/ratings/pitcher-rates.ts';
import { restoredMap, savedEntries } from '../../../domain/ratings/saved-entries.ts';
import { createStarterForms } from '../../../domain/ratings/starter-form.ts';
import { createStrengthFilter } from '../../../domain/ratings/strength-filter.ts';
import { createTeamForms } from '../../../domain/ratings/team-form.ts';
import { PLATE_APPEARANCES_PER_TEAM_GAME } from '../shrink.ts';
import { createLeagueState } from './league-state.ts';
import { type LineUpSlot, startersOf } from './line-ups.ts';
import { createMarketState } from './market-state.ts';
import { type SavedGameState, savedGameStateForm } from './saved-game-state.ts';

/** How many line-ups of a team are remembered. */
export const REMEMBERED_LINE_UPS = 5;
/** The share of a game's runs that the park adds in its first five innings. */
const EARLY_SHARE = 5 / 9;
/** What a run is worth on the scale of weighted on-base average. */
const ON_BASE_PER_RUN = 1.15;

/** A line-up that was sent out. */
export interface SentLineUp {
  day: number;
  slots: readonly LineUpSlot[];
}

/** Everything that the games known so far have taught: those of a saved state and those that are learned. */
export function createGameState(
  { people, prices }: Pick<History, 'people' | 'prices'>,
  saved?: SavedGameState,
) {
  const league = createLeagueState(saved?.league);
  const elo = restoredMap(saved?.elo, (rating) => rating);
  const forms = createTeamForms(saved?.forms);
  const parks = createParkRuns(saved?.parks);
  const strengths = createStrengthFilter(league.perTeamGame().linearWeights, saved?.strengths);
  const starters = createStarterForms(saved?.starters);
  const pitchers = createPitcherRatings(saved?.pitchers);
  const batters = createBatterRatings(saved?.batters);
  const market = createMarketState(saved);
  const lineUps = restoredMap(saved?.line_ups, (sent): readonly SentLineUp[] => sent);

  const eloOf = (teamId: number): number => elo.get(teamId) ?? ELO_MEAN;

  function learnElo({ home, away }: HistoryGame): void {
    const after = updateElo({
      homeRating: eloOf(home.teamId),
      awayRating: eloOf(away.teamId),
      homeRuns: home.runs,
      awayRuns: away.runs,
      isPostseason: false,
      venue: 'home',
    });
    elo.set(home.teamId, after.homeRating);
    elo.set(away.teamId, after.awayRating);
  }

  /** What one side did at bat against the other side's pitchers. */
  function learnTeamGame(batting: TeamGame, pitching: TeamGame, day: number, parkRuns: number): void {
    const means = league.perTeamGame();
    forms.learn(batting.teamId, pitching.teamId, day, batting.runs - means.runs - parkRuns);
    if (pitching.starterId === null) return;
    starters.learn(pitching.starterId, day, {
      earlyRuns:
        batting.earlyRuns === null ? null : batting.earlyRuns - means.earlyRuns - parkRuns * EARLY_SHARE,
      strikeouts: batting.batting.strikeouts - means.strikeouts,
      walks: batting.batting.walks - means.walks,
    });
  }

  function learnBatters(side: TeamGame, day: number, parkRuns: number): void {
    const expected =
      league.perPlateAppearance().weightedOnBase +
      (parkRuns / PLATE_APPEARANCES_PER_TEAM_GAME) * ON_BASE_PER_RUN;
    for (const line of side.batters ?? []) {
      const { playerId, plateAppearances } = line;
      batters.learn(playerId, day, plateAppearances, weightedOnBase(line) - expected * plateAppearances);
    }
    const slots = startersOf(side);
    if (slots === null) return;
    const earlier = lineUps.get(side.teamId) ?? [];
    lineUps.set(side.teamId, [{ day, slots }, ...earlier].slice(0, REMEMBERED_LINE_UPS));
  }

  function learnPitchers(side: TeamGame, day: number): void {
    const means = league.perPlateAppearance();
    for (const { playerId, battersFaced, strikeouts, walks, homeRuns, hits } of side.pitchers ?? [])
      pitchers.learn(playerId, day, {
        battersFaced,
        strikeouts: strikeouts - means.strikeouts * battersFaced,
        walks: walks - means.walks * battersFaced,
        homeRuns: homeRuns - means.homeRuns * battersFaced,
        hits: hits - means.hits * battersFaced,
      });
  }

  function learnGame(game: HistoryGame, day: number): void {
    const { home, away, park } = game;
    const parkRuns = parks.of(park, day) / 2;
    const [homeForm, awayForm] = [forms.of(home.teamId, day), forms.of(away.teamId, day)];
    const expected =
      2 * league.perTeamGame().runs + homeForm.scored + homeForm.allowed + awayForm.scored + awayForm.allowed;
    for (const [batting, pitching] of [
      [home, away],
      [away, home],
    ] as const) {
      learnTeamGame(batting, pitching, day, parkRuns);
      strengths.learn(
        {
          battingTeamId: batting.teamId,
          pitchingTeamId: pitching.teamId,
          starterId: pitching.starterId,
          battingAtHome: batting === home,
          runs: linearWeightRuns(batting.batting),
          parkRuns,
        },
        day,
      );
      learnBatters(batting, day, parkRuns);
      learnPitchers(batting, day);
    }
    parks.learn(park, day, home.runs + away.runs - expected);
    learnElo(game);
    market.learn(game, prices.get(game.gamePk), day);
  }

  return {
    people,
    league,
    forms,
    parks,
    strengths,
    starters,
    pitchers,
    batters,
    market,
    eloOf,
    /** The last line-ups of a team, the latest first. */
    lineUpsOf: (teamId: number): readonly SentLineUp[] => lineUps.get(teamId) ?? [],
    /** A season begins, so many winters after the one before; 0 for the first of all. */
    enterSeason(winters: number): void {
      league.enterSeason();
      for (const [team, rating] of elo) elo.set(team, carryEloRating(rating, winters));
      for (let winter = 0; winter < winters; winter += 1)
        for (const ratings of [strengths, market]) ratings.enterSeason();
    },
    /** Learns the games that became known on a date; the league's means move after all of them. */
    learn(games: readonly HistoryGame[], date: string): void {
      const day = calendarDay(date);
      for (const game of games) learnGame(game, day);
      for (const { home, away } of games) for (const side of [home, away]) league.learn(side);
    },
    /** What is known, as of how far the walk has come. `people` and `prices` are not part of it. */
    save: ({ season, through }: WalkPosition): SavedGameState => ({
      ...savedGameStateForm,
      season,
      through,
      league: league.save(),
      elo: savedEntries(elo, (rating) => rating),
      forms: forms.save(),
      parks: parks.save(),
      strengths: strengths.save(),
      starters: starters.save(),
      pitchers: pitchers.save(),
      batters: batters.save(),
      ...market.save(),
      line_ups: savedEntries(lineUps, (sent) => sent.map(({ day, slots }) => ({ day, slots: [...slots] }))),
    }),
  };
}

/** See `createGameState`. */
export type GameState = ReturnType<typeof createGameState>;
