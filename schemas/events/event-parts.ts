import { z } from 'zod';

/** `YYYYMMDDTHHMMSSZ-xxxx`: when the run began (UTC) and four random hexadecimal characters. */
export const runId = z
  .string()
  .regex(/^\d{8}T\d{6}Z-[0-9a-f]{4}$/)
  .meta({ description: 'Run identity: UTC start and a random suffix.' });

/** The official date of a game, US Eastern. */
export const gameDate = z.iso.date().meta({ description: 'Official game date (US Eastern).' });

/** MLB's game_pk. */
export const gamePk = z.int().positive().meta({ description: "MLB's id of a game." });

/** A game of the warehouse: MLB's game_pk, or the negative stand-in of an imported one that has none (shared/domain/surrogate-ids.ts). */
export const anyGamePk = z
  .union([z.int().positive(), z.int().negative()])
  .meta({ description: "MLB's id of a game, or a negative stand-in." });

/** Name of a dataset that is collected beside games: rosters, odds … */
export const datasetName = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/)
  .meta({ description: 'Dataset that is collected beside games.' });

/** Claim check: where an object lies and how to know that it is whole. */
export const objectReference = z
  .strictObject({
    key: z.string().min(1).meta({ description: 'Key in the object store.' }),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .meta({ description: 'SHA-256 of the stored bytes.' }),
    bytes: z.int().nonnegative(),
    rows: z.int().nonnegative(),
  })
  .meta({ description: 'Claim check of an immutable object.' });

/** See {@link objectReference}. */
export type ObjectReference = z.infer<typeof objectReference>;

/** Games of {@link wholeDates} that are kept: files that contradict themselves on more are not taken for whole, and an event stays small. */
export const keptGamesMax = 100;

/** Dates of which a source told everything: what it does not tell any more is gone. */
export const wholeDates = z
  .strictObject({
    source: z.string().min(1),
    date_from: z.iso.date(),
    date_to: z.iso.date(),
    kept_game_pks: z.array(anyGamePk).max(keptGamesMax).meta({
      description: 'Games that the source has and that cannot be loaded: their rows of before stay.',
    }),
  })
  .meta({
    description:
      'These are all rows that the source has of the dates: rows of before, under stand-in ids, that are not among them are deleted.',
  });

/** See {@link wholeDates}. */
export type WholeDates = z.infer<typeof wholeDates>;

/** Grades of the validator. */
export const grade = z.enum(['A', 'B', 'C', 'F']);

/** See {@link grade}. */
export type Grade = z.infer<typeof grade>;
