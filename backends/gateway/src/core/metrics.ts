/** A family of values that is read when somebody asks, such as a breaker's state. */
export interface GaugeFamily {
  readonly name: string;
  readonly help: string;
  read(): Iterable<readonly [labels: string, value: number]>;
}

interface OperationSeries {
  readonly statuses: Map<number, number>;
  readonly buckets: Float64Array;
  sum: number;
}

const boundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/**
 * The numbers of a process in Prometheus text format. Own, because prom-client needs Node built-ins and the core also
 * answers `/metrics` in a browser tab.
 */
export class Metrics {
  readonly #operations = new Map<string, OperationSeries>();
  readonly #counters = new Map<string, { help: string; values: Map<string, number> }>();
  readonly #gauges: GaugeFamily[] = [];

  gauge(family: GaugeFamily): void {
    this.#gauges.push(family);
  }

  /** @param labels Rendered labels such as `scope="user"`, from values the gateway chose, never from clients. */
  count(name: string, help: string, labels = "", by = 1): void {
    const counter = this.#counters.get(name) ?? { help, values: new Map() };
    this.#counters.set(name, counter);
    counter.values.set(labels, (counter.values.get(labels) ?? 0) + by);
  }

  observe(operation: string, status: number, seconds: number): void {
    let series = this.#operations.get(operation);
    if (!series) {
      series = { statuses: new Map(), buckets: new Float64Array(boundaries.length + 1), sum: 0 };
      this.#operations.set(operation, series);
    }
    series.statuses.set(status, (series.statuses.get(status) ?? 0) + 1);
    series.sum += seconds;
    let index = 0;
    while (index < boundaries.length && seconds > boundaries[index]!) index++;
    series.buckets[index]! += 1;
  }

  /** Content of `/metrics`. */
  render(): string {
    const lines: string[] = [];
    this.#renderRequests(lines);
    this.#renderDurations(lines);
    for (const [name, { help, values }] of this.#counters) renderFamily(lines, name, help, "counter", values);
    for (const { name, help, read } of this.#gauges) renderFamily(lines, name, help, "gauge", read());
    return `${lines.join("\n")}\n`;
  }

  #renderRequests(lines: string[]): void {
    const values: [string, number][] = [];
    for (const [operation, { statuses }] of this.#operations) {
      for (const [status, count] of statuses)
        values.push([`operation="${operation}",status="${status}"`, count]);
    }
    renderFamily(lines, "elqnt_http_requests_total", "Requests by operation and status.", "counter", values);
  }

  #renderDurations(lines: string[]): void {
    const name = "elqnt_http_request_duration_seconds";
    lines.push(`# HELP ${name} Time from request line to end of answer.`, `# TYPE ${name} histogram`);
    for (const [operation, { buckets, sum }] of this.#operations) {
      let total = 0;
      for (let index = 0; index <= boundaries.length; index++) {
        total += buckets[index]!;
        lines.push(`${name}_bucket{operation="${operation}",le="${boundaries[index] ?? "+Inf"}"} ${total}`);
      }
      lines.push(
        `${name}_sum{operation="${operation}"} ${sum}`,
        `${name}_count{operation="${operation}"} ${total}`,
      );
    }
  }
}

function renderFamily(
  lines: string[],
  name: string,
  help: string,
  type: "counter" | "gauge",
  values: Iterable<readonly [string, number]>,
): void {
  lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`);
  for (const [labels, value] of values) {
    const text = value === Number.POSITIVE_INFINITY ? "+Inf" : value;
    lines.push(labels ? `${name}{${labels}} ${text}` : `${name} ${text}`);
  }
}
