/** Named secrets. Values never reach a log or an error message. Error: SECRET_NOT_FOUND (setup), which names the secret and where to put it. */
export interface Secrets {
  get(name: string): Promise<string>;
}
