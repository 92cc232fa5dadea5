import { ballparks, peopleIds } from '../../../schemas/tables/register.ts';
import { qualifiedName } from '../../../schemas/tables/table-contract.ts';
import type { RetrosheetFolder } from '../../../shared/adapters/local/retrosheet-folder.ts';
import { sha256 } from '../../../shared/domain/checksum.ts';
import { withLineage } from '../../../shared/domain/lineage.ts';
import { type Register, readPeople } from '../../../shared/sources/register/read-people.ts';
import { parkTimeZones } from '../../../shared/sources/retrosheet/park-time-zones.ts';
import { readBallparks } from '../../../shared/sources/retrosheet/read-ballparks.ts';
import type { EmbeddedPorts } from '../embedded-ports.ts';
import { newRunId } from '../run-chain.ts';
import { archiveFile, ledgerTable, ledgerTexts } from './archive-file.ts';
import { contentOf, runThatLoaded } from './import-ledger.ts';
import { publishImport } from './publish-import.ts';
import { stageRowTexts } from './stage-row-texts.ts';

/** People and parks, read once for all seasons of a backfill. */
export interface References {
  register: Register;
  timeZoneOf: ReturnType<typeof parkTimeZones>;
  /** What the rows of a season depend on besides its files. */
  checksums: { register: string; ballparks: string | null };
  runId: string;
}

const name = 'register';

/** Reads the register and the parks, and loads them when they are not loaded yet. Throws CONFIG_INVALID, SOURCE_RESPONSE_MALFORMED. */
export async function importReferences(ports: EmbeddedPorts, folder: RetrosheetFolder): Promise<References> {
  const ingestedAt = ports.clock.now().toISOString();
  const moment = { runId: newRunId(ports), gameDate: ingestedAt.slice(0, 10), ingestedAt };
  const people = folder.readRegister();
  const parks = folder.readBallparks();
  const checksums = {
    register: sha256(people.body),
    ballparks: parks === null ? null : sha256(parks.body),
  };
  const register = readPeople(people.body);
  const read = parks === null ? { rows: [], findings: [] } : readBallparks(parks.body);
  const references = { register, timeZoneOf: parkTimeZones(read.rows), checksums, runId: moment.runId };
  const contentSha256 = contentOf(checksums);
  if ((await runThatLoaded(ports.objects, name, contentSha256)) !== null) return references;

  const ledger = [
    ...ledgerTexts([await archiveFile(ports.objects, people, 'register', moment)], 'register', moment),
    ...(parks === null
      ? []
      : ledgerTexts([await archiveFile(ports.objects, parks, 'retrosheet', moment)], 'retrosheet', moment)),
  ];
  const texts = (rows: readonly object[], source: string): string[] =>
    rows.map((row) => JSON.stringify(withLineage(row, { ...moment, source, knownAt: ingestedAt })));
  const bundles = await stageRowTexts(
    ports.objects,
    new Map([
      [ledgerTable, ledger],
      [qualifiedName(peopleIds), texts(register.rows, 'register')],
      [qualifiedName(ballparks), texts(read.rows, 'retrosheet')],
    ]),
    [...register.findings, ...read.findings],
    { ...moment, dataset: name },
  );
  const { gameDate, runId } = moment;
  await publishImport(ports, { name, contentSha256, runId, parts: [{ gameDate, bundles }] });
  return references;
}
