import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { HanksTankError } from '../../domain/errors.ts';

/** A file as it lies there. */
export interface StoredFile {
  /** Name without folder and without `.gz`. */
  name: string;
  /** Uncompressed. */
  body: Buffer;
  /** The same bytes as gzip, when the file is one. */
  gzip: Buffer | null;
}

/** Kinds of files of a season, with their names. */
const seasonFiles = {
  gameLog: (season: number) => `gl${season}.txt`,
  gameInfo: (season: number) => `${season}gameinfo.csv`,
  teamStats: (season: number) => `${season}teamstats.csv`,
  batting: (season: number) => `${season}batting.csv`,
  pitching: (season: number) => `${season}pitching.csv`,
  allPlayers: (season: number) => `${season}allplayers.csv`,
} as const;

/** A kind of file of a season. */
export type SeasonFileKind = keyof typeof seasonFiles;

/** Files of a season by kind; null for one that is not there. */
export type StoredSeason = Record<SeasonFileKind, StoredFile | null>;

/** A folder of Retrosheet files: all in one place, or in `gamelogs/` and `csv/`, plain or gzip. */
export interface RetrosheetFolder {
  readSeason(season: number): StoredSeason;
  /** Parks by id; null when there is none. */
  readBallparks(): StoredFile | null;
  /** people.csv of the Chadwick register, from the folder, `register/` in it or beside it; null when it is nowhere. */
  readRegister(): StoredFile | null;
}

/** A gzip of more than this is no file of Retrosheet; the largest real one has 8 MB. */
const fileBytesMax = 256 * 1024 * 1024;

function readStored(path: string, name: string): StoredFile | null {
  for (const candidate of [path, `${path}.gz`]) {
    if (!existsSync(candidate)) continue;
    const bytes = readFileSync(candidate);
    if (!candidate.endsWith('.gz')) return { name, body: bytes, gzip: null };
    try {
      return { name, body: gunzipSync(bytes, { maxOutputLength: fileBytesMax }), gzip: bytes };
    } catch (cause) {
      throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `${name}.gz is no whole gzip file`, { cause });
    }
  }
  return null;
}

/** Opens a folder. Throws CONFIG_INVALID when it is none. */
export function openRetrosheetFolder(path: string): RetrosheetFolder {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new HanksTankError('CONFIG_INVALID', `${path}: there is no such folder`);
  const find = (name: string, folders: readonly string[]): StoredFile | null => {
    for (const folder of folders) {
      const stored = readStored(join(path, folder, name), name);
      if (stored !== null) return stored;
    }
    return null;
  };
  const ofSeason = (kind: SeasonFileKind, season: number) =>
    find(seasonFiles[kind](season), kind === 'gameLog' ? ['gamelogs', '.'] : ['csv', '.']);
  return {
    readSeason: (season) => ({
      gameLog: ofSeason('gameLog', season),
      gameInfo: ofSeason('gameInfo', season),
      teamStats: ofSeason('teamStats', season),
      batting: ofSeason('batting', season),
      pitching: ofSeason('pitching', season),
      allPlayers: ofSeason('allPlayers', season),
    }),
    readBallparks: () => find('ballparks.csv', ['csv', '.']),
    readRegister: () => find('people.csv', ['.', 'register', join('..', 'register')]),
  };
}
