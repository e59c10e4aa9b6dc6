import { Links } from '../../../models/tables/links';

const links = () => new Links(['a', 'b', 'c']);

describe('links between regions', () => {
  test('are open until cut, in one direction only', () => {
    const net = links();
    net.cut('a', 'b', 5);
    expect(net.open('a', 'b')).toBe(false);
    expect(net.open('b', 'a')).toBe(true);
    net.heal('a', 'b');
    expect(net.open('a', 'b')).toBe(true);
  });

  test('a broken direction breaks an exchange, since the first of the two was cut', () => {
    const net = links();
    expect(net.brokenSinceMs('a', 'b')).toBeUndefined();
    net.cut('b', 'a', 7);
    net.cut('a', 'b', 9);
    net.cut('b', 'a', 11);
    expect(net.brokenSinceMs('a', 'b')).toBe(7);
  });

  test('of an isolated region are all cut, and all open once it rejoined', () => {
    const net = links();
    net.isolate('a', 0);
    expect(['b', 'c'].map((other) => net.open('a', other) || net.open(other, 'a'))).toEqual([
      false,
      false,
    ]);
    expect(net.open('b', 'c')).toBe(true);
    net.rejoin('a');
    expect(net.open('a', 'c') && net.open('b', 'a')).toBe(true);
  });

  test('of a region they do not know are an error', () => {
    expect(() => {
      links().cut('a', 'x', 0);
    }).toThrow('unknown region x: these links join a, b, c');
  });
});
