/** What the server answers to one request. */
export interface Answer {
  status: number;
  body: object;
}

/** A request that the server refuses or that fails, with the reason that BigQuery gives. */
export class Refusal extends Error {
  readonly status: number;
  readonly reason: string;
  readonly location: string | undefined;
  /** Of a job: what its list of errors says besides. */
  readonly more: readonly Refusal[];

  constructor(
    status: number,
    reason: string,
    message: string,
    { location, more = [] }: { location?: string; more?: readonly Refusal[] } = {},
  ) {
    super(message);
    this.status = status;
    this.reason = reason;
    this.location = location;
    this.more = more;
  }
}

/** The error object of a refused request and of a failed job. */
export const failureOf = ({ reason, message, location }: Refusal): object => ({
  reason,
  message,
  ...(location === undefined ? {} : { location }),
});

/** A refusal as the REST interface words it. */
export const refusalAnswer = (refusal: Refusal): Answer => ({
  status: refusal.status,
  body: {
    error: {
      code: refusal.status,
      message: refusal.message,
      errors: [{ domain: 'global', ...failureOf(refusal) }],
    },
  },
});

/** An answer with status 200. */
export const ok = (body: object): Answer => ({ status: 200, body });

const pageSize = 10;

/** One page of a list: short ones, so that whoever lists has to turn them. */
export function pageOf(name: string, items: readonly object[], pageToken: string | null): object {
  const from = Number(pageToken ?? 0);
  const isLast = from + pageSize >= items.length;
  return {
    [name]: items.slice(from, from + pageSize),
    ...(isLast ? {} : { nextPageToken: String(from + pageSize) }),
  };
}
