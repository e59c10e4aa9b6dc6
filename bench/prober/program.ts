import dns from 'node:dns';
import { dynamo } from '../../lambdas/aws/clients';
import { powertoolsLog } from '../../lambdas/aws/log';
import { powertoolsMeter } from '../../lambdas/aws/meter';
import { observerSlot } from '../../lambdas/aws/observer-slot';
import { regionalRows } from '../../lambdas/aws/regional-table';
import { systemClock } from '../../lambdas/aws/system';
import { regionProbe } from '../../lambdas/net/region-probe';
import type { Clock, ObserverSlot, ProbeRegion } from '../../lambdas/ports';
import { watchRegions } from '../../lambdas/traffic/probe/handler';
import type { Report, Sample } from './contract';
import { taskSchema } from './contract';

/**
 * The process that is measured: the prober's handler on its own adapters, as its index wires them.
 * Only three things are not as deployed: every name is loopback's, ticks follow one another after a
 * short rest instead of an interval, and nothing is announced, because on a calm day nothing is.
 */
const task = taskSchema.parse(JSON.parse(process.argv.at(-1) ?? ''));
const { view, table, originPort, ticks, restMs } = task;
const observer = view.regions[0] ?? '';
const samples: Sample[] = [];
const failures: string[] = [];
let peakResidentMb = 0;

dns.lookup = everythingHere as typeof dns.lookup;

/** `dns.lookup` as Node calls it: with options that may ask for a list. */
function everythingHere(
  _: string,
  { all }: { all?: boolean },
  done: (...found: unknown[]) => void,
) {
  const here = { address: '127.0.0.1', family: 4 };
  if (all === true) done(null, [here]);
  else done(null, here.address, here.family);
}

/** The handler sleeps before each tick: that is the moment between two of them. */
const pacing: Clock = {
  now: systemClock.now,
  sleep: async () => {
    await systemClock.sleep(restMs);
    const { user, system } = process.cpuUsage();
    samples.push({ cpuMs: (user + system) / 1_000, residentMb: residentMb() });
  },
};

/** A successor takes over once every tick is measured. */
function endingSlot(slot: ObserverSlot): ObserverSlot {
  return {
    take: slot.take,
    publish: async (record) => {
      const outcome = await slot.publish(record);
      return samples.length > ticks ? 'superseded' : outcome;
    },
  };
}

const residentMb = (): number => process.memoryUsage.rss() / 2 ** 20;

const probe = regionProbe(view, { port: originPort }, systemClock);

/**
 * Memory is looked at after each probe, because the operating system's own peak (`maxRSS`) begins
 * with what the parent held when it started this process.
 */
const probeRegion: ProbeRegion = async (region) => {
  const observation = await probe(region);
  peakResidentMb = Math.max(peakResidentMb, residentMb());
  if (!observation.ok) failures.push(observation.reason);
  return observation;
};

async function measure(): Promise<Report> {
  const database = dynamo();
  const log = powertoolsLog();
  await watchRegions(
    {
      clock: pacing,
      log,
      slot: endingSlot(observerSlot(database, { table, observer, clock: systemClock })),
      probeRegion,
      askCanaries: () => Promise.resolve([]),
      readPicture: () => Promise.resolve(undefined),
      readRows: regionalRows(database, table, log),
      announce: () => Promise.resolve(),
      meter: powertoolsMeter(observer),
    },
    view,
    observer,
  );
  return {
    samples: samples.slice(0, ticks + 1),
    peakResidentMb,
    looks: samples.length,
    failures: failures.length,
    reason: failures[0],
  };
}

void measure().then((report) => {
  process.stdout.write(`${JSON.stringify(report)}\n`);
});
