import type { z } from 'zod';
import type { ObjectReference } from '../../schemas/events/event-parts.ts';
import type { StageName, TopicName, topics } from '../../schemas/topics.ts';
import type { ErrorCode } from '../domain/errors.ts';
import type { Bus } from '../ports/bus.ts';
import type { Clock, Ids } from '../ports/clock.ts';
import type { ObjectStore } from '../ports/objects.ts';
import type { Logger } from './log.ts';

/** The data of the event of a topic. */
export type TopicData<Topic extends TopicName> = z.infer<(typeof topics)[Topic]['event']['data']>;

/** An event a handler wants published once its work is durable. */
export type Publication = { [Topic in TopicName]: { topic: Topic; data: TopicData<Topic> } }[TopicName];

/** A named check of a stage run, kept in its manifest. */
export interface StageCheck {
  name: string;
  passed: boolean;
  detail: string;
}

/** A part of an event that failed for good while the rest went on (one game of a date). `replay` is the event that would do it again. */
export interface PartFailure {
  gamePk: number | null;
  code: ErrorCode;
  message: string;
  replay: Publication;
}

/** What a handler did. */
export interface StageResult {
  status: 'success' | 'skipped';
  /** Why it was skipped, or what stands out. */
  reason?: string;
  rowsIn: number;
  rowsOut: number;
  outputs?: readonly ObjectReference[];
  checks?: readonly StageCheck[];
  publish?: readonly Publication[];
  failedParts?: readonly PartFailure[];
}

/** What the harness gives to every handler. */
export interface StageContext {
  stage: StageName;
  eventId: string;
  /** Delivery attempt, from 1. */
  attempt: number;
  log: Logger;
  clock: Clock;
  ids: Ids;
}

/** The work of a stage for one topic. Must be idempotent: it may run again after a crash. Errors are HanksTankErrors. */
export type StageHandler<Topic extends TopicName, Dependencies> = (
  data: TopicData<Topic>,
  dependencies: Dependencies,
  context: StageContext,
) => Promise<StageResult>;

/** What the harness itself needs. */
export interface HarnessPorts {
  bus: Bus;
  objects: ObjectStore;
  clock: Clock;
  ids: Ids;
  log: Logger;
}
