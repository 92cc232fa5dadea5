import { readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type StageName, stageNames } from '../../../schemas/topics.ts';
import { type Bundle, bundle } from '../../../scripts/build/bundle.ts';
import { deployables } from '../../../scripts/build/deployables.ts';
import { type RunningBundle, startBundle } from '../../../scripts/build/start-bundle.ts';

/** The stages of the chain as processes of their own. */
export interface StageProcesses {
  urlOf(stage: StageName): string;
  /** Ends a process: SIGKILL as a crash would, at once; SIGTERM as Cloud Run does. Returns the exit code, null after a signal. */
  end(stage: StageName, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
  /** Starts it again where it was. */
  restart(stage: StageName): Promise<void>;
  /** The most memory that a stage has had, in megabytes; null where the system does not say it. */
  peakMemoryMb(stage: StageName): number | null;
  /** Logs of all, for a test that failed. */
  logs(): string;
  close(): Promise<void>;
}

/** Builds the bundles of all deployables into a folder, where they find the packages that are installed beside them. */
export async function buildInto(folder: string): Promise<Bundle[]> {
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return Promise.all(deployables.map((deployable) => bundle(deployable, folder)));
}

/** Starts every stage from its bundle. */
export async function startStages(
  bundles: readonly Bundle[],
  environment: Readonly<Record<string, string>>,
): Promise<StageProcesses> {
  const running = new Map<StageName, RunningBundle>();
  const logs: string[] = [];

  async function start(stage: StageName, port = '0'): Promise<void> {
    const found = bundles.find(({ deployable }) => deployable.name === stage);
    if (found === undefined) throw new Error(`no bundle of ${stage}`);
    running.set(stage, await startBundle(found, { ...environment, PORT: port }));
  }
  const stageOf = (stage: StageName): RunningBundle => {
    const found = running.get(stage);
    if (found === undefined) throw new Error(`${stage} does not run`);
    return found;
  };
  const keepLog = (stage: StageName): void => {
    logs.push(`--- ${stage}\n${stageOf(stage).output()}`);
  };

  await Promise.all(stageNames.map((stage) => start(stage)));
  return {
    urlOf: (stage) => stageOf(stage).url,
    end: async (stage, signal) => {
      const code = await stageOf(stage).stop(signal);
      keepLog(stage);
      return code;
    },
    restart: (stage) => start(stage, new URL(stageOf(stage).url).port),
    peakMemoryMb: (stage) => peakMemoryMb(stageOf(stage).process.pid),
    logs: () => {
      for (const stage of running.keys()) keepLog(stage);
      return logs.join('\n');
    },
    close: async () => {
      await Promise.all([...running.values()].map((one) => one.stop('SIGKILL')));
    },
  };
}

/** Linux keeps the peak in kibibytes (proc_pid_status(5), VmHWM). */
function peakMemoryMb(pid: number | undefined): number | null {
  try {
    const kibibytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kibibytes === undefined ? null : Number(kibibytes) / 1_024;
  } catch {
    return null;
  }
}
