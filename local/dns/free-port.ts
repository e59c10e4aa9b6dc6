/** Ports tried where any will do: one that is free for UDP may be taken for TCP. */
const attempts = 20;

/** Listens on a port of the system's choice; chooses again where the second half finds it taken. */
export async function onFreePort<T>(listen: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await listen();
    } catch (error) {
      if (attempt === attempts || !isTaken(error)) throw error;
    }
  }
}

const isTaken = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'EADDRINUSE';
