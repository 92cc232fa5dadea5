import { z } from 'zod';
import type { AskedSide } from '../../domain/history/asked-game.ts';
import type { HistoryGame } from '../../domain/history/history.ts';

const placeSchema = z.strictObject({
  playerId: z.int(),
  /** 1 to 9. */
  slot: z.int(),
});

/** A batter and his place in the order. */
export type LineUpPlace = z.infer<typeof placeSchema>;

const sentSchema = z.strictObject({ day: z.number(), places: z.array(placeSchema) });
type SentLineUp = z.infer<typeof sentSchema>;

/** The line-ups of teams as plain JSON, by team id in order. */
export const savedTeamLineUpsSchema = z.strictObject({
  sent: z.array(z.tuple([z.int(), z.array(sentSchema)])),
  batters_at_home: z.array(z.tuple([z.int(), z.int()])),
});

/** See `savedTeamLineUpsSchema`. */
export type SavedTeamLineUps = z.infer<typeof savedTeamLineUpsSchema>;

const byTeam = <Value>(teams: ReadonlyMap<number, Value>): [number, Value][] =>
  [...teams].sort(([left], [right]) => left - right);

/** How many line-ups of a team are remembered. */
const REMEMBERED_LINE_UPS = 5;
/** The line-ups of the last season still tell of the first games of this one, those before do not. */
const MEMORY_DAYS = 250;
/** A pitcher who bats is no batter to forecast. */
const ORDINARY_BATTERS = 9;

/** The batters of a posted line-up who are no pitchers; empty while none is posted. */
export const battersListed = ({ batters }: Pick<AskedSide, 'batters'>): LineUpPlace[] =>
  (batters ?? [])
    .filter(({ isStarter, position, slot }) => isStarter && position !== 'P' && slot >= 1 && slot <= 9)
    .map(({ playerId, slot }) => ({ playerId, slot }));

/** The line-ups that teams sent out last, and what they let expect of the next one. */
export class TeamLineUps {
  readonly #sent: Map<number, SentLineUp[]>;
  /** Batters at the last game at home: nine, or eight where the pitcher bats. */
  readonly #battersAtHome: Map<number, number>;

  /** Line-ups as they were saved, else none. */
  constructor(saved?: SavedTeamLineUps) {
    this.#sent = new Map(saved?.sent);
    this.#battersAtHome = new Map(saved?.batters_at_home);
  }

  save(): SavedTeamLineUps {
    return { sent: byTeam(this.#sent), batters_at_home: byTeam(this.#battersAtHome) };
  }

  /** Takes in a game that became known on a day. */
  learn({ home, away }: HistoryGame, day: number): void {
    for (const team of [home, away]) {
      const places = battersListed(team);
      if (places.length === 0) continue;
      if (team === home) this.#battersAtHome.set(team.teamId, places.length);
      const earlier = this.#sent.get(team.teamId) ?? [];
      this.#sent.set(team.teamId, [{ day, places }, ...earlier].slice(0, REMEMBERED_LINE_UPS));
    }
  }

  /** Who is expected to bat in a game. Whom both sides expect has changed clubs: he bats for the one that he started for last. */
  expectedInGame(
    homeTeamId: number,
    awayTeamId: number,
    day: number,
  ): { home: LineUpPlace[]; away: LineUpPlace[] } {
    const home = this.expected(homeTeamId, homeTeamId, day);
    const away = this.expected(awayTeamId, homeTeamId, day);
    const isIn = (places: readonly LineUpPlace[], { playerId }: LineUpPlace): boolean =>
      places.some((place) => place.playerId === playerId);
    const isAwayNow = ({ playerId }: LineUpPlace): boolean =>
      this.#lastStart(awayTeamId, playerId) > this.#lastStart(homeTeamId, playerId);
    return {
      home: home.filter((place) => !(isIn(away, place) && isAwayNow(place))),
      away: away.filter((place) => !isIn(home, place) || isAwayNow(place)),
    };
  }

  /** Day of the last remembered start of a batter for a team. */
  #lastStart(teamId: number, playerId: number): number {
    const sent = this.#sent.get(teamId) ?? [];
    return Math.max(
      ...sent
        .filter(({ places }) => places.some((place) => place.playerId === playerId))
        .map(({ day }) => day),
    );
  }

  /**
   * Who is expected to bat for a team, in order: those who started most often in its last five line-ups (of equals those who did so last), as
   * many as bat at the home team's park, ordered by their mean place. Whether one of them sits out is not known: his chance to play is one.
   */
  expected(teamId: number, homeTeamId: number, day: number): LineUpPlace[] {
    const starts = new Map<number, { count: number; slots: number; last: number }>();
    for (const [age, sent] of (this.#sent.get(teamId) ?? []).entries()) {
      if (day - sent.day > MEMORY_DAYS) continue;
      for (const { playerId, slot } of sent.places) {
        const own = starts.get(playerId) ?? { count: 0, slots: 0, last: age };
        starts.set(playerId, { ...own, count: own.count + 1, slots: own.slots + slot });
      }
    }
    return [...starts]
      .sort(
        ([leftId, left], [rightId, right]) =>
          right.count - left.count || left.last - right.last || leftId - rightId,
      )
      .slice(0, this.#battersAtHome.get(homeTeamId) ?? ORDINARY_BATTERS)
      .sort(([leftId, a], [rightId, b]) => a.slots / a.count - b.slots / b.count || leftId - rightId)
      .map(([playerId], index) => ({ playerId, slot: index + 1 }));
  }
}
