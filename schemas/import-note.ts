import { z } from 'zod';
import { gameDate } from './events/event-parts.ts';

/** A file as it lies in the raw zone. */
const archivedFile = z.strictObject({
  /** As the operator's folder had it, without `.gz`. */
  name: z.string(),
  object_key: z.string(),
  content_sha256: z.string(),
});

/** See {@link archivedFile}. */
export type ArchivedFile = z.infer<typeof archivedFile>;

const common = { schema_version: z.literal(1), imported_at: z.iso.datetime() };
const file = archivedFile.nullable();

/**
 * What an import of files was made from, kept in the raw zone beside the files and listed in the ledger with the rows that it gave: a
 * rebuild repeats the import from it, in its place among the collections.
 */
export const importNoteSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('retrosheet'),
    season: z.int(),
    /** null: everybody has a stand-in. */
    people: file,
    ballparks: file,
    files: z.strictObject({
      gameLog: file,
      gameInfo: file,
      teamStats: file,
      batting: file,
      pitching: file,
      allPlayers: file,
    }),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('odds'),
    file: archivedFile,
    devig_method: z.string().meta({ description: 'How the margin of the book was taken out.' }),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('strikeout_lines'),
    file: archivedFile,
    devig_method: z.string().meta({ description: 'How the margin of the book was taken out.' }),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('savant'),
    game_date: gameDate,
    file: archivedFile,
    /** When the file was answered, or what stands for it. */
    fetched_at: z.iso.datetime(),
  }),
]);

/** See {@link importNoteSchema}. */
export type ImportNote = z.infer<typeof importNoteSchema>;

/** Source of the notes in the raw zone and its ledger. */
export const importNoteSource = 'import';
