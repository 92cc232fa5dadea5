import { describe, expect, it } from 'vitest';
import { readServerConfig } from '../../../services/prediction-api/config.ts';
import { createLazyWarehouse } from '../../../services/prediction-api/lazy-warehouse.ts';
import type { Warehouse } from '../../../shared/ports/warehouse.ts';

describe('the configuration of the server', () => {
  it('has defaults that bind to this machine alone', () => {
    expect(readServerConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      dataFolder: 'data',
      api: { refreshMs: 3_000 },
    });
    expect(readServerConfig({ PORT: '0', REFRESH_SECONDS: '0.5' })).toMatchObject({
      port: 0,
      api: { refreshMs: 500 },
    });
  });

  it('names every problem', () => {
    expect(() => readServerConfig({ PORT: '80000', LOG_LEVEL: 'loud' })).toThrow(
      expect.objectContaining({
        code: 'CONFIG_INVALID',
        message: expect.stringMatching(/PORT[\s\S]*LOG_LEVEL|LOG_LEVEL[\s\S]*PORT/),
      }),
    );
  });
});

describe('a lazy warehouse', () => {
  function counting() {
    const calls: string[] = [];
    const warehouse: Warehouse = {
      ensureSchema: async () => void calls.push('ensureSchema'),
      query: async () => {
        calls.push('query');
        return [{ one: 1 }];
      },
      load: async () => {
        calls.push('load');
        return { inserted: 0, updated: 0, unchanged: 0 };
      },
      loadAll: async () => {
        calls.push('loadAll');
        return [];
      },
      expire: async () => [],
      close: async () => void calls.push('close'),
    };
    return { calls, warehouse };
  }

  it('opens on first use, once', async () => {
    const { calls, warehouse } = counting();
    let opened = 0;
    const lazy = createLazyWarehouse(async () => {
      opened += 1;
      return warehouse;
    });
    expect(opened).toBe(0);
    await Promise.all([lazy.query({ text: 'select 1' }), lazy.ensureSchema()]);
    await lazy.load({ table: 'x.y', objectKeys: [], mode: { kind: 'merge' } });
    await lazy.loadAll([]);
    await lazy.close();
    expect(opened).toBe(1);
    expect(calls.sort()).toEqual(['close', 'ensureSchema', 'load', 'loadAll', 'query']);
  });

  it('has nothing to close when it was never used, and opens again after a failure', async () => {
    const { warehouse } = counting();
    let attempts = 0;
    const lazy = createLazyWarehouse(async () => {
      attempts += 1;
      if (attempts === 1) throw new Error('in use');
      return warehouse;
    });
    await lazy.close();
    expect(attempts).toBe(0);
    await expect(lazy.query({ text: 'select 1' })).rejects.toThrow(/in use/);
    expect(await lazy.query({ text: 'select 1' })).toEqual([{ one: 1 }]);
  });
});
