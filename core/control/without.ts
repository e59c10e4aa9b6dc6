/** A copy without these members: what a row no longer has, it must not carry on. */
export function without<T extends object, K extends keyof T>(
  value: T,
  ...members: readonly K[]
): Omit<T, K> {
  const dropped: readonly PropertyKey[] = members;
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => !dropped.includes(name)),
  ) as Omit<T, K>;
}
