import { type BackfillOutcome, formatBackfill, reportBackfill } from '../backfill-report.ts';
import { withChain } from '../embedded-chain.ts';
import { type EmbeddedPorts, openEmbeddedPorts } from '../embedded-ports.ts';
import { holdFeatures, rebuildHeldFeatures } from '../hold-features.ts';
import { noSource } from '../no-source.ts';
import { assertReachable, openSource, servesStatcast } from '../open-source.ts';
import { type BackfillOptions, parseBackfillOptions, type RetrosheetOptions } from '../options.ts';
import { runBackfill } from '../run-backfill.ts';
import { newRunId } from '../run-chain.ts';
import { backfillRetrosheet } from './backfill-retrosheet.ts';
import { resumeInterrupted, type Terminal, tellUnread } from './nightly.ts';

/** The exit code of a process that Ctrl-C ended (128 + SIGINT). */
const interruptedCode = 130;

/**
 * `backfill`: collects what is missing of a range of dates, through the same chain as a night. What is done is skipped, so the same
 * command goes on after Ctrl-C or a kill. Returns the exit code: 0 done, 1 something was dead-lettered, 130 interrupted.
 */
export async function backfill(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = parseBackfillOptions(args);
  const ports = await openEmbeddedPorts(options['data-dir'], { logLevel: options['log-level'] });
  try {
    return options.source === 'retrosheet'
      ? await importSeasons(ports, options, terminal)
      : await collectDates(ports, options, terminal);
  } finally {
    await ports.warehouse.close();
  }
}

async function importSeasons(
  ports: EmbeddedPorts,
  { path, fromSeason, toSeason }: RetrosheetOptions,
  terminal: Terminal,
): Promise<number> {
  return withChain(
    ports,
    { source: noSource('an import of files'), savant: null },
    terminal.environment,
    async () => {
      await resumeInterrupted(ports, terminal.progress);
      // Every season makes the features of all later ones stale: they are rebuilt once, at the end.
      holdFeatures(ports);
      const code = await backfillRetrosheet(ports, { path, from: fromSeason, to: toSeason }, terminal);
      await rebuildHeldFeatures(ports, newRunId(ports));
      return code;
    },
  );
}

async function collectDates(
  ports: EmbeddedPorts,
  options: BackfillOptions,
  terminal: Terminal,
): Promise<number> {
  const { from, to, concurrency } = options;
  const { source, savant, problems, close } = await openSource({ ...options, date: to }, ports.clock);
  tellUnread(problems, terminal);
  const stop = listenForInterrupt(terminal.progress);
  try {
    const settings = {
      from,
      to,
      concurrency,
      expectsStatcast: servesStatcast(options),
      isQuiet: options.quiet || options.json,
      isStopped: stop.isAsked,
      beforeFirst: async () => {
        if (options.source === 'statsapi') await assertReachable(source, from);
      },
    };
    const outcome = await withChain(ports, { source, savant }, terminal.environment, () =>
      runBackfill(ports, settings, terminal),
    );
    return await tell(ports, outcome, options, terminal);
  } finally {
    stop.forget();
    await close();
  }
}

async function tell(
  ports: EmbeddedPorts,
  outcome: BackfillOutcome,
  options: BackfillOptions,
  { out, progress }: Terminal,
): Promise<number> {
  const report = await reportBackfill(ports, outcome);
  if (options.json) out(JSON.stringify(report));
  else for (const line of formatBackfill(report)) out(line);
  if (report.status === 'interrupted') {
    progress(
      `Interrupted with ${report.not_begun.length} dates left. The same command goes on from here: what is done is skipped.`,
    );
    return interruptedCode;
  }
  if (report.failed.length > 0 && !options.json)
    out(`Look closer: npm run hankstank -- dlq list --data-dir ${options['data-dir']}`);
  return report.status === 'success' ? 0 : 1;
}

/** The first Ctrl-C asks to stop; a second one ends the process, as without us. */
function listenForInterrupt(say: (line: string) => void): { isAsked: () => boolean; forget: () => void } {
  let isAsked = false;
  const onInterrupt = (): void => {
    isAsked = true;
    say('stopping: the dates in flight are finished first (Ctrl-C again ends at once; nothing is lost)');
  };
  process.once('SIGINT', onInterrupt);
  return { isAsked: () => isAsked, forget: () => void process.removeListener('SIGINT', onInterrupt) };
}
