import {
  collectionRequested,
  dataCollected,
  dataLoaded,
  dataRetry,
  dataValidated,
  eventDeadLettered,
  featuresCreated,
  modelDeployed,
  modelDrifted,
  predictionsCreated,
  slateRequested,
} from './events/events.ts';

/** The stages of the chain, in order. */
export const stageNames = [
  'collector',
  'validator',
  'loader',
  'feature-engine',
  'trainer',
  'prediction-api',
  'dead-letter',
] as const;

/** A stage of the chain. */
export type StageName = (typeof stageNames)[number];

/** One topic: what is said on it, who says it, who listens. Ordering key is always the game date. */
interface Topic {
  purpose: string;
  event: { type: string };
  producers: readonly (StageName | 'console' | 'scheduler' | 'bus')[];
  consumers: readonly StageName[];
}

/** Every topic. Stages meet here and nowhere else. */
export const topics = {
  'collection.requested': {
    purpose: 'A game date is to be collected.',
    event: collectionRequested,
    producers: ['console', 'scheduler'],
    consumers: ['collector'],
  },
  'data.collected': {
    purpose: 'Responses archived, rows staged.',
    event: dataCollected,
    // The console imports files that no collection date names: history, odds.
    producers: ['collector', 'console'],
    consumers: ['validator'],
  },
  'data.validated': {
    purpose: 'Rows graded and split by table.',
    event: dataValidated,
    producers: ['validator'],
    consumers: ['loader'],
  },
  'data.retry': {
    purpose: 'Games to collect again.',
    event: dataRetry,
    producers: ['validator'],
    consumers: ['collector'],
  },
  'data.loaded': {
    purpose: 'Rows merged into the warehouse.',
    event: dataLoaded,
    producers: ['loader', 'console'],
    consumers: ['feature-engine'],
  },
  'slate.requested': {
    purpose: 'A slate is to be predicted.',
    event: slateRequested,
    producers: ['console', 'scheduler'],
    consumers: ['feature-engine'],
  },
  'features.created': {
    purpose: 'Feature partitions rebuilt, snapshot promoted.',
    event: featuresCreated,
    producers: ['feature-engine'],
    consumers: ['trainer', 'prediction-api'],
  },
  'model.deployed': {
    purpose: 'The current model changed.',
    event: modelDeployed,
    producers: ['trainer'],
    consumers: ['prediction-api'],
  },
  'model.drifted': {
    purpose: 'A served model left its limits.',
    event: modelDrifted,
    producers: ['console'],
    consumers: [],
  },
  'predictions.created': {
    purpose: 'Batch predictions written.',
    event: predictionsCreated,
    producers: ['prediction-api'],
    consumers: [],
  },
  'event.dead-lettered': {
    purpose: 'Events that failed for good.',
    event: eventDeadLettered,
    producers: ['bus', 'validator'],
    consumers: ['dead-letter'],
  },
} as const satisfies Record<string, Topic>;

/** The name of a topic. */
export type TopicName = keyof typeof topics;

/** All topic names. */
export const topicNames = Object.keys(topics) as TopicName[]; // keys of a const object

/** Limits of every subscription (Pub/Sub allows 5 delivery attempts at least and 600 s of ack deadline at most). */
export const subscriptionLimits = {
  deliveryAttemptsMax: 5,
  ackDeadlineSeconds: 600,
  messageBytesMax: 10 * 1024 * 1024,
  retentionDays: 7,
  retryDelayMsMin: 1_000,
  retryDelayMsMax: 60_000,
} as const;

/** Waits between the deliveries of a push in the cloud: four of them outlast a service that is away for two minutes; Pub/Sub allows 600 s. */
export const pushRetrySeconds = { min: 10, max: 600 } as const;

/** The topic of an event type, or null. */
export function topicOfType(type: string): TopicName | null {
  return topicNames.find((name) => topics[name].event.type === type) ?? null;
}
