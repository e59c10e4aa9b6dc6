import type { LiveWeights } from '../../../core/traffic/generation';
import { inDeployedZone } from '../../../lambdas/deployment/hosted-zone';
import { nowMs, stage } from './stage';

const nothing = { weights: {}, generation: undefined };

test('weights are looked for in the zone that was deployed last, which is read once', async () => {
  const { ports, put } = stage();
  await put({ row: 'deployment', hostedZoneId: 'Z1', revision: 'aa', atMs: nowMs });
  const opened: string[] = [];
  const weights = inDeployedZone(ports.control, (zone): LiveWeights => {
    opened.push(zone);
    return { read: () => Promise.resolve(nothing), replace: () => Promise.resolve('applied') };
  });
  expect(opened).toEqual([]);
  await expect(weights.read('world')).resolves.toBe(nothing);
  const to = { ...nothing, generation: { epoch: 1, step: 1 } };
  await expect(weights.replace('world', nothing, to)).resolves.toBe('applied');
  expect(opened).toEqual(['Z1']);
});

test('before the global stack there is no zone, and later there is', async () => {
  const { ports, put } = stage();
  const weights = inDeployedZone(ports.control, () => ({
    read: () => Promise.resolve(nothing),
    replace: () => Promise.resolve('applied'),
  }));
  await expect(weights.read('world')).rejects.toThrow(/deploy the global stack/);
  await put({ row: 'deployment', hostedZoneId: 'Z1', revision: 'aa', atMs: nowMs });
  await expect(weights.read('world')).resolves.toBe(nothing);
});
