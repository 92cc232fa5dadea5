import pLimit from 'p-limit';
import { defineStage } from '../../shared/runtime/stage.ts';
import type { StageContext, StageResult, TopicData } from '../../shared/runtime/stage-types.ts';
import type { LoaderDependencies } from './dependencies.ts';
import { findChangedDates } from './find-changed-dates.ts';
import { mergeTable, type TableCounts } from './merge-table.ts';
import { inLoadOrder } from './order-tables.ts';

/** Loads of different tables do not wait for each other: most of a small load is planning and committing, not work on rows. */
const tablesAtOnce = 4;

/** MERGEs validated rows into the warehouse: one load per table, games last, then says which dates changed. */
export async function loadValidatedData(
  event: TopicData<'data.validated'>,
  dependencies: LoaderDependencies,
  context: StageContext,
): Promise<StageResult> {
  const tables: TableCounts[] = [];
  for (const together of inLoadOrder(event.tables)) {
    const limit = pLimit(tablesAtOnce);
    const outcomes = await Promise.allSettled(
      together.map(({ table, object }) => limit(mergeTable, table, object, dependencies)),
    );
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') throw outcome.reason;
      tables.push(outcome.value);
    }
  }
  const changedDates = await findChangedDates(event, dependencies);
  context.log.debug({ tables: tables.length, changed_dates: changedDates.length }, 'merged');
  const offered = event.tables.reduce((sum, { object }) => sum + object.rows, 0);
  const written = tables.reduce((sum, counts) => sum + counts.inserted + counts.updated, 0);
  return {
    status: 'success',
    ...(offered > 0 && written === 0 ? { reason: 'every row was already there' } : {}),
    rowsIn: offered,
    rowsOut: written,
    checks: tables.map(({ table, inserted, updated, unchanged }) => ({
      name: table,
      passed: true,
      detail: `${inserted} inserted, ${updated} updated, ${unchanged} unchanged`,
    })),
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
