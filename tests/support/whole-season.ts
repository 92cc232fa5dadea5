import { players } from '../../schemas/tables/reference.ts';
import { qualifiedName } from '../../schemas/tables/table-contract.ts';
import { readSeason } from '../../shared/sources/retrosheet/read-season.ts';
import type {
  SeasonContext,
  SeasonFiles,
  SeasonReading,
} from '../../shared/sources/retrosheet/season-reading.ts';
import { type PlayersContext, writePlayers } from '../../shared/sources/retrosheet/write-players.ts';

/** What reading a season to its end needs. */
export type WholeSeasonContext = SeasonContext & PlayersContext;

/** Reads a season and writes its players, as an import does, into the first part. */
export function readWholeSeason(files: SeasonFiles, context: WholeSeasonContext): SeasonReading {
  const reading = readSeason(files, context);
  const { lines, findings } = writePlayers(reading, context);
  const parts = reading.parts.map((part, at) =>
    at === 0 ? { ...part, tables: new Map([...part.tables, [qualifiedName(players), lines]]) } : part,
  );
  return { ...reading, parts, findings };
}
