/** The size of a stage and its work on a day. */
export interface StageWork {
  stage: string;
  processors: number;
  memoryGib: number;
  /** How often it is called on a day of the season, and outside of it. */
  callsPerSeasonDay: number;
  callsPerOffSeasonDay: number;
  secondsPerCall: number;
}

/**
 * Two collections a day, each with a date, its slate and one more date, and the daily repair. Sizes as deployed (terraform). The
 * stages alone take some seconds for a date (measured on two processors: collector 0.8, validator 0.5, loader 0.7, feature engine
 * 1.7, trainer 3.4, predictions 2.0); what is counted is what they wait for too: sources that are asked politely, jobs of BigQuery.
 */
export const stageWork: readonly StageWork[] = [
  stage('collector', 1, 1, 6, 2, 120),
  stage('validator', 1, 1, 6, 0, 20),
  stage('loader', 1, 1, 6, 0, 90),
  stage('feature-engine', 1, 2, 8, 0, 90),
  stage('trainer', 2, 2, 6, 0.2, 90),
  stage('prediction-api', 1, 1, 8, 0, 45),
  stage('dead-letter', 1, 0.5, 1, 0.1, 5),
  stage('console', 1, 1, 3.2, 3.2, 120),
];

function stage(
  name: string,
  processors: number,
  memoryGib: number,
  callsPerSeasonDay: number,
  callsPerOffSeasonDay: number,
  secondsPerCall: number,
): StageWork {
  return { stage: name, processors, memoryGib, callsPerSeasonDay, callsPerOffSeasonDay, secondsPerCall };
}

/** A request to the API: seconds on one processor with the memory of the API, and bytes of the answer. */
export const requestWork = { seconds: 0.3, memoryGib: 1, answerBytes: 20_000 } as const;

/** Everything else that is billed, beside tables and stages. */
export const otherWork = {
  /** Events of a day in the season, each of at most 2 KB, published and delivered, some twice. */
  messagesPerDay: 100,
  bytesPerMessage: 2_048 * 3,
  schedulerJobs: 6,
  secretVersions: 4,
  /** Each instance reads its secrets once. */
  secretAccessesPerDay: 40,
  /** Images and function sources of three releases. */
  imageGib: 6,
  /** Of a stage's call, with requests and audit records of the platform. */
  logBytesPerCall: 200_000,
  alertConditions: 12,
  /** A condition is judged every 30 seconds and reads some series: stages, subscriptions. */
  seriesPerCondition: 5,
} as const;

/** Objects of a day of the season: measured on six weeks, twice a day, rounded up. */
export const objectWork = {
  /** Answers of the sources: standard for 90 days, nearline to a year, then coldline, for ever. */
  rawMegabytes: 8,
  /** Staged and validated rows: a year. */
  stagedMegabytes: 25,
  /** Features, predictions, models, manifests: for ever. */
  keptMegabytes: 10,
  writes: 600,
  reads: 3_000,
} as const;
