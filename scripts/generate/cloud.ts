import { lookBackDaysDefault, schedules, scheduleTimeZone } from '../../schemas/schedules.ts';
import {
  pushRetrySeconds,
  type StageName,
  stageNames,
  subscriptionLimits,
  type TopicName,
  topicNames,
  topics,
} from '../../schemas/topics.ts';

/** A subscription with the topic of its dead letters, and the subscription of that topic. */
function subscriptionOf(stage: StageName, topic: TopicName): object {
  const name = `${stage}.${topic}`;
  return {
    name,
    stage,
    topic,
    dead_letter_topic: `${name}.dead-letter`,
    dead_letter_subscription: `dead-letter.${name}`,
  };
}

/** Who publishes a topic: the bus speaks for whatever stage gives an event up, the scheduler starts the job `console`. */
const publishersOf = (topic: TopicName): string[] => [
  ...new Set(
    topics[topic].producers.flatMap((producer): readonly string[] =>
      producer === 'bus' ? stageNames : [producer === 'scheduler' ? 'console' : producer],
    ),
  ),
];

/** Stages, topics and subscriptions with their limits, as Terraform reads them. */
export const topicCatalog = (): object => ({
  stages: stageNames,
  limits: {
    delivery_attempts_max: subscriptionLimits.deliveryAttemptsMax,
    ack_deadline_seconds: subscriptionLimits.ackDeadlineSeconds,
    retention_days: subscriptionLimits.retentionDays,
    retry_seconds_min: pushRetrySeconds.min,
    retry_seconds_max: pushRetrySeconds.max,
  },
  topics: topicNames.map((name) => ({
    name,
    purpose: topics[name].purpose,
    event_type: topics[name].event.type,
    publishers: publishersOf(name),
  })),
  subscriptions: topicNames.flatMap((topic) =>
    topics[topic].consumers.map((stage) => subscriptionOf(stage, topic)),
  ),
});

/** When the chain runs, as Terraform reads it. */
export const scheduleCatalog = (): object => ({
  time_zone: scheduleTimeZone,
  look_back_days: lookBackDaysDefault,
  schedules: schedules.map(({ name, cron, jobArguments, why }) => ({
    name,
    cron,
    job_arguments: jobArguments,
    why,
  })),
});
