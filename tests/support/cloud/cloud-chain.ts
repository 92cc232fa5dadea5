import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Topic } from '@google-cloud/pubsub';
import type { Manifest } from '../../../schemas/manifest.ts';
import type { StageName, TopicName } from '../../../schemas/topics.ts';
import { dataPaths } from '../../../services/console/embedded-ports.ts';
import { openBigQueryWarehouse } from '../../../shared/adapters/gcp/bigquery-warehouse.ts';
import { readCloudSettings } from '../../../shared/adapters/gcp/cloud-settings.ts';
import { openCloudObjects } from '../../../shared/adapters/gcp/cloud-storage-objects.ts';
import { busMessage } from '../../../shared/domain/bus-message.ts';
import type { ObjectStore } from '../../../shared/ports/objects.ts';
import type { Warehouse } from '../../../shared/ports/warehouse.ts';
import { createEvent } from '../../../shared/runtime/cloud-event.ts';
import type { Publication } from '../../../shared/runtime/stage-types.ts';
import { type BigQueryServer, openBigQueryServer } from './bigquery-server.ts';
import { createChainTopics, pushPath } from './chain-topics.ts';
import { openSecretManagerServer } from './secret-manager-server.ts';
import { type PublishedEvent, settleChain } from './settle-chain.ts';
import { buildInto, type StageProcesses, startStages } from './stage-processes.ts';
import { openStorageServer } from './storage-server.ts';

const projectId = 'test-project';
const bucket = 'test-bucket';

/** Somebody who pushes what is published: the emulator of Pub/Sub, or our relay. */
export interface PushingServer {
  /** `127.0.0.1:port`. */
  host: string;
  close(): Promise<void>;
}

/** The whole chain as in the cloud: every stage a process, joined by pushes alone, with servers of this machine behind them. */
export interface CloudChain {
  objects: ObjectStore;
  warehouse: Warehouse;
  bigQuery: BigQueryServer;
  stages: StageProcesses;
  /** Puts an event of the console on its topic. */
  publish(publication: Publication): Promise<PublishedEvent>;
  /** Puts any bytes on a topic, as a broken producer might. */
  publishBytes(topic: TopicName, bytes: Buffer, orderingKey?: string): Promise<void>;
  /** Sends an event to one stage once more, as Pub/Sub may at any time. Returns the status of the answer. */
  pushAgain(stage: StageName, published: PublishedEvent): Promise<number>;
  /** Waits until a stage has begun something new in the warehouse. */
  waitForWork(stage: StageName): Promise<void>;
  /** Waits until nothing is left to do. */
  settle(published: readonly PublishedEvent[], timeoutMs?: number): Promise<Manifest[]>;
  /** Ends everything and leaves a data folder with what there was in the end; a second call does nothing more. */
  close(): Promise<{ dataDir: string }>;
  /** Ends what still runs and removes the folder. */
  remove(): Promise<void>;
}

const settleTimeoutMs = 240_000;

/** Builds the bundles and starts the chain over a folder of recorded answers. */
export async function openCloudChain(
  openPushingServer: () => Promise<PushingServer>,
  archive: string,
): Promise<CloudChain> {
  const root = mkdtempSync(join(tmpdir(), 'hankstank-cloud-'));
  const dataDir = join(root, 'data');
  mkdirSync(dataDir);
  const storage = await openStorageServer({ buckets: [bucket] });
  const bigQuery = await openBigQueryServer({
    readObject: async (name, key) => {
      const bytes = storage.read(name, key);
      if (bytes === null) throw new Error(`no object gs://${name}/${key}`);
      return bytes;
    },
    file: dataPaths(dataDir).warehouse,
  });
  const secrets = await openSecretManagerServer();
  const pubsub = await openPushingServer();
  const environment = {
    GOOGLE_CLOUD_PROJECT: projectId,
    HANKSTANK_BUCKET: bucket,
    STORAGE_ENDPOINT: storage.url,
    BIGQUERY_ENDPOINT: bigQuery.url,
    SECRET_MANAGER_ENDPOINT: secrets.url,
    PUBSUB_EMULATOR_HOST: pubsub.host,
    HANKSTANK_SOURCE: 'archive',
    HANKSTANK_ARCHIVE: archive,
  };
  // The library would look for the credentials of a machine in the cloud.
  process.env['METADATA_SERVER_DETECTION'] ??= 'none';
  const settings = readCloudSettings(environment);
  const objects = openCloudObjects(settings);
  const warehouse = openBigQueryWarehouse(settings, { stage: 'console' });
  await warehouse.ensureSchema();
  const stages = await startStages(await buildInto(root), environment);
  const client = await createChainTopics(pubsub.host, projectId, stages.urlOf);
  const opened = new Map<TopicName, Topic>();

  async function publishBytes(name: TopicName, data: Buffer, orderingKey?: string): Promise<void> {
    const topic = opened.get(name) ?? client.topic(name, { messageOrdering: true });
    opened.set(name, topic);
    await topic.publishMessage({ data, ...(orderingKey === undefined ? {} : { orderingKey }) });
  }

  let closing: Promise<{ dataDir: string }> | null = null;
  async function close(): Promise<{ dataDir: string }> {
    await stages.close();
    await client.close();
    await pubsub.close();
    for (const { key } of await objects.list('')) {
      const file = join(dataPaths(dataDir).objects, key);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, await objects.get(key));
    }
    await warehouse.close();
    await Promise.all([storage.close(), bigQuery.close(), secrets.close()]);
    return { dataDir };
  }

  return {
    objects,
    warehouse,
    bigQuery,
    stages,
    publishBytes,
    publish: async (publication) => {
      const event = createEvent(publication, {
        source: 'console',
        time: new Date().toISOString(),
        idSeed: JSON.stringify(publication.data),
      });
      const { payload, orderingKey } = busMessage(publication.topic, event);
      await publishBytes(publication.topic, Buffer.from(payload), orderingKey);
      return { topic: publication.topic, event };
    },
    pushAgain: async (stage, { topic, event }) => {
      const message = {
        data: Buffer.from(JSON.stringify(event)).toString('base64'),
        attributes: {},
        messageId: `again-${event.id}`,
        publishTime: new Date().toISOString(),
      };
      const answer = await fetch(`${stages.urlOf(stage)}${pushPath(projectId, topic)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ message, subscription: `projects/${projectId}/subscriptions/again` }),
      });
      return answer.status;
    },
    waitForWork: async (stage) => {
      const countWork = () =>
        bigQuery.requests.filter(({ body }) => JSON.stringify(body).includes(`"stage":"${stage}"`)).length;
      const before = countWork();
      while (countWork() === before) await delay(5);
    },
    settle: async (published, timeoutMs = settleTimeoutMs) => {
      try {
        return await settleChain(objects, published, timeoutMs);
      } catch (error) {
        throw new Error(`${String(error)}\n${stages.logs().slice(-8_000)}`);
      }
    },
    close: () => {
      closing ??= close();
      return closing;
    },
    remove: async () => {
      closing ??= close();
      await closing;
      rmSync(root, { recursive: true, force: true });
    },
  };
}
