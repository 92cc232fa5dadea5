import { z } from 'zod';
import { gamePredictions } from '../../../schemas/tables/predictions.ts';
import { contributionAnswer } from './predict-game.ts';
import { starterAnswer, teamAnswer } from './team.ts';
import { answeringVariant, askedVariant } from './variant.ts';

const storedContributions = z.array(contributionAnswer.omit({ meaning: true }));

/** A row of `sql/mlb_predictions/predictions_of_date/query.sql`. */
export const predictionRow = gamePredictions.row
  .pick({
    game_pk: true,
    game_date: true,
    model_version: true,
    cutoff_at: true,
    home_team_id: true,
    away_team_id: true,
    home_starter_id: true,
    away_starter_id: true,
    home_win_probability: true,
    elo_home_win_probability: true,
    expected_home_runs: true,
    expected_away_runs: true,
    contributions: true,
  })
  .extend({
    contributions: z
      .string()
      .transform((text): unknown => JSON.parse(text))
      .pipe(storedContributions),
  });

/** Query of GET /predictions. */
export const predictionsQuery = z.strictObject({
  date: z.iso
    .date()
    .optional()
    .meta({ description: 'Date of the slate; the newest one when left out.', examples: ['2026-04-15'] }),
  variant: askedVariant,
});

/** Answer of GET /predictions. */
export const predictionsAnswer = z.strictObject({
  slate_date: z.iso.date(),
  predictions: z.array(
    z.strictObject({
      game_pk: z.int(),
      home_team: teamAnswer,
      away_team: teamAnswer,
      home_starter: starterAnswer.nullable(),
      away_starter: starterAnswer.nullable(),
      home_win_probability: z.number(),
      away_win_probability: z.number(),
      elo_home_win_probability: z.number(),
      predicted_score: z.strictObject({ home: z.number(), away: z.number() }),
      variant: answeringVariant,
      model_version: z.string(),
      cutoff_at: z.iso.datetime(),
      contributions: storedContributions,
    }),
  ),
});
