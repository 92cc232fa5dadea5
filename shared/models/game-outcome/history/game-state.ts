import type { HistoryGame, Person, TeamGame } from '../../../domain/history/history.ts';
import { createBatterRatings } from '../../../domain/ratings/batter-rates.ts';
import { calendarDay } from '../../../domain/ratings/calendar-day.ts';
import { carryEloRating, ELO_MEAN, updateElo } from '../../../domain/ratings/elo.ts';
import { linearWeightRuns, weightedOnBase } from '../../../domain/ratings/linear-weights.ts';
import { createParkRuns } from '../../../domain/ratings/park-runs.ts';
import { createPitcherRatings } from '../../../domain/ratings/pitcher-rates.ts';
import { createStarterForms } from '../../../domain/ratings/starter-form.ts';
import { createStrengthFilter } from '../../../domain/ratings/strength-filter.ts';
import { createTeamForms } from '../../../domain/ratings/team-form.ts';
import { createLeagueState } from './league-state.ts';
import { type LineUpSlot, startersOf } from './line-ups.ts';

/** How many line-ups of a team are remembered. */
export const REMEMBERED_LINE_UPS = 5;
/** The share of a game's runs that the park adds in its first five innings. */
const EARLY_SHARE = 5 / 9;

/** A line-up that was sent out. */
export interface SentLineUp {
  day: number;
  slots: readonly LineUpSlot[];
}

/** Everything that the games known so far have taught. */
export function createGameState(people: ReadonlyMap<number, Person>) {
  const league = createLeagueState();
  const elo = new Map<number, number>();
  const forms = createTeamForms();
  const parks = createParkRuns();
  const strengths = createStrengthFilter(league.perTeamGame().linearWeights);
  const starters = createStarterForms();
  const pitchers = createPitcherRatings();
  const batters = createBatterRatings();
  const lineUps = new Map<number, SentLineUp[]>();

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
    const linearWeights = linearWeightRuns(batting.batting);
    const deviations = {
      runs: batting.runs - means.runs - parkRuns,
      linearWeights: linearWeights - means.linearWeights - parkRuns,
    };
    forms.learn(batting.teamId, pitching.teamId, day, deviations);
    if (pitching.starterId === null) return;
    starters.learn(pitching.starterId, day, {
      ...deviations,
      earlyRuns:
        batting.earlyRuns === null ? null : batting.earlyRuns - means.earlyRuns - parkRuns * EARLY_SHARE,
      strikeouts: batting.batting.strikeouts - means.strikeouts,
      walks: batting.batting.walks - means.walks,
    });
  }

  function learnPlayers(side: TeamGame, day: number): void {
    const means = league.perPlateAppearance();
    for (const line of side.batters ?? []) {
      const surplus = weightedOnBase(line) - means.weightedOnBase * line.plateAppearances;
      batters.learn(line.playerId, day, line.plateAppearances, surplus);
    }
    for (const line of side.pitchers ?? []) {
      const { battersFaced } = line;
      pitchers.learn(line.playerId, day, line.isStarter, {
        battersFaced,
        strikeouts: line.strikeouts - means.strikeouts * battersFaced,
        walks: line.walks - means.walks * battersFaced,
        homeRuns: line.homeRuns - means.homeRuns * battersFaced,
        hits: line.hits - means.hits * battersFaced,
      });
    }
    const slots = startersOf(side);
    if (slots !== null) {
      const earlier = lineUps.get(side.teamId) ?? [];
      lineUps.set(side.teamId, [{ day, slots }, ...earlier].slice(0, REMEMBERED_LINE_UPS));
    }
  }

  function learnGame(game: HistoryGame, day: number): void {
    const { home, away, park } = game;
    const [homeForm, awayForm] = [forms.of(home.teamId, day), forms.of(away.teamId, day)];
    const parkOfBoth = parks.of(park, day);
    const expected =
      2 * league.perTeamGame().runs +
      homeForm.scored.runs +
      homeForm.allowed.runs +
      awayForm.scored.runs +
      awayForm.allowed.runs;
    for (const [batting, pitching] of [
      [home, away],
      [away, home],
    ] as const) {
      learnTeamGame(batting, pitching, day, parkOfBoth / 2);
      strengths.learn(
        {
          battingTeamId: batting.teamId,
          pitchingTeamId: pitching.teamId,
          starterId: pitching.starterId,
          battingAtHome: batting === home,
          runs: linearWeightRuns(batting.batting),
          parkRuns: parkOfBoth / 2,
        },
        day,
      );
      learnPlayers(batting, day);
    }
    parks.learn(park, day, home.runs + away.runs - expected);
    learnElo(game);
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
    eloOf,
    /** The last line-ups of a team, the latest first. */
    lineUpsOf: (teamId: number): readonly SentLineUp[] => lineUps.get(teamId) ?? [],
    enterSeason(winters: number): void {
      league.enterSeason();
      for (const [team, rating] of elo) elo.set(team, carryEloRating(rating, winters));
      for (let winter = 0; winter < winters; winter += 1) strengths.enterSeason();
    },
    /** Learns the games that became known on a date; the league's means move after all of them. */
    learn(games: readonly HistoryGame[], date: string): void {
      const day = calendarDay(date);
      for (const game of games) learnGame(game, day);
      for (const { home, away } of games) for (const side of [home, away]) league.learn(side);
    },
  };
}

/** See `createGameState`. */
export type GameState = ReturnType<typeof createGameState>;
