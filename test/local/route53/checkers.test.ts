import { calmMs, Checkers } from '../../../local/route53/checkers';
import type { EndpointCheck } from '../../../models/route53/health-check';
import { HealthCheckFleet } from '../../../models/route53/checkers';

const start = 1_000_000;

test('checkers that fell due while the world was built are not asked late and together', () => {
  const asked: string[] = [];
  const checkers = working({ builtForMs: 8_000, onAsk: (name) => asked.push(name) });
  checkers.start();
  checkers.stop();
  expect(asked).toEqual([]);
});

test('a calm minute before makes an inverted check healthy: nobody voted', () => {
  const fleet = fleetOf(0);
  expect(fleet.status('vote', start)).toBe(false);
  const checkers = working({ builtForMs: 0, fleet });
  checkers.start();
  checkers.stop();
  expect(fleet.status('vote', start)).toBe(true);
  expect(fleet.dnsHealthy('vote', start)).toBe(true);
});

// Helpers

type Given = {
  builtForMs: number;
  fleet?: HealthCheckFleet;
  onAsk?: (name: string) => void;
};

function working({ builtForMs, fleet = fleetOf(builtForMs), onAsk }: Given): Checkers {
  return new Checkers({
    fleet,
    now: () => start,
    addressOf: (name) => {
      onAsk?.(name);
      return undefined;
    },
    port: 1,
    onChange: () => undefined,
  });
}

/** One voter's check, whose checkers began a calm time and some building time ago. */
function fleetOf(builtForMs: number): HealthCheckFleet {
  const check: EndpointCheck = {
    kind: 'endpoint',
    id: 'vote',
    https: true,
    fqdn: 'voter.example.com',
    port: 443,
    path: '/drain/us-west-2',
    intervalMs: 10_000,
    failureThreshold: 1,
    inverted: true,
    disabled: false,
    checkers: 16,
  };
  let draws = 0;
  const chance = (): number => ((draws++ * 7) % 16) / 16 + 0.01;
  return new HealthCheckFleet([check], { startMs: start - calmMs - builtForMs, chance });
}
