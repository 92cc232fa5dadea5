import { z } from 'zod';
import { gameDate, objectReference } from './events/event-parts.ts';

/** What a walk through history had learned, by season and table: another row, or a changed one, gives other numbers. */
export const historyContents = z.array(
  z.strictObject({
    season: z.int(),
    part: z.string(),
    first_date: gameDate,
    last_date: gameDate,
    row_count: z.int(),
    ingested_sum: z.int(),
  }),
);

/** The head of a saved walk: how far it had come and of what it was made. */
export const historyStateHead = z.strictObject({
  schema_version: z.literal(1),
  season: z.int(),
  /** The last day whose games are learned. */
  through: gameDate,
  contents: historyContents,
  /** Park of the last game at home by team id. */
  home_parks: z.array(z.tuple([z.int(), z.string()])),
});

/** Points to the walk that was saved after a day. Lies at {@link historyStateKey}. */
export const historyStatePointer = z.strictObject({
  schema_version: z.literal(1),
  through: gameDate,
  state: objectReference,
});

/** Where the pointers lie, one a day. */
export const historyStatePrefix = 'ratings/days/';

/** Key of the pointer to what was known after a day. */
export const historyStateKey = (through: string): string => `${historyStatePrefix}${through}.json`;

/** See {@link historyContents}. */
export type HistoryContents = z.infer<typeof historyContents>;
/** See {@link historyStateHead}. */
export type HistoryStateHead = z.infer<typeof historyStateHead>;
