import type { WholeDates } from '../../schemas/events/event-parts.ts';
import type { LoadRequest } from '../../shared/ports/warehouse.ts';
import type { StageCheck } from '../../shared/runtime/stage-types.ts';
import type { VanishedRow } from './find-vanished.ts';

const keysByTable = (vanished: readonly VanishedRow[]): Map<string, string[]> =>
  new Map(
    [...Map.groupBy(vanished, ({ table_name }) => table_name)].map(([table, rows]) => [
      table,
      rows.map(({ row_key }) => row_key),
    ]),
  );

/** The loads with what is to go in their transaction; a table of which nothing is offered gets one of its own. */
export function withRemovals(
  requests: readonly LoadRequest[],
  whole: WholeDates | undefined,
  vanished: readonly VanishedRow[],
): LoadRequest[] {
  if (whole === undefined || vanished.length === 0) return [...requests];
  const keys = keysByTable(vanished);
  const others = [...keys.keys()]
    .filter((name) => !requests.some(({ table }) => table === name))
    .map((table): LoadRequest => ({ table, objectKeys: [], mode: { kind: 'merge' } }));
  return [...requests, ...others].map((request) => {
    const rowKeys = keys.get(request.table);
    if (rowKeys === undefined) return request;
    const { source, date_from: dateFrom, date_to: dateTo } = whole;
    return { ...request, remove: { source, rowKeys, dateFrom, dateTo } };
  });
}

/** Games that are named one by one. */
const namedMax = 10;

/** What the manifest says of it. Only where the source told everything of its dates. */
export function checkVanished(whole: WholeDates | undefined, vanished: readonly VanishedRow[]): StageCheck[] {
  if (whole === undefined) return [];
  const name = `${whole.source} has every row that it had`;
  if (vanished.length === 0)
    return [{ name, passed: true, detail: `${whole.date_from} to ${whole.date_to}` }];
  const tables = [...keysByTable(vanished)].map(([table, keys]) => `${table} ${keys.length}`);
  const games = new Map(vanished.map(({ game_pk, game_date }) => [game_pk, game_date]));
  const named = [...games].slice(0, namedMax).map(([gamePk, date]) => `${gamePk} of ${date}`);
  const others = games.size > namedMax ? ` and ${games.size - namedMax} more` : '';
  return [
    {
      name,
      passed: false,
      detail: `${vanished.length} rows are no longer in its files and were deleted (${tables.join(', ')}): games ${named.join(', ')}${others}`,
    },
  ];
}
