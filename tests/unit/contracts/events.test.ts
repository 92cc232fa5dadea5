import { describe, expect, it } from 'vitest';
import { cloudEventSchema } from '../../../schemas/events/envelope.ts';
import { eventContracts } from '../../../schemas/events/events.ts';
import { stageNames, subscriptionLimits, topicNames, topicOfType, topics } from '../../../schemas/topics.ts';
import { createEvent, parseEvent } from '../../../shared/runtime/cloud-event.ts';

const contracts = Object.values(eventContracts);

describe.each(contracts)('$type', (contract) => {
  it('is named hankstank.<resource>.<past participle>.v<n> and described', () => {
    expect(contract.type).toMatch(/^hankstank\.[a-z]+\.[a-z-]+\.v\d+$/);
    expect(contract.description).not.toBe('');
  });

  it('accepts its pass examples as they are', () => {
    expect(contract.examples.pass.length).toBeGreaterThan(0);
    for (const example of contract.examples.pass) expect(contract.data.parse(example)).toEqual(example);
  });

  it('refuses its fail examples', () => {
    expect(contract.examples.fail.length).toBeGreaterThan(0);
    for (const { why, data } of contract.examples.fail)
      expect(contract.data.safeParse(data).success, why).toBe(false);
  });

  it('refuses a field nobody knows', () => {
    const [example] = contract.examples.pass;
    expect(contract.data.safeParse({ ...Object(example), surprise: 1 }).success).toBe(false);
  });

  it('belongs to exactly one topic', () => {
    expect(topicNames.filter((name) => topics[name].event.type === contract.type)).toHaveLength(1);
    expect(topicOfType(contract.type)).not.toBeNull();
  });

  it('fits into a message', () => {
    for (const example of contract.examples.pass) {
      expect(Buffer.byteLength(JSON.stringify(example))).toBeLessThan(subscriptionLimits.messageBytesMax);
    }
  });
});

describe('topics', () => {
  it('have somebody who says it and a purpose', () => {
    for (const name of topicNames) {
      expect(topics[name].producers.length).toBeGreaterThan(0);
      expect(topics[name].purpose).not.toBe('');
    }
  });

  it('give every stage something to listen to', () => {
    const listening = new Set<string>(topicNames.flatMap((name) => [...topics[name].consumers]));
    expect([...listening].sort()).toEqual([...stageNames].sort());
  });

  it('know no topic for an unknown type', () => expect(topicOfType('hankstank.nothing.done.v1')).toBeNull());
});

describe('an event', () => {
  const publication = {
    topic: 'collection.requested' as const,
    data: {
      run_id: '20260415T061500Z-ab12',
      game_date: '2026-04-14',
      reason: 'nightly' as const,
      game_pks: null,
      attempt: 1,
    },
  };
  const origin = { source: 'console', time: '2026-04-15T06:15:00.000Z', idSeed: 'seed' };

  it('survives the wire', () => {
    const event = createEvent(publication, origin);
    expect(cloudEventSchema.parse(event)).toEqual(event);
    expect(parseEvent(JSON.stringify(event), 'collection.requested')).toEqual(event);
    expect(event.partitionkey).toBe('2026-04-14');
  });

  it('has the same id for the same seed and another for another', () => {
    expect(createEvent(publication, origin).id).toBe(
      createEvent(publication, { ...origin, time: '2026-04-16T00:00:00.000Z' }).id,
    );
    expect(createEvent(publication, origin).id).not.toBe(
      createEvent(publication, { ...origin, idSeed: 'other' }).id,
    );
  });

  it('of our own that breaks its contract is refused before it is published', () => {
    const broken = { ...publication, data: { ...publication.data, attempt: 9 } };
    expect(() => createEvent(broken, origin)).toThrow(/attempt/);
  });
});
