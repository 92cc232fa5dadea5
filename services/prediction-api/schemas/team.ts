import { z } from 'zod';

/** A team in an answer. */
export const teamAnswer = z.strictObject({
  team_id: z.int(),
  abbreviation: z.string(),
  name: z.string(),
});

/** A starting pitcher in an answer. Name and hand are null when the snapshot does not know him. */
export const starterAnswer = z.strictObject({
  player_id: z.int(),
  name: z.string().nullable(),
  throws: z.string().nullable(),
});

/** Answer of GET /teams. */
export const teamsAnswer = z.strictObject({
  slate_date: z.iso.date(),
  teams: z.array(teamAnswer.extend({ elo_rating: z.number(), games_season: z.int(), wins_season: z.int() })),
});
