import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { processorVersion } from '../../../shared/runtime/version.ts';

/** The OpenAPI document and its page at /docs, served from the package: no network needed. Before the routes. */
export async function installDocumentation(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: "Hank's Tank",
        description:
          'MLB win probabilities and scores as of a stated moment. They are probabilities with uncertainty, not advice.',
        version: processorVersion,
      },
      tags: [
        { name: 'predictions', description: 'Games to come.' },
        { name: 'models', description: 'What predicts, and how well it did.' },
        { name: 'reference', description: 'Names and ids.' },
        { name: 'operation', description: 'For the operator and the load balancer.' },
      ],
    },
    transform: jsonSchemaTransform,
  });
  await app.register(swaggerUi, { routePrefix: '/docs' });
}
