import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import {
  type HistoryContents,
  historyContents,
  historyStateHead,
  historyStateKey,
  historyStatePointer,
  historyStatePrefix,
} from '../../schemas/history-state.ts';
import { ALL_DAYS, addDays } from '../../shared/domain/calendar.ts';
import { asHanksTankError, HanksTankError } from '../../shared/domain/errors.ts';
import type { Person } from '../../shared/domain/history/history.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { getObject, putObject } from '../../shared/runtime/object-reference.ts';
import { readPointer } from '../../shared/runtime/read-pointer.ts';
import { HistoryStates } from './history-states.ts';
import type { RunFolder } from './write-features.ts';

const compress = promisify(gzip);
const decompress = promisify(gunzip);
/** Half of the time of the usual level for a tenth more bytes: a build of many seasons saves every month of them. */
const compressOptions = { level: 1 };

/** Before the first day of all. */
export const BEFORE_HISTORY = ALL_DAYS.from;

/** No game is over more than a year after its date: a suspended one ends within its season. */
const gameDaysMax = 366;

/** What the warehouse holds of the games that became known after one day and until another, both dates; the second included. */
export async function readHistoryContents(
  warehouse: Pick<Warehouse, 'query'>,
  knownAfter: string,
  knownTo: string,
): Promise<HistoryContents> {
  const rows = await warehouse.query(
    { file: 'mlb_features/history_contents/query.sql' },
    {
      known_after: { type: 'DATE', value: knownAfter },
      known_to: { type: 'DATE', value: knownTo },
      date_from: { type: 'DATE', value: addDays(knownAfter, -gameDaysMax) },
      date_to: { type: 'DATE', value: knownTo },
    },
  );
  return historyContents.parse(rows);
}

/** The contents of two spans of days together: counts and sums add up. */
export function joinContents(left: HistoryContents, right: HistoryContents): HistoryContents {
  const joined = new Map(left.map((part) => [`${part.season} ${part.part}`, part]));
  for (const part of right) {
    const key = `${part.season} ${part.part}`;
    const own = joined.get(key);
    joined.set(
      key,
      own === undefined
        ? part
        : {
            ...own,
            first_date: part.first_date < own.first_date ? part.first_date : own.first_date,
            last_date: part.last_date > own.last_date ? part.last_date : own.last_date,
            row_count: own.row_count + part.row_count,
            ingested_sum: own.ingested_sum + part.ingested_sum,
          },
    );
  }
  return [...joined].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
}

/** Saves what is known after a day, and of what it was made, for the next walk to go on from. */
export async function saveHistory(
  states: HistoryStates,
  contents: HistoryContents,
  folder: RunFolder,
  objects: ObjectStore,
): Promise<void> {
  const { season, through, homeParks, games, strikeouts, batters } = states.save();
  if (season === null || through === null) return;
  const head = { schema_version: 1, season, through, contents, home_parks: homeParks };
  const text = `${JSON.stringify(head)}\n${games}${strikeouts}${batters}`;
  const key = `ratings/through=${through}/run=${folder.runId}/event=${folder.eventId}/state.ndjson.gz`;
  const state = await putObject(objects, key, await compress(text, compressOptions), 0);
  await objects.put(
    historyStateKey(through),
    Buffer.from(`${JSON.stringify({ schema_version: 1, through, state })}\n`),
  );
}

/** Reads one saved walk. Throws OBJECT_CORRUPT, OBJECT_NOT_FOUND. */
async function readHistory(
  key: string,
  objects: ObjectStore,
): Promise<{ head: z.infer<typeof historyStateHead>; lines: readonly string[] }> {
  const stored = await readPointer(objects, key, historyStatePointer);
  if (stored === null) throw new HanksTankError('OBJECT_NOT_FOUND', `no saved ratings lie at ${key}`);
  const bytes = await getObject(objects, stored.pointer.state);
  const [first = '', ...lines] = (await decompress(bytes)).toString().split('\n');
  const head = historyStateHead.safeParse(parseJson(first));
  if (head.success) return { head: head.data, lines };
  throw new HanksTankError(
    'OBJECT_CORRUPT',
    `the saved ratings ${stored.pointer.state.key} are damaged: ${z.prettifyError(head.error)}`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether two spans hold the same rows. */
export const isSameContents = (left: HistoryContents, right: HistoryContents): boolean =>
  JSON.stringify(left) === JSON.stringify(right);

/**
 * The newest saved walk that has learned no day after `notAfter` and that was made of exactly what the warehouse holds now; without one,
 * the beginning of history. A saved walk that cannot be read any more, or whose games changed since, is passed over; every next step back
 * is twice as long, because a change makes all later ones useless at once.
 */
export async function openHistory(
  people: Map<number, Person>,
  notAfter: string,
  { warehouse, objects }: { warehouse: Pick<Warehouse, 'query'>; objects: ObjectStore },
): Promise<{ states: HistoryStates; contents: HistoryContents }> {
  const keys = (await objects.list(historyStatePrefix))
    .map(({ key }) => key)
    .filter((key) => key <= historyStateKey(notAfter))
    .sort()
    .reverse();
  for (let back = 0; back < keys.length; back = 2 * back + 1) {
    const key = keys[back] ?? '';
    try {
      const { head, lines } = await readHistory(key, objects);
      const contents = await readHistoryContents(warehouse, BEFORE_HISTORY, head.through);
      if (!isSameContents(contents, head.contents)) continue;
      const [games = '', strikeouts = '', batters = ''] = lines;
      const { season, through, home_parks: homeParks } = head;
      const states = new HistoryStates(people, { season, through, homeParks, games, strikeouts, batters });
      return { states, contents };
    } catch (thrown) {
      const error = asHanksTankError(thrown);
      if (error.class !== 'contract') throw error;
    }
  }
  return { states: new HistoryStates(people), contents: [] };
}
