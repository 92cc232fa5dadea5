import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { testData } from './test-data.ts';

const manifestLine = z.looseObject({
  file: z.string(),
  game_date: z.iso.date(),
  pitches: z.coerce.number(),
  games: z.coerce.number(),
  columns: z.coerce.number(),
  game_pks: z.string().transform((list) => list.split(' ').map(Number)),
});

/** A recorded day of Baseball Savant, as its manifest counts it. */
export type SavantDay = z.infer<typeof manifestLine>;

/** The recorded days; empty (said on the console) where the recordings are absent. */
export function savantDays(): SavantDay[] {
  const file = testData('savant/MANIFEST.csv');
  if (file === null) return [];
  return z.array(manifestLine).parse(parse(readFileSync(file), { columns: true }));
}

/** Dates of the files in the folder, whatever the manifest says. */
export const savantFileDates = (): string[] =>
  readdirSync(testData('savant') ?? '.')
    .filter((name) => name.endsWith('.csv.gz'))
    .map((name) => basename(name, '.csv.gz'));

/** The file of a recorded day. */
export const savantBody = (gameDate: string): Buffer =>
  gunzipSync(readFileSync(testData(`savant/${gameDate}.csv.gz`) ?? ''));
