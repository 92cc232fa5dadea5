import { parseArgs } from 'node:util';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import type { RetentionDecision } from '../../../shared/domain/retention.ts';
import { cleanUp, readRetentionDays } from '../clean-up.ts';
import { openEmbeddedPorts } from '../embedded-ports.ts';
import type { ExpiredRows } from '../expire-rows.ts';
import type { PlannedVersion } from '../models/plan-model-cleanup.ts';
import { formatTable } from '../print-run.ts';
import type { Terminal } from './nightly.ts';

function readOptions(args: readonly string[]): { dataDir: string; isDryRun: boolean; isJson: boolean } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { 'data-dir': { type: 'string' }, 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } },
    });
    return {
      dataDir: values['data-dir'] ?? 'data',
      isDryRun: values['dry-run'] ?? false,
      isJson: values.json ?? false,
    };
  } catch (cause) {
    throw new HanksTankError('CONFIG_INVALID', cause instanceof Error ? cause.message : String(cause), {
      cause,
    });
  }
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

function formatPlan(plan: readonly RetentionDecision[]): string[] {
  const groups = new Map<string, RetentionDecision[]>();
  for (const decision of plan) {
    const { rule, outcome } = decision;
    const group = `${rule.prefix}|${rule.days}|${outcome}`;
    groups.set(group, [...(groups.get(group) ?? []), decision]);
  }
  const rows = [...groups.values()].map((decisions) => {
    const [{ rule, outcome } = { rule: { prefix: '', days: 0 }, outcome: '' }] = decisions;
    const bytes = decisions.reduce((sum, { object }) => sum + object.bytes, 0);
    return [rule.prefix, rule.days, outcome, decisions.length, megabytes(bytes)];
  });
  return formatTable(['objects below', 'days', 'outcome', 'objects', 'MB'], rows);
}

function formatExpired(expired: readonly ExpiredRows[]): string[] {
  const rows = expired
    .filter(({ rows: count }) => count > 0)
    .map(({ table, days: kept, rows: count }) => [table, kept, count]);
  return rows.length === 0 ? [] : formatTable(['rows of', 'days', 'delete'], rows);
}

const formatVersions = (versions: readonly PlannedVersion[]): string[] =>
  formatTable(
    ['older model versions', 'outcome', 'objects', 'MB'],
    versions.map(({ system, version, outcome, objects }) => [
      `${system} ${version}`,
      outcome,
      objects.length,
      megabytes(sizeOf(objects)),
    ]),
  );

const sizeOf = (objects: readonly { bytes: number }[]): number =>
  objects.reduce((sum, { bytes }) => sum + bytes, 0);

/**
 * `cleanup`: deletes objects and rows that are older than their zone keeps, except what something current speaks of, and models beyond the newest ten of a
 * system that no pointer and no recent prediction names; `--dry-run` only lists it. Raw objects go cold where there is a colder class;
 * on a folder they stay.
 */
export async function cleanup(args: readonly string[], terminal: Terminal): Promise<number> {
  const { dataDir, isDryRun, isJson } = readOptions(args);
  const retention = readRetentionDays(terminal.environment);
  const ports = await openEmbeddedPorts(dataDir, { logLevel: 'info' });
  try {
    const { plan, expired, versions, going } = await cleanUp(ports, retention, { isDryRun });
    const rows = expired.reduce((sum, table) => sum + table.rows, 0);
    if (isJson) {
      const listed = [
        ...plan.map(({ object: { key, bytes }, rule: { zone }, outcome }) => ({ key, bytes, zone, outcome })),
        ...versions.flatMap(({ objects, outcome }) =>
          objects.map(({ key, bytes }) => ({ key, bytes, zone: 'served', outcome })),
        ),
      ];
      terminal.out(JSON.stringify({ dry_run: isDryRun, objects: listed, tables: expired }));
      return 0;
    }
    if (plan.length + versions.length + rows === 0) {
      terminal.out('Nothing is older than its zone keeps.');
      return 0;
    }
    if (plan.length > 0) for (const line of formatPlan(plan)) terminal.out(line);
    if (versions.length > 0) for (const line of formatVersions(versions)) terminal.out(line);
    for (const line of formatExpired(expired)) terminal.out(line);
    terminal.out(
      `${isDryRun ? 'Would delete' : 'Deleted'} ${going.length} objects, ${megabytes(sizeOf(going))} MB, and ${rows} rows. Raw objects stay: a rebuild starts from them.`,
    );
    return 0;
  } finally {
    await ports.warehouse.close();
  }
}
