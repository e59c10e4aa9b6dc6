/** Keys of the regional table's rows, said once for everyone who reads or writes them. */
export const rowKeys = {
  partition: 'plane',
  observer: 'observer',
  killSwitch: 'kill-switch',
  reconciler: 'reconciler',
  holdPrefix: 'hold#',
  releasePrefix: 'release#',
  auditPartition: (day: string): string => `audit#${day}`,
} as const;
