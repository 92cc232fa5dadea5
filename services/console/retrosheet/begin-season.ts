import type { LedgerRow } from '../../../functions/collector/archive-response.ts';
import { type ArchivedFile, type ImportNote, importNoteSource } from '../../../schemas/import-note.ts';
import type {
  RetrosheetFolder,
  StoredFile,
  StoredSeason,
} from '../../../shared/adapters/local/retrosheet-folder.ts';
import { sha256 } from '../../../shared/domain/checksum.ts';
import type { ObjectStore } from '../../../shared/ports/objects.ts';
import type { EmbeddedPorts } from '../embedded-ports.ts';
import { archivedFileOf, archiveNote } from '../imports/archive-note.ts';
import { archiveFile, type ImportMoment, ledgerTexts } from './archive-file.ts';
import { contentOf, runThatLoaded } from './import-ledger.ts';
import type { References } from './import-references.ts';
import { readTakenGames } from './known-history.ts';
import type { BundledSeason } from './read-season-bundles.ts';
import type { SeasonReader } from './season-reader.ts';

/** Raise it when the same files give other rows: what was loaded is then loaded again. */
const readerVersion = 'retrosheet-3';

/** A season whose files are archived and being read. */
export interface BegunSeason {
  season: number;
  /** Under what the import is noted. */
  name: string;
  contentSha256: string;
  moment: ImportMoment;
  /** Lines of the ledger of archived files. */
  ledger: string[];
  /** Rejects with SOURCE_RESPONSE_MALFORMED. */
  reading: Promise<BundledSeason>;
}

async function contentOfSeason(files: StoredSeason, references: References): Promise<string> {
  const checksums: Record<string, string | null> = { readerVersion, ...references.checksums };
  for (const [kind, file] of Object.entries(files))
    checksums[kind] = file === null ? null : sha256(file.body);
  return contentOf(checksums);
}

/** Archives the files of a season, and what the import is made from. Returns the lines of the ledger. */
async function archiveSeason(
  objects: ObjectStore,
  season: number,
  stored: StoredSeason,
  { people, ballparks }: References,
  moment: ImportMoment,
): Promise<string[]> {
  const ledger: LedgerRow[] = [];
  const archive = async (file: StoredFile | null): Promise<ArchivedFile | null> => {
    if (file === null) return null;
    const row = await archiveFile(objects, file, 'retrosheet', moment);
    ledger.push(row);
    return archivedFileOf(row);
  };
  const files = {
    gameLog: await archive(stored.gameLog),
    gameInfo: await archive(stored.gameInfo),
    teamStats: await archive(stored.teamStats),
    batting: await archive(stored.batting),
    pitching: await archive(stored.pitching),
    allPlayers: await archive(stored.allPlayers),
  };
  const note: ImportNote = {
    schema_version: 1,
    imported_at: moment.ingestedAt,
    kind: 'retrosheet',
    season,
    people,
    ballparks,
    files,
  };
  const place = { subject: String(season), gameDate: moment.gameDate };
  return [
    ...ledgerTexts(ledger, 'retrosheet', moment),
    ...ledgerTexts([await archiveNote(objects, note, place)], importNoteSource, moment),
  ];
}

const bodyOf = (file: StoredFile | null): Buffer | null => file?.body ?? null;

/**
 * Archives the files of a season and begins to read them; `skipped` says why there is nothing to do. Nothing here depends on the season
 * before: it may still be loading. Throws SOURCE_RESPONSE_MALFORMED for a file that is no whole gzip, and what storage or warehouse throw.
 */
export async function beginSeason(
  { objects, warehouse, clock }: EmbeddedPorts,
  season: number,
  folder: RetrosheetFolder,
  references: References,
  read: SeasonReader,
): Promise<{ skipped: string } | BegunSeason> {
  const files = folder.readSeason(season);
  if (files.gameLog === null && files.gameInfo === null)
    return { skipped: `the folder has no games of ${season}` };
  const name = `retrosheet/season=${season}`;
  const contentSha256 = await contentOfSeason(files, references);
  const loadedBy = await runThatLoaded(objects, name, contentSha256);
  if (loadedBy !== null) return { skipped: `these files are loaded already (run ${loadedBy})` };

  const moment = {
    runId: references.runId,
    // A season is no game date: its files are kept under its first day.
    gameDate: `${season}-01-01`,
    ingestedAt: clock.now().toISOString(),
  };
  const ledger = await archiveSeason(objects, season, files, references, moment);
  const reading = read({
    gameLog: bodyOf(files.gameLog),
    gameInfo: bodyOf(files.gameInfo),
    teamStats: bodyOf(files.teamStats),
    batting: bodyOf(files.batting),
    pitching: bodyOf(files.pitching),
    allPlayers: bodyOf(files.allPlayers),
    season,
    runId: moment.runId,
    ingestedAt: moment.ingestedAt,
    timeZones: references.timeZones,
    register: references.register.playerIds,
    takenGames: await readTakenGames(warehouse, season),
  });
  // Whoever waits for it is told; until then the season before is loaded.
  reading.catch(() => undefined);
  return { season, name, contentSha256, moment, ledger, reading };
}
