import { z } from 'zod';
import { memberNames } from '../../../shared/models/game-outcome/outcome-member.ts';
import { starterAnswer, teamAnswer } from './team.ts';
import { answeringVariant, askedVariant } from './variant.ts';

const teamKey = z
  .union([z.int().positive(), z.string().trim().min(1).max(40)], {
    error: 'expected an MLB team id or an abbreviation, such as 147 or "NYY"',
  })
  .meta({ description: 'MLB team id, or abbreviation in any case.', examples: ['NYY', 147] });

const starterId = z
  .int()
  .positive()
  .nullable()
  .optional()
  .meta({
    description:
      'MLB player id. Left out: the starter announced for the game, where the slate has it. null: not known, replacement level.',
    examples: [543037],
  });

/** Body of POST /predict/game. */
export const predictGameBody = z.strictObject({
  home_team: teamKey,
  away_team: teamKey,
  date: z.iso
    .date()
    .optional()
    .meta({ description: 'Slate to predict with; the newest one when left out.', examples: ['2026-04-15'] }),
  home_starter_id: starterId,
  away_starter_id: starterId,
  variant: askedVariant,
  explain: z.boolean().optional().meta({
    description:
      'Whether to give the reasons. Left out: by every model but the trees, whose reasons cost many times the prediction.',
  }),
});

/** See {@link predictGameBody}. */
export type PredictGameBody = z.output<typeof predictGameBody>;

const probability = z.number().min(0).max(1);

/** Reasons as answered and as stored. */
export const contributionAnswer = z.strictObject({
  feature: z.string(),
  value: z.number().nullable(),
  contribution: z.number().meta({ description: 'Share of the log odds; positive favours the home team.' }),
  meaning: z.string(),
});

/** Answer of POST /predict/game. */
export const predictGameAnswer = z.strictObject({
  game: z.strictObject({
    game_pk: z.int().nullable().meta({ description: "MLB's id when the slate has this game." }),
    game_date: z.iso.date(),
    scheduled_start_at: z.iso.datetime().nullable(),
    home_team: teamAnswer,
    away_team: teamAnswer,
    home_starter: starterAnswer.nullable(),
    away_starter: starterAnswer.nullable(),
  }),
  home_win_probability: probability,
  away_win_probability: probability,
  predicted_score: z
    .strictObject({ home: z.number(), away: z.number() })
    .meta({ description: 'Expected runs: means, not a forecast of the exact score.' }),
  total_runs: z.number(),
  run_margin_interval_80: z
    .strictObject({ low: z.number(), high: z.number() })
    .meta({ description: 'Home runs minus away runs lie in between in 8 games of 10.' }),
  confidence: probability.meta({
    description: 'Twice the distance from a coin, a quarter less for every unknown starter.',
  }),
  elo_home_win_probability: probability,
  variant: answeringVariant,
  open_line_home_win_probability: probability.nullable().meta({
    description: 'What the market said before the cutoff, without its margin; null without a price.',
  }),
  model_version: z.string().meta({ description: '`elo` while no model is trained.' }),
  model_member: z.enum(memberNames),
  slate_date: z.iso.date(),
  cutoff_at: z.iso.datetime().meta({ description: 'Only facts known before this moment were used.' }),
  contributions: z.array(contributionAnswer),
  warnings: z.array(z.string()),
});

/** See {@link predictGameAnswer}. */
export type PredictGameAnswer = z.output<typeof predictGameAnswer>;
