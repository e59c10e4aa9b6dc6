import { onFreePort } from '../../../local/dns/free-port';

const taken = Object.assign(new Error('taken'), { code: 'EADDRINUSE' });

/** Fails so many times, then listens; counts on. */
function failing(times: number, error: Error) {
  const calls = { count: 0 };
  const listen = () => {
    calls.count += 1;
    return calls.count > times ? Promise.resolve('open') : Promise.reject(error);
  };
  return { calls, listen };
}

test('another port is tried while the one chosen is taken for the other half', async () => {
  expect(await onFreePort(failing(19, taken).listen)).toBe('open');
});

test('after twenty ports the error is told', async () => {
  const { calls, listen } = failing(Infinity, taken);
  await expect(onFreePort(listen)).rejects.toBe(taken);
  expect(calls.count).toBe(20);
});

test('another error is told at once', async () => {
  const denied = Object.assign(new Error('denied'), { code: 'EACCES' });
  const { calls, listen } = failing(1, denied);
  await expect(onFreePort(listen)).rejects.toBe(denied);
  expect(calls.count).toBe(1);
});
