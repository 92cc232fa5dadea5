/** What a backtest of a system came to, whatever the system. */
export interface SystemBacktest {
  /** The comparison as lines for the terminal. */
  print(out: (line: string) => void): void;
  /** The report as one HTML page. */
  html(): string;
  /** Writes the forecasts as CSV; returns the number of lines. */
  writePredictions(path: string): number;
  /** The forecasts know more than anybody honest can: they must not be believed. */
  isSuspect: boolean;
}
