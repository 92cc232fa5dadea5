import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { subscriptionLimits } from '../../schemas/topics.ts';
import { createPushTokenCheck } from '../adapters/gcp/push-token.ts';
import { readVariables } from '../domain/read-variables.ts';
import { readPushBody } from '../runtime/push-delivery.ts';
import type { PushHandler } from '../runtime/push-stage.ts';

/** Throws when a request with this `Authorization` header is not a push of our subscriptions. */
export type PushCheck = (authorization: string | undefined) => Promise<void>;

/** Base64 makes a message a third longer; the rest is room for attributes. */
const bodyBytesMax = Math.ceil(subscriptionLimits.messageBytesMax * 1.4);

const pathSchema = z.object({ topic: z.string() });

/** `POST /projects/:project/topics/:topic`: 204 acknowledges a message, every other answer asks for it again. */
export function addPushEndpoint(app: FastifyInstance, take: PushHandler, check: PushCheck): void {
  app.post(
    '/projects/:project/topics/:topic',
    { bodyLimit: bodyBytesMax, schema: { hide: true } },
    async (request, reply) => {
      // Cloud Run looks at this header first, and then not at the other one: with both, nobody has checked the one that we read.
      const isChecked = request.headers['x-serverless-authorization'] === undefined;
      await check(isChecked ? request.headers.authorization : undefined);
      const { topic } = pathSchema.parse(request.params);
      await take(() => readPushBody(request.body, topic));
      return reply.code(204).send();
    },
  );
}

const variables = z.object({
  PUSH_AUDIENCE: z.string().min(1),
  PUSH_SERVICE_ACCOUNT: z.email(),
  PUSH_CHECKED_BY_CLOUD_RUN: z.stringbool().default(false),
});

/**
 * The check of the tokens that Pub/Sub signs its pushes with, by PUSH_AUDIENCE, PUSH_SERVICE_ACCOUNT and PUSH_CHECKED_BY_CLOUD_RUN (true
 * where IAM refuses whoever has no token, and only there). The emulator sends none, so with PUBSUB_EMULATOR_HOST nothing is checked.
 * Throws CONFIG_INVALID.
 */
export function createPushCheck(environment: Readonly<Record<string, string | undefined>>): PushCheck {
  if (environment['PUBSUB_EMULATOR_HOST'] !== undefined) return async () => undefined;
  const values = readVariables(variables, environment, 'The push endpoint');
  return createPushTokenCheck({
    audience: values.PUSH_AUDIENCE,
    serviceAccount: values.PUSH_SERVICE_ACCOUNT,
    isCheckedByCloudRun: values.PUSH_CHECKED_BY_CLOUD_RUN,
  });
}
