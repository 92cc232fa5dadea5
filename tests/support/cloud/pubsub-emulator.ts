import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { endServer, startServer } from './server-process.ts';

/** The official Pub/Sub emulator on this machine. */
export interface PubSubEmulator {
  /** `127.0.0.1:port`, for PUBSUB_EMULATOR_HOST. */
  host: string;
  close(): Promise<void>;
}

const jarPattern = /^cloud-pubsub-emulator-.*-all\.jar$/;
const startMsMax = 60_000;

/** Where a gcloud SDK may be: named, on PATH, or in the folders of its packages and installers. */
function sdkFolders(): string[] {
  const onPath = (process.env['PATH'] ?? '').split(':').map((folder) => join(folder, 'gcloud'));
  return [
    process.env['CLOUDSDK_ROOT_DIR'] ?? '',
    // bin/gcloud of the SDK, followed through links.
    ...onPath.filter(existsSync).map((file) => dirname(dirname(realpathSync(file)))),
    '/usr/lib/google-cloud-sdk',
    '/opt/google-cloud-sdk',
    join(homedir(), 'google-cloud-sdk'),
    '/opt/homebrew/share/google-cloud-sdk',
    '/usr/local/share/google-cloud-sdk',
  ].filter((folder) => folder !== '');
}

/** Path of the emulator's jar, or null (said on the console) when it or Java is absent. */
export function pubSubEmulatorJar(): string | null {
  const reason = (what: string) =>
    console.warn(`No Pub/Sub emulator (${what}): the bus is NOT checked against it here.`);
  for (const sdk of sdkFolders()) {
    const folder = join(sdk, 'platform/pubsub-emulator/lib');
    const name = existsSync(folder) ? readdirSync(folder).find((file) => jarPattern.test(file)) : undefined;
    if (name === undefined) continue;
    if (spawnSync('java', ['-version']).status === 0) return join(folder, name);
    reason('there is no java; it needs version 17');
    return null;
  }
  reason('no gcloud SDK with it; gcloud components install pubsub-emulator');
  return null;
}

async function answers(host: string): Promise<boolean> {
  try {
    return (await fetch(`http://${host}/`)).ok;
  } catch {
    return false;
  }
}

/** Starts the emulator of {@link pubSubEmulatorJar} on a free port. */
export async function openPubSubEmulator(jar: string): Promise<PubSubEmulator> {
  const port = await freePort();
  const child = startServer('java', ['-jar', jar, '--host=127.0.0.1', `--port=${port}`]);
  const host = `127.0.0.1:${port}`;
  const startedMs = performance.now();
  while (!(await answers(host))) {
    if (child.exitCode !== null) throw new Error(`the Pub/Sub emulator ended with ${child.exitCode}`);
    if (performance.now() - startedMs > startMsMax) {
      await endServer(child);
      throw new Error(`the Pub/Sub emulator did not answer within ${startMsMax} ms`);
    }
    await sleep(50);
  }
  return { host, close: () => endServer(child) };
}
