/** What the benchmark uses of autocannon, which brings no types. Latencies are milliseconds. */
declare module 'autocannon' {
  interface Request {
    method: string;
    path: string;
    headers: Record<string, string>;
    body: string;
  }
  interface Options {
    url: string;
    connections: number;
    duration: number;
    overallRate?: number;
    requests: readonly Request[];
  }
  interface Result {
    latency: { p50: number; p97_5: number; p99: number; max: number };
    requests: { average: number; total: number };
    non2xx: number;
    errors: number;
    timeouts: number;
  }
  export default function autocannon(options: Options): Promise<Result>;
}
