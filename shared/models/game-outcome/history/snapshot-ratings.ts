import type { SnapshotRatings } from '../../../../schemas/serving.ts';
import type { AskedGame, AskedSide } from '../../../domain/history/asked-game.ts';
import { type Person, unknownPerson } from '../../../domain/history/history.ts';
import { type GameFacts, gameFacts } from './game-facts.ts';
import { createGameState } from './game-state.ts';
import { LINE_UP_MEMORY_DAYS, NOBODY, type RatingsView } from './side-facts.ts';

/** Whom the ratings of a snapshot are to know. */
export interface RatedSlate {
  games: readonly AskedGame[];
  teamIds: readonly number[];
  starterIds: readonly number[];
  /** Park of the last game at home by team. */
  homeParks: ReadonlyMap<number, string>;
}

const sorted = (ids: Iterable<number>): number[] => [...new Set(ids)].sort((left, right) => left - right);

/** The ratings of a day as plain data: all that a request of the slate needs, and nothing that moves on. */
export function ratingsOfDay(view: RatingsView, day: number, slate: RatedSlate): SnapshotRatings {
  const lineUpsOf = (teamId: number) =>
    view.lineUpsOf(teamId).filter((sent) => day - sent.day <= LINE_UP_MEMORY_DAYS);
  const personOf = (id: number): Person => view.people.get(id) ?? unknownPerson;
  const teamIds = sorted(slate.teamIds);
  const batterIds = teamIds.flatMap((teamId) =>
    lineUpsOf(teamId).flatMap(({ slots }) => slots.map(({ playerId }) => playerId)),
  );
  return {
    league_runs: view.league.perTeamGame().runs,
    teams: teamIds.map((teamId) => ({
      team_id: teamId,
      elo: view.eloOf(teamId),
      ...view.forms.of(teamId, day),
      offence: view.strengths.offence(teamId),
      defence: view.strengths.defence(teamId),
      park_runs: view.parks.of(slate.homeParks.get(teamId) ?? null, day),
      line_ups: lineUpsOf(teamId).map(({ slots }) => slots.map(({ playerId, slot }) => [playerId, slot])),
    })),
    starters: sorted([NOBODY, ...slate.starterIds]).map((pitcherId) => {
      const { earlyRuns, ...form } = view.starters.of(pitcherId, day);
      const { recentRuns, longRuns } = view.pitchers.of(pitcherId, day);
      const { throws, birthYear } = personOf(pitcherId);
      return {
        pitcher_id: pitcherId,
        strength: view.strengths.starter(pitcherId),
        early_runs: earlyRuns,
        ...form,
        recent_runs: recentRuns,
        long_runs: longRuns,
        throws,
        birth_year: birthYear,
      };
    }),
    batters: sorted(batterIds).map((playerId) => {
      const { bats, birthYear } = personOf(playerId);
      return { player_id: playerId, ...view.batters.of(playerId, day), bats, birth_year: birthYear };
    }),
    games: slate.games.map(({ gamePk, park }) => ({ game_pk: gamePk, park_runs: view.parks.of(park, day) })),
  };
}

/** A view of one day asks and answers with the same day. */
export const THE_DAY = 0;

/** Ratings of a snapshot as a view of one day: what a walk had said of everyone, whatever day is asked for. */
export function viewOfRatings(ratings: SnapshotRatings): RatingsView {
  const nobodyKnown = createGameState({ people: new Map(), prices: new Map() });
  const teams = new Map(ratings.teams.map((team) => [team.team_id, team]));
  const starters = new Map(ratings.starters.map((starter) => [starter.pitcher_id, starter]));
  const batters = new Map(ratings.batters.map((batter) => [batter.player_id, batter]));
  const lineUps = new Map(
    ratings.teams.map(({ team_id: teamId, line_ups: sent }) => [
      teamId,
      sent.map((slots) => ({
        day: THE_DAY,
        slots: slots.map(([playerId, slot]) => ({ playerId, slot })),
      })),
    ]),
  );
  const people = new Map<number, Person>();
  for (const { player_id: id, bats, birth_year: birthYear } of ratings.batters)
    people.set(id, { ...unknownPerson, bats, birthYear });
  for (const { pitcher_id: id, throws, birth_year: birthYear } of ratings.starters)
    people.set(id, { ...(people.get(id) ?? unknownPerson), throws, birthYear });
  const starterOf = (id: number) => starters.get(id) ?? starters.get(NOBODY);
  return {
    people,
    league: { perTeamGame: () => ({ runs: ratings.league_runs }) },
    // Parks are known by game and team, not by name: see `factsOfRatings`.
    parks: nobodyKnown.parks,
    forms: { of: (id, day) => teams.get(id) ?? nobodyKnown.forms.of(id, day) },
    strengths: {
      offence: (id) => teams.get(id)?.offence ?? nobodyKnown.strengths.offence(id),
      defence: (id) => teams.get(id)?.defence ?? nobodyKnown.strengths.defence(id),
      starter: (id) => starterOf(id)?.strength ?? nobodyKnown.strengths.starter(id),
    },
    starters: {
      of(id, day) {
        const starter = starterOf(id);
        return starter === undefined
          ? nobodyKnown.starters.of(id, day)
          : {
              earlyRuns: starter.early_runs,
              strikeouts: starter.strikeouts,
              walks: starter.walks,
              experience: starter.experience,
            };
      },
    },
    pitchers: {
      of(id, day) {
        const starter = starterOf(id);
        return starter === undefined
          ? nobodyKnown.pitchers.of(id, day)
          : { recentRuns: starter.recent_runs, longRuns: starter.long_runs };
      },
    },
    batters: { of: (id, day) => batters.get(id) ?? nobodyKnown.batters.of(id, day) },
    eloOf: (id) => teams.get(id)?.elo ?? nobodyKnown.eloOf(id),
    lineUpsOf: (id) => lineUps.get(id) ?? [],
  };
}

/** Who plays, as a request says it. */
export interface AskedMatchup {
  /** The game of the slate, or null for two teams that it does not bring together. */
  gamePk: number | null;
  season: number;
  home: Pick<AskedSide, 'teamId' | 'starterId'>;
  away: Pick<AskedSide, 'teamId' | 'starterId'>;
}

/** The facts of a game by the ratings of a snapshot: exactly what the walk had written of it into `advanced_features`. */
export function factsOfRatings(
  ratings: SnapshotRatings,
  view: RatingsView,
  { gamePk, season, home, away }: AskedMatchup,
): GameFacts {
  const parkRuns =
    ratings.games.find((game) => game.game_pk === gamePk)?.park_runs ??
    ratings.teams.find((team) => team.team_id === home.teamId)?.park_runs ??
    0;
  const asked: AskedGame = {
    gamePk: gamePk ?? 0,
    gameDate: '',
    season,
    park: null,
    umpireId: null,
    home: { ...home, batters: null },
    away: { ...away, batters: null },
  };
  return { ...gameFacts(view, asked, THE_DAY, 'projected'), parkRuns };
}
