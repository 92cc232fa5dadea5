import { z } from 'zod';
import { cloudEventSchema } from '../../schemas/events/envelope.ts';
import { eventContracts } from '../../schemas/events/events.ts';
import { bigQueryFields } from '../../schemas/tables/bigquery-schema.ts';
import { tableContracts } from '../../schemas/tables/index.ts';
import { qualifiedName } from '../../schemas/tables/table-contract.ts';
import { subscriptionLimits, topicNames, topics } from '../../schemas/topics.ts';
import { scheduleCatalog, topicCatalog } from './cloud.ts';

const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const jsonSchemaOf = (schema: z.ZodType): object => z.toJSONSchema(schema, { target: 'draft-2020-12' });

/** Tables with everything Terraform needs to make them. */
const tableCatalog = (): object[] =>
  tableContracts.map((contract) => ({
    dataset: contract.dataset,
    table: contract.name,
    version: contract.version,
    zone: contract.zone,
    description: contract.description,
    key: contract.key,
    partition_by: contract.partitionBy,
    partition_granularity: contract.partitionBy === null ? null : 'MONTH',
    cluster_by: contract.clusterBy,
    retention_days: contract.retentionDays,
    schema: bigQueryFields(contract),
  }));

/** The chain as an AsyncAPI 3 document. */
function asyncApi(): object {
  const channels = Object.fromEntries(
    topicNames.map((name) => [
      name,
      {
        address: name,
        description: topics[name].purpose,
        messages: { event: { $ref: `#/components/messages/${name}` } },
      },
    ]),
  );
  const operations = Object.fromEntries(
    topicNames.flatMap((name) => [
      ...topics[name].producers.map((producer) => [
        `${producer}.sends.${name}`,
        { action: 'send', channel: { $ref: `#/channels/${name}` } },
      ]),
      ...topics[name].consumers.map((consumer) => [
        `${consumer}.receives.${name}`,
        { action: 'receive', channel: { $ref: `#/channels/${name}` } },
      ]),
    ]),
  );
  const messages = Object.fromEntries(
    topicNames.map((name) => [
      name,
      {
        name: topics[name].event.type,
        contentType: 'application/cloudevents+json',
        payload: {
          schemaFormat: 'application/schema+json;version=draft-2020-12',
          schema: jsonSchemaOf(topics[name].event.data),
        },
      },
    ]),
  );
  return {
    asyncapi: '3.0.0',
    info: {
      title: "Hank's Tank",
      version: '1',
      description: `Every message is a CloudEvent; limits: ${JSON.stringify(subscriptionLimits)}`,
    },
    channels,
    operations,
    components: { messages },
  };
}

/** Generated contract files by path below the repository. */
export function contractFiles(): Map<string, string> {
  const files = new Map<string, string>();
  files.set('schemas/generated/asyncapi.json', asJson(asyncApi()));
  files.set('schemas/generated/tables.json', asJson(tableCatalog()));
  files.set('schemas/generated/schedules.json', asJson(scheduleCatalog()));
  files.set('schemas/generated/topics.json', asJson(topicCatalog()));
  files.set('schemas/generated/events/cloud-event.json', asJson(jsonSchemaOf(cloudEventSchema)));
  for (const [type, contract] of Object.entries(eventContracts)) {
    files.set(`schemas/generated/events/${type}.json`, asJson(jsonSchemaOf(contract.data)));
  }
  for (const contract of tableContracts) {
    files.set(`schemas/generated/tables/${qualifiedName(contract)}.json`, asJson(jsonSchemaOf(contract.row)));
    files.set(`schemas/generated/bigquery/${qualifiedName(contract)}.json`, asJson(bigQueryFields(contract)));
  }
  return files;
}
