import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import { teamIdOfCode } from '../../../shared/sources/retrosheet/team-codes.ts';
import { readPlainOrGzip } from '../read-plain-or-gzip.ts';

const probability = z.union([z.literal('').transform(() => null), z.coerce.number().gt(0).lt(1)]);

const line = z.object({
  season: z.coerce.number().int(),
  game_date: z.iso.date(),
  game_number: z.coerce.number().int().min(0).max(3),
  away: z.string(),
  home: z.string(),
  elo_prob_home: probability,
  rating_prob_home: probability,
});

/** Somebody else's probabilities of a home win. */
export interface ReferenceForecast {
  elo: number | null;
  rating: number | null;
}

/** Names a game by what every source knows of it: date, number of the day, home and away club. */
export const gameKey = (date: string, number: number, homeTeamId: number, awayTeamId: number): string =>
  `${date} ${number} ${homeTeamId} ${awayTeamId}`;

/** The CSV files at a path: itself, or those of a folder. Throws CONFIG_INVALID when there is none. */
export function csvFilesAt(path: string): string[] {
  const isCsv = (name: string): boolean => /\.csv(\.gz)?$/.test(name);
  if (!existsSync(path)) throw new HanksTankError('CONFIG_INVALID', `${path} does not exist`);
  if (statSync(path).isFile()) return [path];
  const files = readdirSync(path).filter(isCsv).sort();
  if (files.length === 0) throw new HanksTankError('CONFIG_INVALID', `${path} holds no .csv or .csv.gz`);
  return files.map((name) => join(path, name));
}

/**
 * FiveThirtyEight's forecasts by {@link gameKey}; columns by name: season, game_date, game_number, away, home (Retrosheet's codes),
 * elo_prob_home, rating_prob_home. Throws CONFIG_INVALID, or SOURCE_RESPONSE_MALFORMED naming the line.
 */
export function readReferenceForecasts(path: string): Map<string, ReferenceForecast> {
  const forecasts = new Map<string, ReferenceForecast>();
  for (const file of csvFilesAt(path)) {
    const rows: unknown[] = parse(readPlainOrGzip(file).body, { columns: true, skip_empty_lines: true });
    for (const [index, row] of rows.entries()) {
      const parsed = line.safeParse(row);
      if (!parsed.success)
        throw new HanksTankError(
          'SOURCE_RESPONSE_MALFORMED',
          `${file}, line ${index + 2}: ${parsed.error.issues[0]?.path.join('.')}: ${parsed.error.issues[0]?.message}`,
        );
      const { season, game_date, game_number, home, away, elo_prob_home, rating_prob_home } = parsed.data;
      forecasts.set(gameKey(game_date, game_number, teamIdOfCode(home, season), teamIdOfCode(away, season)), {
        elo: elo_prob_home,
        rating: rating_prob_home,
      });
    }
  }
  return forecasts;
}
