import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { errorEntry, HanksTankError } from '../../../shared/domain/errors.ts';
import type { ErrorAnswer } from '../schemas/error.ts';

/** A status with the body that explains it. */
interface Answer {
  status: number;
  error: Omit<ErrorAnswer['error'], 'request_id'>;
}

/** Gives every error its status and one form. A stack, a payload or an inner message never leaves the process. */
export function installErrorAnswers(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | HanksTankError, request, reply) => {
    const answer = answerOf(error);
    if (answer.status >= 500) {
      request.log.error({ err: error, status: answer.status, code: answer.error.code }, 'request failed');
    }
    return send(answer, request, reply);
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0];
    const error = new HanksTankError('ROUTE_NOT_FOUND', `There is no ${request.method} ${path}.`);
    return send(answerOf(error), request, reply);
  });
}

const send = (answer: Answer, request: FastifyRequest, reply: FastifyReply) =>
  reply.code(answer.status).send({ error: { ...answer.error, request_id: request.id } });

function answerOf(error: FastifyError | HanksTankError): Answer {
  if (hasZodFastifySchemaValidationErrors(error)) {
    return invalid(
      400,
      error.validation.map(({ instancePath, message }) => {
        const place = instancePath.slice(1).replaceAll('/', '.') || (error.validationContext ?? 'request');
        return `${place}: ${message ?? 'invalid'}`;
      }),
    );
  }
  if (error instanceof HanksTankError) return answerOfOwn(error);
  const status = error.statusCode ?? 500;
  return status >= 400 && status < 500 ? invalid(status, [error.message]) : internal();
}

function answerOfOwn(error: HanksTankError): Answer {
  if (error.code === 'REQUEST_INVALID') return invalid(400, [error.message]);
  const { class: errorClass, httpStatus } = errorEntry(error.code);
  const status = httpStatus ?? (errorClass === 'transient' || errorClass === 'setup' ? 503 : 500);
  if (status === 500) return internal();
  return { status, error: { code: error.code, message: error.message, check: error.check } };
}

function invalid(status: number, problems: string[]): Answer {
  const { check } = errorEntry('REQUEST_INVALID');
  return {
    status,
    error: {
      code: 'REQUEST_INVALID',
      message: `The request is invalid: ${problems.join('; ')}`,
      problems,
      check,
    },
  };
}

const internal = (): Answer => ({
  status: 500,
  error: {
    code: 'INTERNAL',
    message: 'The request failed for a reason that is in the log, under the request id.',
    check: errorEntry('INTERNAL').check,
  },
});
