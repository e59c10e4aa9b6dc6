import type http from 'node:http';
import { Instances } from '../../models/lambda/instances';
import { MetricSink } from '../../models/metrics/metric-sink';
import { Schedule } from '../../models/scheduler/schedule';
import type { Place } from '../dns/listener';
import type { Bundles } from '../lambda/bundles';
import { FunctionHost, Throttled } from '../lambda/function-host';
import type { FunctionSpec } from '../lambda/function-spec';
import { sendUrlAnswer, urlEvent } from '../lambda/function-url';
import type { PlacedRegion } from '../names';
import type { Network } from '../network/network';
import type { StackSet } from '../template/stack-set';

export type FunctionsSettings = {
  readonly specs: readonly FunctionSpec[];
  readonly stacks: StackSet;
  readonly bundles: Bundles;
  readonly regions: readonly PlacedRegion[];
  readonly network: Network;
  readonly port: number;
  readonly resolver: Place;
  readonly awsUrl: string;
  readonly now: () => number;
  readonly chance: () => number;
  readonly onFailure: (text: string) => void;
};

/** The schedule has been running for this long when the world begins: a prober starts at once. */
const scheduledBeforeMs = 60_000;

/** A request that nobody's data answers. */
const warmingEvent = { rawPath: '/', requestContext: { http: { method: 'GET' } } };

/** Every function of every region, their schedules, and the metrics they write. */
export class Functions {
  readonly metrics = new MetricSink();
  private readonly hosts: { readonly spec: FunctionSpec; readonly host: FunctionHost }[];
  private readonly schedules: { readonly schedule: Schedule; readonly host: FunctionHost }[];
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(private readonly settings: FunctionsSettings) {
    this.hosts = settings.specs.map((spec) => ({ spec, host: this.hostOf(spec) }));
    this.schedules = this.loadSchedules();
  }

  /** Lets the schedules run; resolves when what they started first is loaded and at work. */
  async start(): Promise<void> {
    this.startDue();
    this.timer = setInterval(() => {
      this.startDue();
    }, 100);
    await Promise.all(this.hosts.map(({ host }) => host.loaded()));
  }

  /** One call to every function with a URL, one at a time: threads start slowly side by side. */
  async warmUp(): Promise<void> {
    for (const { spec, host } of this.hosts) {
      if (spec.urlHosts.length > 0) await host.invoke(warmingEvent);
    }
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.stopped = true;
    await Promise.all(this.hosts.map(({ host }) => host.lose()));
  }

  /** The region's instances end where they stand. */
  async lose(region: string): Promise<void> {
    const lost = this.hosts.filter(({ spec }) => spec.region === region);
    await Promise.all(lost.map(({ host }) => host.lose()));
  }

  restore(region: string): void {
    for (const { spec, host } of this.hosts) if (spec.region === region) host.restore();
  }

  /** Calls a function of a region by its ARN, as another service there does. */
  async invoke(region: string, arn: string, payload: unknown): Promise<unknown> {
    const parts = arn.split(':');
    const found = this.hosts.find(
      ({ spec }) => spec.region === region && parts.includes(spec.name),
    );
    if (found === undefined) throw new Error(`no function ${arn} in ${region}`);
    return found.host.invoke(payload);
  }

  /** Serves a request to a function URL; false where the host is no function of the region. */
  serveUrl(
    region: string,
    urlHost: string,
    request: http.IncomingMessage,
    response: http.ServerResponse,
  ): boolean {
    const found = this.hosts.find(
      ({ spec }) => spec.region === region && spec.urlHosts.includes(urlHost),
    );
    if (found === undefined) return false;
    if (this.tellsLie(region, request, response)) return true;
    found.host.invoke(urlEvent(request)).then(
      (result) => {
        if (!this.settings.network.isDown(region)) sendUrlAnswer(result, response);
      },
      (error: unknown) => {
        response.writeHead(error instanceof Throttled ? 429 : 502);
        response.end();
        this.report(found.spec, error);
      },
    );
    return true;
  }

  /** A lying observer: its endpoint says drain, whatever its rows say. */
  private tellsLie(
    region: string,
    { url }: http.IncomingMessage,
    response: http.ServerResponse,
  ): boolean {
    const about = this.settings.network.liesOf(region);
    if (!about.some((target) => url === `/drain/${target}`)) return false;
    response.end('{"drain":true,"because":"a lie"}\n');
    return true;
  }

  private startDue(): void {
    const { now, network } = this.settings;
    for (const { schedule, host } of this.schedules) {
      for (const start of schedule.due(now())) {
        if (network.isDown(host.region)) continue;
        host.invoke({ scheduled: start.index }).catch((error: unknown) => {
          this.report(host, error);
        });
      }
    }
  }

  private report(where: { readonly name: string; readonly region: string }, error: unknown): void {
    if (this.stopped || this.settings.network.isDown(where.region)) return;
    this.settings.onFailure(`${where.name} in ${where.region}: ${String(error)}`);
  }

  private hostOf(spec: FunctionSpec): FunctionHost {
    const { bundles, regions, chance, now, port, resolver, awsUrl } = this.settings;
    const address = regions.find(({ name }) => name === spec.region)?.address ?? '127.0.0.1';
    return new FunctionHost({
      spec,
      concurrency: new Instances(spec, chance),
      now,
      worker: bundles.worker,
      bundle: bundles.fileOf(spec.place),
      resolver,
      address,
      env: {
        AWS_REGION: spec.region,
        AWS_ENDPOINT_URL: awsUrl,
        AWS_ACCESS_KEY_ID: 'desk',
        AWS_SECRET_ACCESS_KEY: 'desk',
        AWS_LAMBDA_FUNCTION_NAME: spec.name,
        // Says in each call who makes it, so that roles can be compared with what is called.
        AWS_SDK_UA_APP_ID: spec.name,
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
        MERIDIAN_PROBE_SCHEME: 'http',
        MERIDIAN_PROBE_PORT: String(port),
      },
      onLine: (line) => this.metrics.takeLine(line),
    });
  }

  private loadSchedules() {
    const { stacks, now, chance } = this.settings;
    return stacks.resources('AWS::Scheduler::Schedule').map(({ stack, properties }) => {
      const { Arn } = properties['Target'] as { Arn: string };
      const found = this.hosts.find(
        ({ spec }) => spec.region === stack.region && Arn.split(':').includes(spec.name),
      );
      if (found === undefined) throw new Error(`schedule target ${Arn} is no function here`);
      const name = String(properties['Name']);
      const rate = String(properties['ScheduleExpression']);
      return {
        schedule: new Schedule(name, rate, now() - scheduledBeforeMs, chance),
        host: found.host,
      };
    });
  }
}
