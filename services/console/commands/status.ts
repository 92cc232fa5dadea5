import { z } from 'zod';
import { easternDateOf } from '../../../shared/domain/calendar.ts';
import { furthestFirst, worstMetric } from '../../../shared/domain/drift/judge-drift.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import {
  metricText,
  readNewestMetrics,
  type StoredMetric,
  unjudgedText,
} from '../../../shared/runtime/models/read-metrics.ts';
import { readPartitionGates } from '../../../shared/runtime/partition-gates.ts';
import { type Letter, readLetters, subjectOfLetter } from '../dead-letters.ts';
import { openEmbeddedPorts } from '../embedded-ports.ts';
import { formatTable } from '../print-run.ts';
import { readSeasonChecks } from '../season-checks.ts';
import { parseStoreOptions } from '../store-options.ts';
import type { Terminal } from './nightly.ts';

/** How many runs the screen shows. */
const runsMax = 3;
/** Dead letters that are told one by one; `dlq list` has all of them. */
const lettersToldMax = 10;
/** Drifting metrics of a system that are told one by one. */
const alertsToldMax = 5;

const stageRun = z.object({
  run_id: z.string(),
  game_date: z.string(),
  stage: z.string(),
  status: z.string(),
  events: z.int(),
  failures: z.int(),
  rows_in: z.int(),
  rows_out: z.int(),
  duration_ms: z.int(),
  error_code: z.string().nullable(),
  error_message: z.string().nullable(),
  finished_at: z.string(),
});

/** `status`: one screen that says what ran, what failed and why, and whether the season looks like a season. */
export async function status(args: readonly string[], { out }: Terminal): Promise<number> {
  const { options, positionals } = parseStoreOptions(args);
  if (positionals.length > 0)
    throw new HanksTankError('CONFIG_INVALID', `unexpected argument ${positionals.join(' ')}`);
  const { warehouse, clock } = await openEmbeddedPorts(options['data-dir'], { logLevel: 'warn' });
  try {
    const rows = await warehouse.query(
      { file: 'operational/recent_stage_runs/query.sql' },
      { date_from: { type: 'DATE', value: '1900-01-01' }, runs_max: { type: 'INT64', value: runsMax } },
    );
    const runs = rows.map((row) => stageRun.parse(row));
    const open = await readLetters(warehouse, { status: 'open' });
    const letters = countByCode(open);
    const held = await readPartitionGates(warehouse, []);
    const season = await readSeasonChecks(warehouse, easternDateOf(clock.now()));
    const metrics = await readNewestMetrics(warehouse, easternDateOf(clock.now()));
    const drift = metrics.filter(({ status: state }) => state === 'alert');
    if (options.json) {
      const missing = open.flatMap((letter) =>
        letter.game_pk !== null && !letter.has_game_row ? letter.game_pk : [],
      );
      out(
        JSON.stringify({
          stage_runs: runs,
          open_dead_letters: letters,
          games_known_by_letter_alone: [...new Set(missing)].sort((left, right) => left - right),
          held_partitions: held.map(({ gameDate, failed }) => ({ game_date: gameDate, failed })),
          season_checks: season,
          model_alerts: drift,
        }),
      );
      return 0;
    }
    if (runs.length === 0) out('Nothing ran yet in this data folder.');
    for (const [runId, own] of Map.groupBy(runs, ({ run_id }) => run_id)) printRun(runId, own, out);
    out(
      letters.length === 0
        ? 'No open dead letters.'
        : `Open dead letters: ${letters.map(({ code, letters: count }) => `${count} ${code}`).join(', ')}`,
    );
    for (const letter of open.slice(0, lettersToldMax))
      out(`  ${subjectOfLetter(letter)}, ${letter.stage}: ${letter.code}: ${letter.message.slice(0, 160)}`);
    if (open.length > lettersToldMax) out(`  ${open.length - lettersToldMax} more: dlq list`);
    for (const { gameDate, failed } of held)
      out(`WARN ${gameDate} is held by its gate, its facts are in no feature: ${failed}`);
    for (const { invariant, season: year, state, detail } of season)
      out(`${state === 'in_range' ? '' : 'WARN '}season ${year}, ${invariant}: ${detail}`);
    for (const line of driftLines(metrics)) out(line);
    return 0;
  } finally {
    await warehouse.close();
  }
}

/** Alerts one by one, the worst first; of a system without one the input that moved most; of one without a reference that it has none. */
function driftLines(metrics: readonly StoredMetric[]): string[] {
  return [...Map.groupBy(metrics, ({ model_system }) => model_system).values()].flatMap((own) => {
    const alerts = furthestFirst(own.filter(({ status: state }) => state === 'alert'));
    const inputs = own.filter(({ metric_type }) => metric_type === 'psi');
    const unjudged = inputs.find(({ status: state }) => state === 'no_reference');
    const told = [
      ...alerts.slice(0, alertsToldMax).map((metric) => `WARN drift: ${metricText(metric)}`),
      ...(alerts.length > alertsToldMax ? [`  ${alerts.length - alertsToldMax} more: models drift`] : []),
      ...(unjudged === undefined ? [] : [unjudgedText(unjudged)]),
    ];
    if (told.length > 0) return told;
    const worst = worstMetric(inputs);
    return worst === null
      ? [`${own[0]?.model_system}: too few rows to judge drift.`]
      : [`No drift in ${own.length} metrics; moved most: ${metricText(worst)}`];
  });
}

function countByCode(letters: readonly Letter[]): { code: string; letters: number }[] {
  const byCode = Map.groupBy(letters, ({ code }) => code);
  return [...byCode.keys()].sort().map((code) => ({ code, letters: byCode.get(code)?.length ?? 0 }));
}

function printRun(
  runId: string,
  runs: readonly z.infer<typeof stageRun>[],
  out: (line: string) => void,
): void {
  out(`run ${runId}, last step ${runs[0]?.finished_at}`);
  const failed = runs.filter(({ failures }) => failures > 0);
  const byStage = Map.groupBy(runs, ({ stage }) => stage);
  const sum = (own: readonly z.infer<typeof stageRun>[], pick: (run: z.infer<typeof stageRun>) => number) =>
    own.reduce((total, run) => total + pick(run), 0);
  const lines = formatTable(
    ['stage', 'dates', 'events', 'failed', 'rows in', 'rows out', 'seconds'],
    [...byStage].map(([stage, own]) => [
      stage,
      own.length,
      sum(own, ({ events }) => events),
      sum(own, ({ failures }) => failures),
      sum(own, ({ rows_in }) => rows_in),
      sum(own, ({ rows_out }) => rows_out),
      sum(own, ({ duration_ms }) => duration_ms) / 1_000,
    ]),
  );
  for (const line of lines) out(`  ${line}`);
  for (const run of failed)
    out(`  failed: ${run.stage} on ${run.game_date}: ${run.error_code} ${run.error_message}`);
}
