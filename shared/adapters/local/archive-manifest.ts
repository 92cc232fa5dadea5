import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { HanksTankError } from '../../domain/errors.ts';

/** What every manifest says of a recording; the other columns are read where they are. */
const required = ['file', 'endpoint_path', 'official_date'] as const;

const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' || value === undefined ? null : value), schema.nullable());

/** A moment that names its zone, in whichever form it is written. */
const moment = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d[T ].*(?:Z|[+-]\d\d:?\d\d)$/)
  .refine((text) => !Number.isNaN(Date.parse(text)));

const recordingSchema = z
  .object({
    file: z.string().regex(/^[a-z_]+\/[\w.=-]+\.json(?:\.gz)?$/),
    endpoint_path: z.string(),
    official_date: z.string(),
    game_pk: optional(z.coerce.number().int().positive()),
    game_type: z.string().default(''),
    coded_game_state: z.string().default(''),
    plays: optional(z.coerce.number().int().nonnegative()),
    retrieved_at: optional(moment),
  })
  // Whoever could not read the file left the column empty; the path says it too.
  .transform((row) => ({ ...row, game_pk: row.game_pk ?? gamePkOfPath(row.endpoint_path) }));

const gamePkOfPath = (urlPath: string): number | null =>
  Number(/\/game\/(\d{1,9})\//.exec(urlPath)?.[1] ?? 0) || null;

/** One recorded response, as MANIFEST.csv describes it. */
export type Recording = z.infer<typeof recordingSchema>;

/** The readable lines of a manifest, and what is wrong with the others. */
export interface ArchiveManifest {
  recordings: Recording[];
  problems: string[];
}

/** Reads MANIFEST.csv of an archive folder. Throws ARCHIVE_NOT_FOUND. */
export async function readArchiveManifest(folder: string): Promise<ArchiveManifest> {
  const path = join(folder, 'MANIFEST.csv');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new HanksTankError('ARCHIVE_NOT_FOUND', `${path} cannot be read`, { cause });
  }
  return parseArchiveManifest(text, path);
}

/**
 * Parses the manifest by its header, whatever the order of the columns. A line with too many fields has unquoted commas in its url: the surplus is put back there,
 * and the line is taken only when everything after it fits its columns. Every other broken line is a problem, never a guess.
 */
export function parseArchiveManifest(text: string, path: string): ArchiveManifest {
  const lines: string[][] = parse(text, {
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  const [header, ...rest] = lines;
  if (header === undefined || required.some((column) => !header.includes(column))) {
    throw new HanksTankError('ARCHIVE_NOT_FOUND', `${path} has no header with ${required.join(', ')}`);
  }
  const manifest: ArchiveManifest = { recordings: [], problems: [] };
  for (const [index, fields] of rest.entries()) {
    const parsed = recordingSchema.safeParse(byColumn(header, fields));
    if (parsed.success) manifest.recordings.push(parsed.data);
    else {
      const wrong = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
      manifest.problems.push(`${path} line ${index + 2} (${fields[0] ?? ''}): unreadable ${wrong}`);
    }
  }
  return manifest;
}

function byColumn(header: readonly string[], fields: readonly string[]): Record<string, string | undefined> {
  const url = header.indexOf('endpoint_path');
  const surplus = Math.max(0, fields.length - header.length);
  const end = url + 1 + surplus;
  const whole = [...fields.slice(0, url), fields.slice(url, end).join(','), ...fields.slice(end)];
  return Object.fromEntries(header.map((column, index) => [column, whole[index]]));
}
