import { readDriftSettings } from '../drift/config.ts';
import { measureDrift } from '../drift/measure-drift.ts';
import { recordDrift } from '../drift/record-drift.ts';
import { withChain } from '../embedded-chain.ts';
import { dataPaths, type EmbeddedPorts, openEmbeddedPorts } from '../embedded-ports.ts';
import { holdFeatures, rebuildHeldFeatures } from '../hold-features.ts';
import { assertReachable, openSource, servesStatcast } from '../open-source.ts';
import { type NightlyOptions, parseNightlyOptions } from '../options.ts';
import { planDates } from '../plan-dates.ts';
import { formatBoard, formatGames, formatPlayers, formatStages, type Print } from '../print-run.ts';
import { newRunId, type RunOutcome, type RunPlan, reportRun, runChain } from '../run-chain.ts';
import { stageReasons } from '../run-report.ts';

/** Where a command writes: `out` is its result, `progress` is for whoever waits. */
export interface Terminal {
  out: Print;
  progress: Print;
  /** Replaces the last line for whoever waits; only where that is a terminal, and not a file or a pipe. */
  rewrite?: (line: string) => void;
  environment: Readonly<Record<string, string | undefined>>;
}

/** `nightly`: one night of the whole chain. Returns the exit code: 0 done, 1 something was dead-lettered. */
export async function nightly(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = parseNightlyOptions(args);
  const progress = options.quiet || options.json ? () => undefined : terminal.progress;
  const ports = await openEmbeddedPorts(options['data-dir'], { logLevel: options['log-level'] });
  try {
    const { source, savant, problems, close } = await openSource(options, ports.clock);
    try {
      tellUnread(problems, terminal);
      const plan = await withChain(ports, { source, savant }, terminal.environment, async () => {
        await resumeInterrupted(ports, progress);
        const expectsStatcast = servesStatcast(options);
        const planned = await planDates({ ...options, expectsStatcast }, newRunId(ports), ports);
        if (planned.dates.length === 0) return planned;
        if (options.source === 'statsapi') await assertReachable(source, planned.gameDate);
        for (const line of describePlan(planned)) progress(line);
        await runChain(ports, planned);
        await measureNight(ports, planned, terminal);
        return planned;
      });
      const outcome = await reportRun(ports, plan);
      if (options.json) terminal.out(JSON.stringify(outcome.report));
      else printOutcome(outcome, options, terminal.out);
      const { status } = outcome.report;
      // Nobody knows whether the lines that could not be read were the games of the date.
      return status === 'partial' || (status === 'no_games' && problems.length > 0) ? 1 : 0;
    } finally {
      await close();
    }
  } finally {
    await ports.warehouse.close();
  }
}

/** Recordings that nobody can see are told whatever else is kept quiet: they must not look like a day without games. */
export function tellUnread(problems: readonly string[], { progress }: Pick<Terminal, 'progress'>): void {
  for (const problem of problems) progress(`not read: ${problem}`);
}

/** How the models do after the night's games, for `status` and GET /metrics. */
async function measureNight(ports: EmbeddedPorts, plan: RunPlan, { environment }: Terminal): Promise<void> {
  const settings = readDriftSettings(environment);
  await recordDrift(ports, await measureDrift(ports, plan.gameDate, settings), plan.runId);
}

/** The plan for whoever waits: every date with its reason. */
function describePlan({ runId, dates, slate, message, asksForSlate }: RunPlan): string[] {
  if (dates.length === 0) return [];
  const collected = dates.map(({ date, why }) => `${date}${why === undefined ? '' : ` (${why})`}`).join(', ');
  return [
    ...(message == null ? [] : [message]),
    `run ${runId}: collecting ${collected}${asksForSlate === false ? '' : `, predicting ${slate}`}`,
  ];
}

/** Takes up what an interrupted run left on the bus, before anything new. */
export async function resumeInterrupted(ports: EmbeddedPorts, progress: Print): Promise<void> {
  holdFeatures(ports);
  const resumed = await ports.bus.resume();
  if (resumed > 0) {
    progress(`taking up ${resumed} message${resumed === 1 ? '' : 's'} of an interrupted run`);
    await ports.bus.drain();
  }
  // An interrupted backfill leaves many dates whose features wait.
  await rebuildHeldFeatures(ports, newRunId(ports));
}

/** The run for people: games, slate, stages, where the data lies. */
export function printOutcome(
  { report, board, manifests }: RunOutcome,
  options: Pick<NightlyOptions, 'data-dir'>,
  out: Print,
): void {
  const print = (lines: readonly string[]) => {
    for (const line of lines) out(line);
  };
  if (report.message !== null) out(report.message);
  if (report.games.length > 0) print(['', `Collected ${report.game_date}`, ...formatGames(report.games)]);
  if (board.length > 0)
    print(['', `Predictions for ${report.slate} (model ${board[0]?.model_version})`, ...formatBoard(board)]);
  else if (report.message === null) print(['', `No games to predict on ${report.slate}.`]);
  const players = formatPlayers(manifests);
  if (players !== null) out(players);
  if (report.score !== null) {
    const { games, brier, brier_elo, brier_coin } = report.score;
    out(
      `Brier over ${games} finished games: model ${brier.toFixed(4)}, Elo ${brier_elo.toFixed(4)}, coin ${brier_coin.toFixed(4)} (lower is better; one day proves nothing)`,
    );
  }
  print([
    '',
    `Stages of run ${report.run_id}`,
    ...formatStages(report.stages, (stage) => stageReasons(manifests, stage)),
  ]);
  if (report.dead_letters > 0) {
    out(
      `${report.dead_letters} dead letters: npm run hankstank -- dlq list --data-dir ${options['data-dir']}`,
    );
  }
  out(
    `Data: ${options['data-dir']} (warehouse.duckdb, objects/); log: ${dataPaths(options['data-dir']).log}`,
  );
}
