import { HanksTankError } from '../../shared/domain/errors.ts';
import { parkKeyOf } from '../../shared/domain/history/park-keys.ts';
import { calendarDay } from '../../shared/domain/ratings/calendar-day.ts';
import { hoursAhead, milesBetween } from '../../shared/domain/travel.ts';
import {
  type ContextRow,
  contextRowSchema,
  type GameContext,
  type ParkSite,
  type RelieverRow,
  type TeamContext,
} from './context-facts.ts';
import type { GameInput } from './feature-rows.ts';
import { type OpponentsRating, rateOpponents } from './opponents-rating.ts';
import type { RatedGames } from './rate-teams.ts';
import type { FeatureFacts } from './read-feature-facts.ts';
import type { Slate } from './slate.ts';

/** Columns of one side, without `home_` or `away_`. */
type SideColumns = Record<string, number | null>;

/** Results against starters of each hand. */
function handCountsOf(team: TeamContext): SideColumns {
  const { feature_date, team_id, last_game_date, last_park, last_day_night, ...counts } = team;
  return counts;
}

/** The bullpen of a team: who has pitched, and how much. Nobody known: nothing is known. */
function bullpenColumns(relievers: readonly RelieverRow[]): SideColumns {
  const isKnown = relievers.length > 0;
  const sum = (of: (row: RelieverRow) => number | null): number | null =>
    isKnown
      ? relievers.reduce<number | null>((total, row) => {
          const value = of(row);
          return total === null || value === null ? null : total + value;
        }, 0)
      : null;
  return {
    relievers_14d: isKnown ? relievers.length : null,
    relievers_yesterday: sum((row) => row.pitched_yesterday),
    relievers_two_days: sum((row) => row.pitched_two_days),
    relievers_fresh: sum((row) => row.is_fresh),
    relievers_pitches_1d: sum((row) => row.pitches_1d),
    relievers_pitches_3d: sum((row) => row.pitches_3d),
    relievers_pitches_7d: sum((row) => row.pitches_7d),
  };
}

/** A game as a team comes to it. */
interface Arrival {
  date: string;
  startAt: string;
  dayNight: string | null;
  site: ParkSite | null;
  /** The place of the team's last game. */
  from: ParkSite | null;
}

const placeOf = (site: ParkSite | null) =>
  site === null || site.latitude === null || site.longitude === null
    ? null
    : { latitude: site.latitude, longitude: site.longitude };

/** The way from the last known game to this one. */
function travelColumns(team: TeamContext, { date, startAt, dayNight, site, from }: Arrival): SideColumns {
  const [here, there] = [placeOf(site), placeOf(from)];
  const [zone, zoneBefore] = [site?.time_zone ?? null, from?.time_zone ?? null];
  const daysAgo = team.last_game_date === null ? null : calendarDay(date) - calendarDay(team.last_game_date);
  const isDayAfterNight = daysAgo === 1 && dayNight === 'day' && team.last_day_night === 'night';
  const isToldApart = daysAgo !== null && dayNight !== null && team.last_day_night !== null;
  return {
    rest_days: daysAgo === null ? null : daysAgo - 1,
    travel_miles: here === null || there === null ? null : Math.round(milesBetween(there, here)),
    zones_crossed: zone === null || zoneBefore === null ? null : hoursAhead(zone, zoneBefore, startAt),
    day_after_night: isToldApart ? Number(isDayAfterNight) : null,
  };
}

const prefixed = (side: 'home' | 'away', columns: SideColumns): SideColumns =>
  Object.fromEntries(Object.entries(columns).map(([name, value]) => [`${side}_${name}`, value]));

const required = <Value>(value: Value | undefined, what: string): Value => {
  if (value === undefined) throw new HanksTankError('INTERNAL', `no context of ${what}`);
  return value;
};

/** What is known of the games of a slate beside form and ratings, in order of game_pk. Pure. */
export function buildContextRows(
  slate: Slate,
  facts: FeatureFacts,
  { rating, completedGames }: RatedGames,
): ContextRow[] {
  const inputs = facts.games.get(slate.date) ?? [];
  if (inputs.length === 0) return [];
  const teams = new Map((facts.teamContexts.get(slate.date) ?? []).map((row) => [row.team_id, row]));
  const relievers = Map.groupBy(facts.relievers.get(slate.date) ?? [], (row) => row.team_id);
  const games = new Map((facts.gameContexts.get(slate.date) ?? []).map((row) => [row.game_pk, row]));
  const opponents = rateOpponents(completedGames, slate, rating);
  const siteOf = (park: string | null): ParkSite | null => facts.sites.get(Number(parkKeyOf(park))) ?? null;
  const sideOf = (teamId: number, input: GameInput, game: GameContext): SideColumns => {
    const team = required(teams.get(teamId), `team ${teamId} on ${slate.date}`);
    return {
      ...handCountsOf(team),
      ...ratingColumns(opponents(teamId)),
      ...bullpenColumns(relievers.get(teamId) ?? []),
      ...travelColumns(team, {
        date: slate.date,
        startAt: input.scheduled_start_at,
        dayNight: game.day_night,
        site: siteOf(input.park),
        from: siteOf(team.last_park),
      }),
    };
  };
  return inputs.map((input) => {
    const game = required(games.get(input.game_pk), `game ${input.game_pk}`);
    const { feature_date: _date, day_night, home_throws, away_throws, ...known } = game;
    return contextRowSchema.parse({
      feature_date: slate.date,
      season: input.season,
      cutoff_at: slate.cutoffAt,
      home_team_id: input.home_team_id,
      away_team_id: input.away_team_id,
      home_starter_throws: home_throws,
      away_starter_throws: away_throws,
      ...prefixed('home', sideOf(input.home_team_id, input, game)),
      ...prefixed('away', sideOf(input.away_team_id, input, game)),
      day_game: day_night === null ? null : Number(day_night === 'day'),
      month: Number(slate.date.slice(5, 7)),
      game_of_day: input.game_number,
      ...known,
    });
  });
}

const ratingColumns = ({ recent, season }: OpponentsRating): SideColumns => ({
  opponents_rating_30d: recent,
  opponents_rating_season: season,
});
