/** What a service asks for a unit. */
export interface ListPrice {
  /** The line of the bill. */
  label: string;
  /** US dollars for one unit. */
  dollars: number;
  unit: string;
  /** Units a month that cost nothing. Most free tiers are counted once per billing account, over all its projects. */
  freeUnits: number;
  /** Google's page with the price of today. */
  page: string;
}

/**
 * When the prices below were written down. They are list prices in US dollars: of the US multi-region for BigQuery, of a region such as
 * us-east1 for everything else, without discounts and taxes. Nobody asks for them at run time: before you rely on a bill, compare them
 * with the pages.
 */
export const pricesWrittenOn = '2026-11-21';

const bigQuery = 'https://cloud.google.com/bigquery/pricing';
const storage = 'https://cloud.google.com/storage/pricing';
const run = 'https://cloud.google.com/run/pricing';
const secrets = 'https://cloud.google.com/secret-manager/pricing';
const observability = 'https://cloud.google.com/stackdriver/pricing';

/** Prices by what is used. */
export const prices = {
  bigQueryScan: { label: 'BigQuery, scanned', dollars: 6.25, unit: 'TiB', freeUnits: 1, page: bigQuery },
  bigQueryActiveStorage: {
    label: 'BigQuery, stored, active',
    dollars: 0.02,
    unit: 'GiB-month',
    freeUnits: 10,
    page: bigQuery,
  },
  // The free 10 GiB are counted with the active storage.
  bigQueryLongTermStorage: {
    label: 'BigQuery, stored, long-term',
    dollars: 0.01,
    unit: 'GiB-month',
    freeUnits: 0,
    page: bigQuery,
  },
  standardObjects: {
    label: 'Cloud Storage, standard',
    dollars: 0.02,
    unit: 'GiB-month',
    freeUnits: 0,
    page: storage,
  },
  nearlineObjects: {
    label: 'Cloud Storage, nearline',
    dollars: 0.01,
    unit: 'GiB-month',
    freeUnits: 0,
    page: storage,
  },
  coldlineObjects: {
    label: 'Cloud Storage, coldline',
    dollars: 0.004,
    unit: 'GiB-month',
    freeUnits: 0,
    page: storage,
  },
  objectWrites: {
    label: 'Cloud Storage, writes',
    dollars: 0.05,
    unit: '10,000 writes',
    freeUnits: 0,
    page: storage,
  },
  objectReads: {
    label: 'Cloud Storage, reads',
    dollars: 0.004,
    unit: '10,000 reads',
    freeUnits: 0,
    page: storage,
  },
  processorTime: {
    label: 'Functions and Cloud Run, processors',
    dollars: 0.000024,
    unit: 'vCPU-second',
    freeUnits: 180_000,
    page: run,
  },
  memoryTime: {
    label: 'Functions and Cloud Run, memory',
    dollars: 0.0000025,
    unit: 'GiB-second',
    freeUnits: 360_000,
    page: run,
  },
  requests: {
    label: 'Functions and Cloud Run, requests',
    dollars: 0.4,
    unit: 'million requests',
    freeUnits: 2,
    page: run,
  },
  egress: {
    label: 'Traffic to the internet',
    dollars: 0.12,
    unit: 'GiB to the internet',
    freeUnits: 1,
    page: 'https://cloud.google.com/vpc/network-pricing',
  },
  messages: {
    label: 'Pub/Sub',
    dollars: 40,
    unit: 'TiB',
    freeUnits: 10 / 1024,
    page: 'https://cloud.google.com/pubsub/pricing',
  },
  schedules: {
    label: 'Cloud Scheduler',
    dollars: 0.1,
    unit: 'job',
    freeUnits: 3,
    page: 'https://cloud.google.com/scheduler/pricing',
  },
  secretVersions: {
    label: 'Secret Manager, versions',
    dollars: 0.06,
    unit: 'active version',
    freeUnits: 6,
    page: secrets,
  },
  secretAccesses: {
    label: 'Secret Manager, accesses',
    dollars: 0.03,
    unit: '10,000 accesses',
    freeUnits: 1,
    page: secrets,
  },
  images: {
    label: 'Artifact Registry',
    dollars: 0.1,
    unit: 'GiB-month',
    freeUnits: 0.5,
    page: 'https://cloud.google.com/artifact-registry/pricing',
  },
  logs: { label: 'Cloud Logging', dollars: 0.5, unit: 'GiB', freeUnits: 50, page: observability },
  // Announced more than once, with other figures and dates: look at the page.
  alertConditions: {
    label: 'Cloud Monitoring, alert conditions',
    dollars: 0.1,
    unit: 'condition',
    freeUnits: 0,
    page: observability,
  },
  alertSeries: {
    label: 'Cloud Monitoring, series read by alerts',
    dollars: 0.35,
    unit: 'million series read',
    freeUnits: 0,
    page: observability,
  },
} as const satisfies Record<string, ListPrice>;

/** Something that has a price. */
export type PricedItem = keyof typeof prices;

/** Dollars for so many units, less the free ones, or from the first unit on. */
export function charge(item: PricedItem, units: number, { isFreeTierOpen = true } = {}): number {
  const { dollars, freeUnits } = prices[item];
  return Math.max(0, units - (isFreeTierOpen ? freeUnits : 0)) * dollars;
}

/** What the bill leaves out. */
export const notCounted: readonly string[] = [
  'taxes, discounts and support',
  'Memorystore (off by default; the smallest Redis costs more than everything else together)',
  'builds of a deployment (Cloud Build has free minutes)',
  'queries that people ask (cost_by_stage tells)',
];
