import {
  busyShare,
  heapFlags,
  smallestForCpu,
  smallestForResidentSet,
} from '../../../bench/prober/memory-size';

const intervalMs = 2_000;

describe('the memory rule', () => {
  test.each([
    { cpuMs: 0, memoryMb: 128 },
    { cpuMs: 86.8, memoryMb: 128 },
    { cpuMs: 86.9, memoryMb: 256 },
    { cpuMs: 173.6, memoryMb: 256 },
    { cpuMs: 173.7, memoryMb: 512 },
    { cpuMs: 347.3, memoryMb: 512 },
    { cpuMs: 347.4, memoryMb: 1_024 },
    { cpuMs: 694.6, memoryMb: 1_024 },
    { cpuMs: 694.7, memoryMb: 1_769 },
    { cpuMs: 1_200, memoryMb: 1_769 },
    { cpuMs: 1_200.1, memoryMb: 3_008 },
    { cpuMs: 2_040.4, memoryMb: 3_008 },
    { cpuMs: 2_040.5, memoryMb: undefined },
  ])('gives a tick of $cpuMs ms $memoryMb MB', ({ cpuMs, memoryMb }) => {
    expect(smallestForCpu({ cpuMs, intervalMs })).toBe(memoryMb);
  });

  test('asks for less where ticks are rarer', () => {
    expect(smallestForCpu({ cpuMs: 300, intervalMs })).toBe(512);
    expect(smallestForCpu({ cpuMs: 300, intervalMs: 10_000 })).toBe(128);
  });

  test.each([
    [1_769, 0.5],
    [3_538, 0.25],
    [442.25, 2],
  ])('at %d MB a second of work in two is %d of the interval', (memoryMb, share) => {
    expect(busyShare({ cpuMs: 1_000, intervalMs }, memoryMb)).toBeCloseTo(share, 12);
  });
});

describe('the resident set', () => {
  test.each([
    { peaks: [76, 76], memoryMb: 128 },
    { peaks: [77, 120], memoryMb: 256 },
    { peaks: [117, 153.6], memoryMb: 256 },
    { peaks: [130, 154], memoryMb: undefined },
  ])(
    'of $peaks MB under the limits of 128 and 256 MB asks for $memoryMb',
    ({ peaks, memoryMb }) => {
      const [small = 0, large = 0] = peaks;
      const measured = [
        { memoryMb: 256, residentMb: large },
        { memoryMb: 128, residentMb: small },
      ];
      expect(smallestForResidentSet(measured)).toBe(memoryMb);
    },
  );
});

test.each([
  [128, 6, 116],
  [256, 12, 231],
  [512, 25, 461],
])('the heap of %d MB has halves of %d MB for the young and %d MB for the old', (mb, semi, old) => {
  expect(heapFlags(mb)).toEqual([`--max-semi-space-size=${semi}`, `--max-old-space-size=${old}`]);
});
