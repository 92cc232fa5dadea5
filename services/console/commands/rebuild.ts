import { existsSync, readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { gameDate } from '../../../schemas/events/event-parts.ts';
import { systemClock } from '../../../shared/adapters/local/clock.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import { openEmbeddedPorts } from '../embedded-ports.ts';
import { formatTable } from '../print-run.ts';
import { hashCurated, type PartitionHash } from '../rebuild/hash-curated.ts';
import { type Replayed, replayArchive } from '../rebuild/replay-archive.ts';
import { createReplayClock } from '../rebuild/replay-clock.ts';
import type { Terminal } from './nightly.ts';

const optionsSchema = z.strictObject({
  date: gameDate,
  'as-of': z.iso.datetime().optional(),
  into: z.string(),
  'data-dir': z.string().default('data'),
  json: z.boolean().default(false),
});

type RebuildOptions = z.infer<typeof optionsSchema>;

function readOptions(args: readonly string[]): RebuildOptions {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...args],
      options: { date: text, 'as-of': text, into: text, 'data-dir': text, json: { type: 'boolean' } },
    });
    const parsed = optionsSchema.safeParse({ ...values });
    if (!parsed.success)
      throw new Error(
        parsed.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('; '),
      );
    if (existsSync(parsed.data.into) && readdirSync(parsed.data.into).length > 0)
      throw new Error(`--into ${parsed.data.into} is not empty: a rebuild starts with nothing`);
    return parsed.data;
  } catch (cause) {
    throw new HanksTankError('CONFIG_INVALID', cause instanceof Error ? cause.message : String(cause), {
      cause,
    });
  }
}

/**
 * `rebuild`: makes the features of a date again in an empty folder, from the raw archive alone, and compares them with what is
 * there. `--as-of` uses only what was fetched before that moment. Returns the exit code: 0 equal (or as of another moment), 1 not.
 */
export async function rebuild(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = readOptions(args);
  const from = await openEmbeddedPorts(options['data-dir'], { logLevel: 'warn' });
  try {
    const clock = createReplayClock(systemClock);
    const into = { ...(await openEmbeddedPorts(options.into, { logLevel: 'info', clock })), clock };
    try {
      const plan = { date: options.date, asOf: options['as-of'] ?? null };
      const replayed = await replayArchive(from, into, plan, terminal.environment);
      const [before, after] = [
        await hashCurated(from.warehouse, options.date),
        await hashCurated(into.warehouse, options.date),
      ];
      const tables = after.map((rebuilt, index) => ({
        ...rebuilt,
        original_rows: before[index]?.rows ?? 0,
        is_equal: before[index]?.sha256 === rebuilt.sha256,
      }));
      const isEqual = tables.every(({ is_equal }) => is_equal);
      if (options.json)
        terminal.out(
          JSON.stringify({
            date: options.date,
            as_of: options['as-of'] ?? null,
            ...replayed,
            is_equal: isEqual,
            tables,
          }),
        );
      else printRebuild(terminal, options, replayed, tables);
      return isEqual || options['as-of'] !== undefined ? 0 : 1;
    } finally {
      await into.warehouse.close();
    }
  } finally {
    await from.warehouse.close();
  }
}

function printRebuild(
  terminal: Terminal,
  { date, into }: RebuildOptions,
  { collections, imports, imports_failed: failed }: Replayed,
  tables: readonly (PartitionHash & { original_rows: number; is_equal: boolean })[],
): void {
  const rows = tables.map(
    ({ table, rows: count, original_rows: original, sha256: hash, is_equal: equal }) => [
      table,
      count,
      original,
      hash.slice(0, 12),
      equal ? 'equal' : 'differs',
    ],
  );
  for (const line of formatTable(['table', 'rows', 'original', 'sha256', 'content'], rows))
    terminal.out(line);
  if (failed > 0) terminal.out(`${failed} imports were not loaded as a whole: see the log of ${into}`);
  terminal.out(
    `Rebuilt ${date} from ${collections} archived collections and ${imports} imports of files into ${into}.`,
  );
}
