import type { Fault } from '../../../local/network/fault';
import { faultSchema } from '../../../local/network/fault';
import { Network } from '../../../local/network/network';

const a = { region: 'a' } as const;

describe('what a fault does to connections', () => {
  test.each<[string, object, 'world' | 'a' | 'b', string, string]>([
    ['a region that is down is silent to everybody', down('b'), 'world', 'b', 'silent'],
    ['or refuses, if asked to', { ...down('b'), style: 'refused' }, 'a', 'b', 'refused'],
    ['an isolated region reaches nobody', { fault: 'isolated', region: 'a' }, 'a', 'b', 'silent'],
    ['but is reached', { fault: 'isolated', region: 'a' }, 'b', 'a', 'answered'],
    ['and serves its clients', { fault: 'isolated', region: 'a' }, 'world', 'a', 'answered'],
    ['a partition is one way', { fault: 'partition', from: 'a', to: 'b' }, 'a', 'b', 'silent'],
    ['and not the other', { fault: 'partition', from: 'a', to: 'b' }, 'b', 'a', 'answered'],
    ['a gray region accepts', { fault: 'gray', region: 'b' }, 'a', 'b', 'answered'],
  ])('%s', (_, fault, from, to, fate) => {
    const network = broken(fault);
    expect(network.fateOf(from === 'world' ? 'world' : { region: from }, to)).toBe(fate);
  });

  test('connections get lost as often as said', () => {
    const network = new Network(every(0.04, 0.06));
    network.break(faultSchema.parse({ fault: 'connection-loss', percent: 5 }));
    expect([network.fateOf(a, 'b'), network.fateOf(a, 'b')]).toEqual(['silent', 'answered']);
  });

  test('canaries answer everybody but an isolated region', () => {
    const network = broken({ fault: 'isolated', region: 'a' });
    expect(network.fateOfOutbound(a)).toBe('silent');
    expect(network.fateOfOutbound({ region: 'b' })).toBe('answered');
  });

  test("a region's AWS goes with it, and is out of reach across a partition", () => {
    expect(broken(down('b')).reachesAws(a, 'b')).toBe(false);
    const cut = broken({ fault: 'partition', from: 'a', to: 'b' });
    expect([cut.reachesAws(a, 'b'), cut.reachesAws(a, 'a')]).toEqual([false, true]);
  });

  test('a gray region spoils the share of requests that was asked for', () => {
    const network = new Network(every(0.2, 0.8));
    network.break(faultSchema.parse({ fault: 'gray', region: 'b', share: 0.5, how: 'slow' }));
    expect([network.grayness('b'), network.grayness('b')]).toEqual(['slow', undefined]);
  });
});

describe('healing', () => {
  test('a region ends the faults that name it and no others', () => {
    const network = broken(down('a'));
    network.break(faultSchema.parse(down('b')));
    expect(network.heal('a')).toBe(1);
    expect([network.isDown('a'), network.isDown('b')]).toEqual([false, true]);
  });

  test('everything ends everything', () => {
    const network = broken(down('a'));
    network.break(faultSchema.parse({ fault: 'route53-api' }));
    expect(network.heal()).toBe(2);
    expect(network.faults).toEqual([]);
  });
});

// Helpers

function down(region: string): object {
  return { fault: 'region-down', region };
}

function broken(fault: object): Network {
  const network = new Network(() => 0.5);
  const parsed: Fault = faultSchema.parse(fault);
  network.break(parsed);
  return network;
}

/** Chance that gives these numbers in turn. */
function every(...numbers: number[]): () => number {
  let next = 0;
  return () => numbers[next++ % numbers.length] ?? 0;
}
