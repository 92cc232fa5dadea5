import { cloudEvent } from '@google-cloud/functions-framework';
import { createHttpClient } from '../../shared/adapters/local/http-client.ts';
import { openCloudPorts } from '../../shared/composition/cloud-ports.ts';
import { openStageWarehouse } from '../../shared/composition/stage-warehouse.ts';
import type { DataSource } from '../../shared/ports/data-source.ts';
import type { Secrets } from '../../shared/ports/secrets.ts';
import { readPushEvent } from '../../shared/runtime/push-delivery.ts';
import { createPushHandler } from '../../shared/runtime/push-stage.ts';
import { createSeasonsCollector } from './collect-seasons.ts';
import { readCollectorSettings, readSourceSettings } from './config.ts';
import { readFeedHere } from './feed-to-bundle.ts';
import { collectorStage } from './handler.ts';
import { openLiveSources } from './live-sources.ts';
import { oddsAndWeather } from './odds-and-weather.ts';
import { statsApiDatasets } from './statsapi-datasets.ts';

const { settings, ...ports } = openCloudPorts(process.env);
const { objects, clock } = ports;
const warehouse = openStageWarehouse(settings, 'collector');
const http = createHttpClient();
const { source, savant } = await openSources();

async function openSources(): Promise<{ source: DataSource; savant: DataSource | null }> {
  const chosen = readSourceSettings(process.env);
  if (chosen.source === 'statsapi') return openLiveSources(http, clock);
  // Imported only for rehearsals.
  const { createArchiveSource } = await import('../../shared/adapters/local/archive-source.ts');
  const { openSavantFolder } = await import('../../shared/adapters/local/savant-folder.ts');
  return {
    source: await createArchiveSource(chosen.archive),
    savant: chosen.savant === null ? null : await openSavantFolder(chosen.savant),
  };
}

let opened: Promise<Secrets> | null = null;
const secrets: Secrets = {
  get: async (name) => {
    // Imported when a key is asked for: half of a night's collections need none.
    opened ??= import('../../shared/adapters/gcp/secret-manager-secrets.ts').then(
      ({ createSecretManagerSecrets }) => createSecretManagerSecrets(settings),
    );
    return (await opened).get(name);
  },
};
const take = createPushHandler(
  collectorStage,
  {
    objects,
    warehouse,
    sources: [source],
    savant,
    readFeed: readFeedHere,
    datasets: [
      createSeasonsCollector(source, warehouse),
      ...statsApiDatasets(source, warehouse),
      ...oddsAndWeather({ clock, warehouse, http, secrets }, source, process.env),
    ],
    settings: readCollectorSettings(process.env),
  },
  ports,
);

cloudEvent('collector', (event: unknown) => take(() => readPushEvent(event)));
