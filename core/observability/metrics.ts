/** Names of the plane's own metrics, said once for the functions, the alarms and the dashboards. */
export const metricNamespace = 'Meridian';

export const metrics = {
  /** Share of good observations of a target in a window, 0-1. Dimensions Observer, Target. */
  regionAvailability: 'RegionAvailability',
  /** Round trip of a good probe, milliseconds. Dimensions Observer, Target. */
  probeLatency: 'ProbeLatency',
  /** Ticks finished in a window; missing means nobody watches. Dimension Observer. */
  ticksCompleted: 'TicksCompleted',
} as const;

export const dimensions = { observer: 'Observer', target: 'Target' } as const;
