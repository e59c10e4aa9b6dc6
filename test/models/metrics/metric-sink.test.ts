import { KEPT_VALUES, MetricSink } from '../../../models/metrics/metric-sink';

const line = (more: object = {}, meta: object = {}, directive: object = {}) =>
  JSON.stringify({
    _aws: {
      Timestamp: 1_000,
      CloudWatchMetrics: [
        {
          Namespace: 'Meridian',
          Dimensions: [['observer'], ['observer', 'target']],
          Metrics: [{ Name: 'latencyMs', Unit: 'Milliseconds' }],
          ...directive,
        },
      ],
      ...meta,
    },
    observer: 'us-east-1',
    target: 'eu-west-1',
    latencyMs: 20,
    ...more,
  });

const key = (dimensions: Record<string, string>) => ({
  namespace: 'Meridian',
  name: 'latencyMs',
  dimensions,
});
const both = key({ target: 'eu-west-1', observer: 'us-east-1' });

describe('the sink of metrics', () => {
  test('keeps one series for each set of dimensions, whatever their order', () => {
    const sink = new MetricSink();
    expect(sink.takeLine(line())).toBeUndefined();
    expect(sink.latest(both)).toEqual({ atMs: 1_000, value: 20 });
    expect(sink.latest(key({ observer: 'us-east-1' }))).toEqual({ atMs: 1_000, value: 20 });
    expect(sink.latest(key({}))).toBeUndefined();
    expect(sink.keys()).toHaveLength(2);
  });

  test('takes several values at once, and statistics over a window', () => {
    const sink = new MetricSink();
    sink.takeLine(line({ latencyMs: [10, 30] }));
    sink.takeLine(line({ latencyMs: 50 }, { Timestamp: 2_000 }));
    expect(sink.statistics(both, 1_000, 2_000)).toEqual({
      sampleCount: 2,
      sum: 40,
      average: 20,
      minimum: 10,
      maximum: 30,
    });
    expect(sink.statistics(both, 0, 3_000)?.maximum).toBe(50);
    expect(sink.statistics(both, 3_000, 4_000)).toBeUndefined();
  });

  test('orders values by their time, not by their arrival', () => {
    const sink = new MetricSink();
    sink.takeLine(line({ latencyMs: 2 }, { Timestamp: 2_000 }));
    sink.takeLine(line({ latencyMs: 1 }, { Timestamp: 1_000 }));
    expect(sink.latest(both)).toEqual({ atMs: 2_000, value: 2 });
  });

  test('forgets the oldest values of a long series', () => {
    const sink = new MetricSink();
    const hundred = Array.from({ length: 100 }, () => 1);
    for (let index = 0; index <= KEPT_VALUES / 100; index += 1) {
      sink.takeLine(line({ latencyMs: hundred }, { Timestamp: index }));
    }
    expect(sink.statistics(both, 0, 1)).toBeUndefined();
    expect(sink.statistics(both, 0, 1e9)?.sampleCount).toBe(KEPT_VALUES);
  });

  test('leaves lines alone that are no metrics', () => {
    const sink = new MetricSink();
    for (const other of ['plain text', '{"level":"INFO"}', '[1]', 'null', '"_aws"', '']) {
      expect(sink.takeLine(other)).toBeUndefined();
    }
    expect(sink.keys()).toEqual([]);
    expect(sink.problems()).toEqual([]);
  });

  test.each<[string, string, string]>([
    ['no timestamp', line({}, { Timestamp: 'now' }), 'Timestamp takes milliseconds'],
    [
      'no directives',
      line({}, { CloudWatchMetrics: {} }),
      'CloudWatchMetrics takes a list, got {}',
    ],
    ['no namespace', line({}, {}, { Namespace: '' }), 'Namespace takes a name, got ""'],
    ['no dimensions', line({}, {}, { Dimensions: [] }), 'Dimensions takes at least one set'],
    ['flat dimensions', line({}, {}, { Dimensions: ['x'] }), 'a dimension set is a list'],
    [
      'a missing dimension',
      line({ target: undefined }),
      'dimension "target" takes a string in the',
    ],
    ['a number as dimension', line({ target: 5 }), 'got 5'],
    ['a missing value', line({ latencyMs: undefined }), 'metric latencyMs takes 1 to 100 numbers'],
    ['a text as value', line({ latencyMs: '20' }), 'got "20"'],
    [
      'too many values',
      line({ latencyMs: Array.from({ length: 101 }, () => 1) }),
      '1 to 100 numbers',
    ],
    ['a nameless metric', line({}, {}, { Metrics: [{ Unit: 'None' }] }), 'takes a Name and a Unit'],
    [
      'too many metrics',
      line({}, {}, { Metrics: Array.from({ length: 101 }, () => ({ Name: 'latencyMs' })) }),
      'at most 100 metrics, got 101',
    ],
    ['metadata that is no object', '{"_aws": 5}', 'Timestamp takes'],
  ])('drops %s and says why', (_what, text, expected) => {
    const sink = new MetricSink();
    expect(sink.takeLine(text)).toContain(expected);
    expect(sink.keys()).toEqual([]);
    expect(sink.problems()).toHaveLength(1);
  });
});
