import pLimit from 'p-limit';
import { defineStage } from '../../shared/runtime/stage.ts';
import type { StageContext, StageResult, TopicData } from '../../shared/runtime/stage-types.ts';
import { compareAccounts } from './compare-accounts.ts';
import type { LoaderDependencies } from './dependencies.ts';
import { findChangedDates } from './find-changed-dates.ts';
import { findVanished } from './find-vanished.ts';
import { readOffer } from './read-offer.ts';
import { checkVanished, withRemovals } from './remove-vanished.ts';

/** Objects in memory at a time; the checksums of several are computed side by side. */
const objectsAtOnce = 4;

/** MERGEs validated rows into the warehouse, all tables of a collection or none, then says which dates changed. */
export async function loadValidatedData(
  event: TopicData<'data.validated'>,
  { objects, warehouse }: LoaderDependencies,
  context: StageContext,
): Promise<StageResult> {
  const offers = await pLimit(objectsAtOnce).map(event.tables, (table) => readOffer(table, objects));
  const vanished = await findVanished(event, { objects, warehouse });
  const requests = withRemovals(
    offers.map(({ request }) => request),
    event.whole,
    vanished,
  );
  const counts = await warehouse.loadAll(requests);
  const tables = counts.map((count, index) => ({ table: requests[index]?.table ?? '', ...count }));
  const written = await findChangedDates(
    event,
    offers.flatMap(({ gameDates }) => gameDates),
    warehouse,
  );
  const changedDates = [...new Set([...written, ...vanished.map(({ game_date }) => game_date)])].sort();
  const gone = checkVanished(event.whole, vanished);
  for (const { passed, name, detail } of gone)
    if (!passed) context.log.warn({ rows: vanished.length }, `Not any more: ${name}: ${detail}`);
  const compared = await compareAccounts(
    offers.flatMap(({ comparedDates }) => comparedDates),
    warehouse,
    context.log,
  );
  context.log.debug({ tables: tables.length, changed_dates: changedDates.length }, 'merged');
  const offered = event.tables.reduce((sum, { object }) => sum + object.rows, 0);
  const rowsWritten = counts.reduce((sum, { inserted, updated }) => sum + inserted + updated, 0);
  return {
    status: 'success',
    ...(offered > 0 && rowsWritten === 0 && vanished.length === 0
      ? { reason: 'every row was already there' }
      : {}),
    rowsIn: offered,
    rowsOut: rowsWritten,
    checks: [
      ...tables.map(({ table, inserted, updated, unchanged }) => ({
        name: table,
        passed: true,
        detail: `${inserted} inserted, ${updated} updated, ${unchanged} unchanged`,
      })),
      ...gone,
      ...compared,
    ],
    publish: [
      {
        topic: 'data.loaded',
        data: {
          run_id: event.run_id,
          game_date: event.game_date,
          tables,
          changed_game_dates: changedDates,
          games: event.games.filter(({ grade }) => grade !== 'F').map(({ game_pk }) => game_pk),
        },
      },
    ],
  };
}

/** The loader stage. */
export const loaderStage = defineStage<LoaderDependencies>({
  name: 'loader',
  handlers: { 'data.validated': loadValidatedData },
});
