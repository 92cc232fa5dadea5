import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { smallFeed } from './small-feed.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Header of MANIFEST.csv. */
export const manifestHeader =
  'file,endpoint_path,path_source,game_pk,official_date,game_type,coded_game_state,detailed_state,plays,bytes,byte_exact,retrieved_at,source_repo,source_commit,savant_day';

/** A recorded response and its line of the manifest. */
export interface ArchiveEntry {
  file: string;
  path: string;
  gamePk?: number;
  state?: string;
  plays?: number;
  retrievedAt?: string;
  date?: string;
  /** What is recorded: an object, or text as it is. */
  json?: unknown;
}

/** The line of an entry in the manifest. */
export const manifestLine = ({
  file,
  path,
  gamePk,
  state = '',
  plays = 0,
  retrievedAt = '',
  date = '2026-04-14',
}: ArchiveEntry): string =>
  [
    file,
    path,
    'recorded',
    gamePk ?? '',
    date,
    'R',
    state,
    '',
    plays,
    1,
    'yes',
    retrievedAt,
    'a/b',
    'c',
    '',
  ].join(',');

/** Writes an archive, by default into a folder that goes when the running test ends. Returns the folder. */
export function archiveFolder(entries: readonly ArchiveEntry[], folder = temporaryFolder()): string {
  for (const { file, json } of entries) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), gzipSync(typeof json === 'string' ? json : JSON.stringify(json)));
  }
  writeFileSync(join(folder, 'MANIFEST.csv'), [manifestHeader, ...entries.map(manifestLine)].join('\n'));
  return folder;
}

/** A recorded feed of a small game. */
export const feedEntry = (
  gamePk: number,
  state: string,
  file = `feed_live/${gamePk}.json.gz`,
): ArchiveEntry => ({
  file,
  path: `/api/v1.1/game/${gamePk}/feed/live`,
  gamePk,
  state,
  plays: state === 'S' ? 0 : 2,
  json: {
    metaData: { timeStamp: '20260415_031500' },
    ...smallFeed({ gamePk, codedState: state, abstractState: state === 'F' ? 'Final' : 'Preview' }),
  },
});
