import { z } from 'zod';
import { gameDate } from '../../schemas/events/event-parts.ts';
import { games } from '../../schemas/tables/games.ts';
import { tableContract } from '../../schemas/tables/index.ts';
import { retrosheetGames } from '../../schemas/tables/register.ts';
import { renamedTables } from '../../schemas/tables/tables-of-games.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { LoadRequest } from '../../shared/ports/warehouse.ts';
import { getObject } from '../../shared/runtime/object-reference.ts';
import { releaseBytes } from '../../shared/runtime/release-bytes.ts';
import type { TopicData } from '../../shared/runtime/stage-types.ts';
import { contentHash } from './content-hash.ts';
import { knownKeys } from './known-keys.ts';

type ValidatedTable = TopicData<'data.validated'>['tables'][number];

/** The rows of one table, checked against their claim check. */
export interface Offer {
  request: LoadRequest;
  /** Dates of the games; of other tables none. */
  gameDates: string[];
  /** Dates of games of which two sources may tell now. */
  comparedDates: string[];
}

const datedRow = z.object({ game_date: gameDate });

const datesOf = (ndjson: Buffer): string[] =>
  ndjson
    .toString()
    .split('\n')
    .flatMap((line) => (line === '' ? [] : datedRow.parse(JSON.parse(line)).game_date));

const namesStandIn = '"game_pk":-';

/** Reads one object and says how it is to be loaded. Throws OBJECT_CORRUPT when it is not what was validated, ROW_INVALID for a table nobody knows. */
export async function readOffer({ table, object }: ValidatedTable, objects: ObjectStore): Promise<Offer> {
  const contract = tableContract(table);
  if (contract === undefined) {
    throw new HanksTankError('ROW_INVALID', `rows for ${table}, which is no table of the contracts`);
  }
  const objectKeys = object.rows === 0 ? [] : [object.key];
  if (object.rows === 0)
    return { request: { table, objectKeys, mode: { kind: 'merge' } }, gameDates: [], comparedDates: [] };
  const bytes = await getObject(objects, object);
  const dates = contract === games || renamedTables.includes(contract) ? datesOf(bytes) : [];
  // Odds may have been matched to a stand-in whose game has been taken over since. Large tables are not searched: they have no dates here.
  const takesOver = dates.length > 0 && (contract === games || bytes.includes(namesStandIn));
  // Without a name for the content, that of the bytes: the same object is the same content.
  const hash = contentHash(contract, bytes, object.rows) ?? object.sha256;
  const keys = knownKeys(contract, bytes, object.rows);
  releaseBytes(bytes);
  return {
    request: {
      table,
      objectKeys,
      mode: { kind: 'merge' },
      contentHash: hash,
      ...(keys === null ? {} : { keys }),
      ...(takesOver ? { takeOverDates: dates } : {}),
    },
    gameDates: contract === games ? dates : [],
    comparedDates: contract === games || contract === retrosheetGames ? dates : [],
  };
}
