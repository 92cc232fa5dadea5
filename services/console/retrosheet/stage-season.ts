import { players as playersTable } from '../../../schemas/tables/reference.ts';
import { qualifiedName } from '../../../schemas/tables/table-contract.ts';
import type { SeasonReading } from '../../../shared/sources/retrosheet/season-reading.ts';
import { writePlayers } from '../../../shared/sources/retrosheet/write-players.ts';
import type { EmbeddedPorts } from '../embedded-ports.ts';
import { ledgerTable } from './archive-file.ts';
import type { BegunSeason } from './begin-season.ts';
import type { BundleText } from './bundle-texts.ts';
import type { References } from './import-references.ts';
import { readKnownPlayers } from './known-history.ts';
import type { StagedImport, StagedPart } from './publish-import.ts';
import type { BundledPart } from './read-season-bundles.ts';
import { passingBundles, stageBundleTexts } from './stage-row-texts.ts';

/** What a person wants to know of a season that was read. */
export type SeasonSummary = Pick<SeasonReading, 'games' | 'taken' | 'refused' | 'unresolved'>;

/** A season whose bundles are stored. */
export interface StagedSeason {
  staged: StagedImport;
  summary: SeasonSummary;
}

/** The bundles of a part, and those of tables that are of no part. */
function* bundlesOf(
  { bundles }: BundledPart,
  tables: Iterable<readonly [string, Iterable<string>]>,
): Generator<BundleText> {
  yield* bundles;
  yield* passingBundles(tables);
}

/**
 * Stages the rows of a season that was begun. All seasons before it must be loaded: of whom they have told it depends which players are
 * written. Throws SOURCE_RESPONSE_MALFORMED, and what storage or warehouse throw.
 */
export async function stageSeason(
  { objects, warehouse }: EmbeddedPorts,
  { season, name, contentSha256, moment, ledger, reading }: BegunSeason,
  { register }: References,
): Promise<StagedSeason> {
  const read = await reading;
  const { games, taken, refused, keptGamePks: kept } = read;
  const knownPlayers = await readKnownPlayers(warehouse, season);
  const players = writePlayers(read, { ...moment, knownPlayers, nameOf: register.nameOf });
  const seasonTables = [
    [qualifiedName(playersTable), players.lines],
    [ledgerTable, ledger],
  ] as const;
  const parts: StagedPart[] = [];
  for (const [index, part] of read.parts.entries()) {
    const isFirst = index === 0;
    const { from, to } = part;
    const place = { gameDate: from, runId: moment.runId, dataset: 'retrosheet_season' };
    const texts = bundlesOf(part, isFirst ? seasonTables : []);
    const bundles = await stageBundleTexts(objects, texts, isFirst ? players.findings : [], place);
    const whole =
      kept === null
        ? undefined
        : {
            source: 'retrosheet',
            date_from: isFirst ? moment.gameDate : from,
            date_to: to,
            kept_game_pks: kept,
          };
    parts.push({ gameDate: from, bundles, whole });
  }
  const summary = { games, taken, refused, unresolved: read.unresolved.toSorted() };
  return { staged: { name, contentSha256, runId: moment.runId, parts }, summary };
}
