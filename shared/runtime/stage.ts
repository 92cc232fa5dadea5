import type { CloudEvent } from '../../schemas/events/envelope.ts';
import { manifestKey } from '../../schemas/manifest.ts';
import { type StageName, subscriptionLimits, type TopicName } from '../../schemas/topics.ts';
import { asHanksTankError, HanksTankError } from '../domain/errors.ts';
import type { Delivery } from '../ports/bus.ts';
import { createEvent, parseEvent } from './cloud-event.ts';
import { asPartOfRun } from './current-run.ts';
import { deadLetterPublication } from './dead-letter.ts';
import type { Logger } from './log.ts';
import { stackExcerpt } from './stack-excerpt.ts';
import {
  assertSamePayload,
  manifestOf,
  publishOutbox,
  readManifest,
  runOf,
  type Started,
  writeManifest,
} from './stage-manifest.ts';
import type { HarnessPorts, StageHandler, StageResult } from './stage-types.ts';

/** A stage: its name and the work it does for each topic it consumes. */
export interface Stage<Dependencies> {
  name: StageName;
  handlers: { readonly [Topic in TopicName]?: StageHandler<Topic, Dependencies> };
}

/** Declares a stage; the type keeps every handler true to the contract of its topic. */
export const defineStage = <Dependencies>(stage: Stage<Dependencies>): Stage<Dependencies> => stage;

/** `stage.topic`: the name of a subscription. */
export const subscriptionName = (stage: StageName, topic: TopicName): string => `${stage}.${topic}`;

/** Subscribes a stage to all of its topics. */
export function attachStage<Dependencies>(
  stage: Stage<Dependencies>,
  dependencies: Dependencies,
  ports: HarnessPorts,
): void {
  const topics = Object.keys(stage.handlers) as TopicName[]; // keys of the handlers object
  for (const topic of topics) {
    ports.bus.subscribe(topic, subscriptionName(stage.name, topic), (delivery) =>
      handleDelivery(stage, dependencies, ports, delivery),
    );
  }
}

/**
 * One delivery: parse, skip what is done, work, record the manifest with its outbox, publish.
 * Returning acknowledges. Throws what the bus should deliver again: transient and setup errors, and bugs while attempts remain.
 */
export async function handleDelivery<Dependencies>(
  stage: Stage<Dependencies>,
  dependencies: Dependencies,
  ports: HarnessPorts,
  delivery: Delivery,
): Promise<void> {
  let event: CloudEvent;
  try {
    event = parseEvent(delivery.payload, delivery.topic);
  } catch (thrown) {
    const error = asHanksTankError(thrown);
    ports.log.error({ stage: stage.name, topic: delivery.topic, code: error.code }, error.message);
    await publishDeadLetter(stage.name, ports, delivery, null, error);
    return;
  }
  await handleEvent(stage, dependencies, ports, delivery, event);
}

async function handleEvent<Dependencies>(
  stage: Stage<Dependencies>,
  dependencies: Dependencies,
  ports: HarnessPorts,
  delivery: Delivery,
  event: CloudEvent,
): Promise<void> {
  const run = runOf(event);
  const key = manifestKey(stage.name, run.gameDate, run.runId, event.id);
  const log = ports.log.child({
    stage: stage.name,
    run_id: run.runId,
    game_date: run.gameDate,
    event_id: event.id,
    'logging.googleapis.com/trace': event.traceparent.split('-')[1],
  });
  const started: Started = { at: ports.clock.now().toISOString(), monotonicMs: ports.clock.monotonicMs() };
  try {
    const done = await readManifest(ports.objects, key);
    if (done !== null && done.status !== 'failed') {
      assertSamePayload(done, event);
      if (done.published_at === null) await publishOutbox(ports, key, done);
      log.debug('already done');
      return;
    }
    const result = await asPartOfRun(run.runId, () =>
      runHandler(stage, dependencies, ports, delivery, event, log),
    );
    const manifest = manifestOf(stage.name, ports, delivery, event, result, started);
    await writeManifest(ports.objects, key, manifest);
    await publishOutbox(ports, key, manifest);
    log.info(
      {
        status: result.status,
        rows_in: result.rowsIn,
        rows_out: result.rowsOut,
        duration_ms: manifest.duration_ms,
      },
      result.reason ?? result.status,
    );
  } catch (thrown) {
    await handleFailure(stage.name, ports, delivery, event, asHanksTankError(thrown), { key, started, log });
  }
}

async function runHandler<Dependencies>(
  stage: Stage<Dependencies>,
  dependencies: Dependencies,
  ports: HarnessPorts,
  delivery: Delivery,
  event: CloudEvent,
  log: Logger,
): Promise<StageResult> {
  // The data was parsed by the contract of exactly this topic, which is what the handler's type asks for.
  const handler = stage.handlers[delivery.topic] as StageHandler<TopicName, Dependencies> | undefined;
  if (handler === undefined) {
    throw new HanksTankError(
      'EVENT_MALFORMED',
      `stage ${stage.name} does not consume topic ${delivery.topic}`,
    );
  }
  const context = {
    stage: stage.name,
    eventId: event.id,
    attempt: delivery.attempt,
    log,
    clock: ports.clock,
    ids: ports.ids,
  };
  return handler(event.data as Parameters<typeof handler>[0], dependencies, context);
}

/**
 * Contract errors are final; everything else is tried again until the attempts are used up. Setup errors never are: nothing may be dropped.
 * The dead-letter stage gives nothing up: a letter about a letter that cannot be stored would go round for ever.
 */
function isFinalFailure(stageName: StageName, delivery: Delivery, error: HanksTankError): boolean {
  if (stageName === 'dead-letter' || error.class === 'setup') return false;
  return error.class === 'contract' || delivery.attempt >= subscriptionLimits.deliveryAttemptsMax;
}

async function handleFailure(
  stageName: StageName,
  ports: HarnessPorts,
  delivery: Delivery,
  event: CloudEvent,
  error: HanksTankError,
  run: { key: string; started: Started; log: Logger },
): Promise<void> {
  const isFinal = isFinalFailure(stageName, delivery, error);
  const level = error.class === 'transient' && !isFinal ? 'warn' : 'error';
  run.log[level](
    { code: error.code, error_class: error.class, attempt: delivery.attempt, err: error },
    error.message,
  );
  if (!isFinal) throw error;
  const failed: StageResult = { status: 'skipped', rowsIn: 0, rowsOut: 0 };
  const manifest = manifestOf(stageName, ports, delivery, event, failed, run.started);
  await writeManifest(ports.objects, run.key, {
    ...manifest,
    status: 'failed',
    error: { code: error.code, message: error.message, stack_excerpt: stackExcerpt(error) },
  });
  await publishDeadLetter(stageName, ports, delivery, event, error);
}

async function publishDeadLetter(
  stageName: StageName,
  ports: HarnessPorts,
  delivery: Delivery,
  event: CloudEvent | null,
  error: HanksTankError,
): Promise<void> {
  const time = ports.clock.now().toISOString();
  const publication = deadLetterPublication(error, { stageName, delivery, event, failedAt: time });
  await ports.bus.publish(
    publication.topic,
    createEvent(publication, {
      source: stageName,
      time,
      idSeed: publication.data.dead_letter_id,
      ...(event === null ? {} : { parentTrace: event.traceparent }),
    }),
  );
}
