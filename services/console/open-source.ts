import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { openLiveSources } from '../../functions/collector/live-sources.ts';
import { createArchiveSource } from '../../shared/adapters/local/archive-source.ts';
import { createHttpClient } from '../../shared/adapters/local/http-client.ts';
import { openSavantFolder } from '../../shared/adapters/local/savant-folder.ts';
import { addDays } from '../../shared/domain/calendar.ts';
import { asHanksTankError, HanksTankError } from '../../shared/domain/errors.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { DataSource } from '../../shared/ports/data-source.ts';
import { createStatsApiSource } from '../../shared/sources/statsapi/http-source.ts';
import { scheduleRequest } from '../../shared/sources/statsapi/requests.ts';
import type { NightlyOptions } from './options.ts';

/** Opened sources and what has to be closed behind them. */
export interface OpenedSource {
  source: DataSource;
  /** Baseball Savant or who stands in for it; null: the feeds alone tell of pitches. */
  savant: DataSource | null;
  /** Lines of an archive's MANIFEST.csv that could not be read: recordings that nobody sees. */
  problems: readonly string[];
  close(): Promise<void>;
}

type SourceOptions = Pick<NightlyOptions, 'source' | 'archive' | 'savant' | 'simulator-url'> & {
  date?: string | undefined;
};

/** The league lives in the morning after the date: its games are over, those of the next day are announced. */
const leagueDay = (date: string | undefined): string[] =>
  date === undefined ? [] : ['--season', date.slice(0, 4), '--now', `${addDays(date, 1)}T14:00:00Z`];

/** Opens the source a command asked for. The simulator is started when no address of a running one is given. */
export async function openSource(options: SourceOptions, clock: Clock): Promise<OpenedSource> {
  switch (options.source) {
    case 'statsapi': {
      const { source, savant } = openLiveSources(createHttpClient(), clock);
      return { source, savant, problems: [], close: async () => undefined };
    }
    case 'archive': {
      const source = await createArchiveSource(options.archive ?? '');
      const savant = options.savant === undefined ? null : await openSavantFolder(options.savant);
      return { source, savant, problems: source.problems, close: async () => undefined };
    }
    case 'simulator': {
      const url = options['simulator-url'];
      const simulator =
        url === undefined
          ? await startSimulator(leagueDay(options.date))
          : { url, close: async () => undefined };
      // The league answers like the Stats API and like Savant.
      const source = simulatorSource(simulator.url, clock);
      return { source, savant: source, problems: [], close: simulator.close };
    }
    default:
      return options.source satisfies never;
  }
}

/** Whether Baseball Savant (or somebody in its place) is asked beside the source. */
export const servesStatcast = ({ source, savant }: SourceOptions): boolean =>
  source !== 'archive' || savant !== undefined;

/** The simulator on this machine needs no limit of requests. */
const simulatorSource = (baseUrl: string, clock: Clock): DataSource =>
  createStatsApiSource({
    name: 'simulator',
    baseUrl,
    http: createHttpClient(),
    clock,
    requestsPerSecond: Number.POSITIVE_INFINITY,
  });

/** Fails at once, in one sentence, when the real API cannot be reached: retries would only delay the news. */
export async function assertReachable(source: DataSource, gameDate: string): Promise<void> {
  try {
    await source.fetch(scheduleRequest(gameDate));
  } catch (thrown) {
    const error = asHanksTankError(thrown);
    if (error.code !== 'SOURCE_UNREACHABLE' && error.code !== 'SOURCE_TIMEOUT') throw error;
    throw new HanksTankError(
      'SOURCE_UNREACHABLE',
      `The MLB Stats API cannot be reached from here: check the network, or use --source archive --archive FOLDER or --source simulator, which need none.`,
      { cause: error },
    );
  }
}

/** The league simulator as a process of its own. */
export interface RunningSimulator {
  url: string;
  close(): Promise<void>;
}

const simulatorScript = join(import.meta.dirname, '../league-simulator/server.ts');

/** Starts the league simulator on a free port of this machine. It ends with this process. */
export async function startSimulator(flags: readonly string[]): Promise<RunningSimulator> {
  const child = spawn(process.execPath, [simulatorScript, '--port', '0', ...flags], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // A group of its own: Ctrl-C is for this process, which still needs its answers. It ends when its standard input closes.
    detached: true,
  });
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const match = /http:\/\/[\d.]+:\d+/.exec(printed);
      if (match !== null) resolve(match[0]);
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(
        new HanksTankError('INTERNAL', `the league simulator ended with code ${code} before it listened`),
      ),
    );
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    url,
    close: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
