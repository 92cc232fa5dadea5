import { z } from 'zod';
import { anyGamePk } from '../../../schemas/events/event-parts.ts';
import { playerPredictions, strikeoutPredictions } from '../../../schemas/tables/player-predictions.ts';
import { teamAnswer } from './team.ts';

/** Names of the strikeout systems. */
const systemId = z.enum(['league_average', 'v1_baseline', 'v1_6_rolling', 'ensemble_v1', 'poisson_glm']);

const slateDate = z.iso
  .date()
  .optional()
  .meta({ description: 'Date of the slate; the newest one when left out.', examples: ['2026-04-15'] });

const jsonOf = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);

const overProbabilities = z.array(z.strictObject({ line: z.number(), probability: z.number() }));

const storedStrikeouts = strikeoutPredictions.row.pick({
  game_pk: true,
  system_id: true,
  pitcher_id: true,
  team_id: true,
  opponent_team_id: true,
  is_home: true,
  model_version: true,
  cutoff_at: true,
  mean_strikeouts: true,
  distribution: true,
  dispersion: true,
  line: true,
  line_source: true,
  line_bookmaker: true,
  line_captured_at: true,
  market_over_probability: true,
  over_probability: true,
  edge: true,
  confidence: true,
  recommendation: true,
});

/** A row of `sql/mlb_predictions/strikeouts_of_date/query.sql`. */
export const strikeoutRow = storedStrikeouts.extend({
  pitcher_name: z.string().nullable(),
  over_probabilities: jsonOf(overProbabilities),
  red_flags: jsonOf(z.array(z.string())),
});

/** Query of GET /predictions/strikeouts. */
export const strikeoutsQuery = z.strictObject({
  date: slateDate,
  system: systemId.optional().meta({ description: 'One system; all of them when left out.' }),
});

/** Answer of GET /predictions/strikeouts. */
export const strikeoutsAnswer = z.strictObject({
  slate_date: z.iso.date(),
  predictions: z.array(
    storedStrikeouts.omit({ team_id: true, opponent_team_id: true }).extend({
      pitcher_name: z.string().nullable(),
      team: teamAnswer,
      opponent: teamAnswer,
      over_probabilities: overProbabilities,
      red_flags: z.array(z.string()),
    }),
  ),
});

/** A row of `sql/mlb_predictions/players_of_date/query.sql`. */
export const playerRow = playerPredictions.row
  .pick({
    game_pk: true,
    player_id: true,
    outcome: true,
    team_id: true,
    opponent_team_id: true,
    is_home: true,
    slot: true,
    opposing_starter_id: true,
    model_version: true,
    cutoff_at: true,
    expected: true,
    at_least_one: true,
    at_least_two: true,
  })
  .extend({ player_name: z.string().nullable() });

/** Query of GET /predictions/players. */
export const playersQuery = z.strictObject({
  date: slateDate,
  game_pk: z.coerce
    .number()
    .pipe(anyGamePk)
    .optional()
    .meta({ description: "MLB's id of one game; all of the slate when left out.", examples: [824322] }),
});

/** Answer of GET /predictions/players. */
export const playersAnswer = z.strictObject({
  slate_date: z.iso.date(),
  predictions: z.array(
    z.strictObject({
      game_pk: z.int(),
      player_id: z.int(),
      player_name: z.string().nullable(),
      team: teamAnswer,
      opponent: teamAnswer,
      is_home: z.boolean(),
      slot: z.int(),
      opposing_starter_id: z.int().nullable(),
      model_version: z.string(),
      cutoff_at: z.iso.datetime(),
      outcomes: z.array(
        z.strictObject({
          outcome: z.string(),
          expected: z.number(),
          at_least_one: z.number(),
          at_least_two: z.number(),
        }),
      ),
    }),
  ),
});
