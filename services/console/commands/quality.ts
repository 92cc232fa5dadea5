import { parseArgs } from 'node:util';
import { z } from 'zod';
import { gameDate } from '../../../schemas/events/event-parts.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import { gateDimensions } from '../../../shared/domain/validation/zone-gate.ts';
import { readGateThresholds } from '../../../shared/runtime/gate-settings.ts';
import {
  gatedZones,
  measureZone,
  shortcomingsOf,
  type ZoneQuality,
} from '../../../shared/runtime/measure-zone.ts';
import { writePartitionGates } from '../../../shared/runtime/partition-gates.ts';
import type { Publication } from '../../../shared/runtime/stage-types.ts';
import { attachChain } from '../embedded-chain.ts';
import { type EmbeddedPorts, openEmbeddedPorts } from '../embedded-ports.ts';
import { noSource } from '../no-source.ts';
import { formatTable } from '../print-run.ts';
import { publish } from '../publish.ts';
import { newRunId } from '../run-chain.ts';
import type { Terminal } from './nightly.ts';

const optionsSchema = z.strictObject({
  zone: z.enum(gatedZones).default('staging'),
  date: gameDate,
  'data-dir': z.string().default('data'),
  json: z.boolean().default(false),
  accept: z.boolean().default(false),
});

function readOptions(args: readonly string[], takesAccept = false): z.infer<typeof optionsSchema> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        zone: { type: 'string' },
        date: { type: 'string' },
        'data-dir': { type: 'string' },
        json: { type: 'boolean' },
        ...(takesAccept ? { accept: { type: 'boolean' } } : {}),
      },
    });
    const parsed = optionsSchema.safeParse({ ...values });
    if (parsed.success) return parsed.data;
    throw new Error(
      parsed.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('; '),
    );
  } catch (cause) {
    throw new HanksTankError('CONFIG_INVALID', cause instanceof Error ? cause.message : String(cause), {
      cause,
    });
  }
}

const percent = (score: number | null): string => (score === null ? '-' : `${(100 * score).toFixed(1)}%`);

function print({ zone, gameDate: date, passed, datasets, offenders }: ZoneQuality, terminal: Terminal): void {
  if (datasets.every(({ scores }) => scores.completeness === null)) {
    terminal.out(`Nothing to judge: no game of ${date} is in the ${zone} zone.`);
    return;
  }
  const rows = datasets.map(({ dataset, rows: count, scores, failed }) => [
    dataset,
    count,
    ...gateDimensions.map((dimension) => percent(scores[dimension])),
    failed.length === 0 ? 'passes' : `fails: ${failed.join(', ')}`,
  ]);
  for (const line of formatTable(['dataset', 'rows', ...gateDimensions, 'gate'], rows)) terminal.out(line);
  if (offenders.length > 0) {
    terminal.out('Worst offenders');
    const found = offenders.map(({ rule, severity, findings, example }) => [
      rule,
      severity,
      findings,
      example.slice(0, 100),
    ]);
    for (const line of formatTable(['rule', 'severity', 'findings', 'for example'], found))
      terminal.out(line);
  }
  terminal.out(passed ? `The gate of ${zone} passes for ${date}.` : `The gate of ${zone} fails for ${date}.`);
}

/** `quality`: the scores of a partition and its worst offenders. Returns the exit code: 0 the gate passes, 1 it fails. */
export async function quality(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = readOptions(args);
  const ports = await openEmbeddedPorts(options['data-dir'], { logLevel: 'warn' });
  try {
    const measured = await measureZone(
      ports,
      options.zone,
      options.date,
      readGateThresholds(terminal.environment),
    );
    if (options.json) terminal.out(JSON.stringify(measured));
    else print(measured, terminal);
    return measured.passed ? 0 : 1;
  } finally {
    await ports.warehouse.close();
  }
}

/** What moves a partition on: facts become features, features become predictions. */
function promotionOf({ zone, gameDate: date }: ZoneQuality, runId: string): Publication {
  return zone === 'staging'
    ? {
        topic: 'data.loaded',
        data: { run_id: runId, game_date: date, tables: [], changed_game_dates: [date], games: [] },
      }
    : { topic: 'slate.requested', data: { run_id: runId, game_date: date, cutoff_at: null } };
}

async function acceptShortcomings(ports: EmbeddedPorts, measured: ZoneQuality, runId: string): Promise<void> {
  const { gameDate: date } = measured;
  const failed = shortcomingsOf(measured);
  await writePartitionGates(ports, [{ gameDate: date, failed, isHeld: false, isAccepted: true }], {
    runId,
    source: 'console',
    judgedAt: ports.clock.now().toISOString(),
    objectKey: `manifests/_gates/game_date=${date}/run=${runId}/accepted.ndjson`,
  });
}

/**
 * `promote`: judges the gate of a partition again and, when it passes, moves it on; a failed gate moves nothing, unless somebody has looked
 * and says `--accept`: then these shortcomings, and no others, hold it back no more.
 */
export async function promote(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = readOptions(args, true);
  if (options.accept && options.zone !== 'staging')
    throw new HanksTankError('CONFIG_INVALID', '--accept is for the staging zone');
  const ports = await openEmbeddedPorts(options['data-dir'], { logLevel: 'info' });
  try {
    const measured = await measureZone(
      ports,
      options.zone,
      options.date,
      readGateThresholds(terminal.environment),
    );
    const isEmpty = measured.datasets.every(({ scores }) => scores.completeness === null);
    const isPromoted = (measured.passed || options.accept) && !isEmpty;
    if (isPromoted) {
      const runId = newRunId(ports);
      if (!measured.passed) await acceptShortcomings(ports, measured, runId);
      attachChain(ports, noSource('a promotion'), terminal.environment);
      await publish(ports, promotionOf(measured, runId));
      await ports.bus.drain();
    }
    if (options.json) terminal.out(JSON.stringify({ ...measured, promoted: isPromoted }));
    else {
      print(measured, terminal);
      terminal.out(isPromoted ? `${options.date} was moved on.` : `${options.date} stays where it is.`);
    }
    return isPromoted ? 0 : 1;
  } finally {
    await ports.warehouse.close();
  }
}
