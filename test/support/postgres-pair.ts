import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

const installed = '/usr/lib/postgresql';

/** Where Debian keeps the newest server's programs, or undefined where none is installed. */
export const postgresPrograms = (): string | undefined =>
  existsSync(installed)
    ? readdirSync(installed)
        .toSorted((a, b) => Number(b) - Number(a))
        .map((version) => join(installed, version, 'bin'))
        .find((programs) => existsSync(join(programs, 'initdb')))
    : undefined;

/** A server will not run as root: it runs as Debian's `postgres` then. */
function asServer(): Pick<SpawnOptions, 'uid' | 'gid'> {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'postgres']));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** Two real servers on loopback: the second follows the first, as a replica in another region would. */
export class PostgresPair {
  readonly port = { first: 0, second: 0 };
  private readonly servers: ChildProcess[] = [];
  private readonly clients: Client[] = [];

  private constructor(
    private readonly programs: string,
    private readonly folder: string,
  ) {}

  static async open(programs: string): Promise<PostgresPair> {
    const pair = new PostgresPair(programs, mkdtempSync(join(tmpdir(), 'meridian-postgres-')));
    await pair.start();
    return pair;
  }

  /** A connection to one of them; it is closed with the pair. */
  async connect(server: 'first' | 'second', user: string): Promise<Client> {
    const client = new Client({
      ...{ host: '127.0.0.1', port: this.port[server], user, database: 'postgres' },
      connectionTimeoutMillis: 5_000,
    });
    // A session that the keeper ends is told so; the test sees its next statement fail.
    client.on('error', () => undefined);
    await client.connect();
    this.clients.push(client);
    return client;
  }

  /** The first server is gone at once, with whatever had not been sent. */
  async lose(): Promise<void> {
    const [first] = this.servers;
    if (first?.pid !== undefined) await ended(first, 'SIGQUIT');
  }

  /** What was committed and not sent yet is not sent any more: the link is cut. */
  async cutLink(): Promise<void> {
    const second = await this.connect('second', 'postgres');
    await second.query(`ALTER SYSTEM SET primary_conninfo = ''`);
    await second.query('SELECT pg_reload_conf()');
    const first = await this.connect('first', 'postgres');
    await until(async () => {
      const { rows } = await first.query('SELECT 1 FROM pg_stat_replication');
      return rows.length === 0;
    });
  }

  /** Lets the second server accept writes, with what has reached it. */
  async promote(): Promise<void> {
    const second = await this.connect('second', 'postgres');
    await second.query('SELECT pg_promote(true, 30)');
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.clients.map((client) => client.end()));
    await Promise.all(this.servers.map((server) => ended(server, 'SIGQUIT')));
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async start(): Promise<void> {
    const { uid, gid } = asServer();
    if (uid !== undefined && gid !== undefined) chownSync(this.folder, uid, gid);
    this.port.first = await freePort();
    this.port.second = await freePort();
    const first = join(this.folder, 'first');
    this.run('initdb', '-D', first, '-U', 'postgres', '-A', 'trust', '--no-sync');
    await this.serve(first, this.port.first);
    const from = ['-h', '127.0.0.1', '-p', `${this.port.first}`, '-U', 'postgres'];
    const second = join(this.folder, 'second');
    this.run('pg_basebackup', ...from, '-D', second, '-R', '-X', 'stream', '-c', 'fast');
    await this.serve(second, this.port.second);
  }

  private run(program: string, ...args: string[]): void {
    execFileSync(join(this.programs, program), args, {
      ...asServer(),
      stdio: 'pipe',
      cwd: this.folder,
    });
  }

  private async serve(data: string, port: number): Promise<void> {
    const settings = {
      listen_addresses: '127.0.0.1',
      port: `${port}`,
      unix_socket_directories: '',
      fsync: 'off',
    };
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const options = { ...asServer(), stdio: 'ignore', cwd: this.folder } as const;
    this.servers.push(spawn(join(this.programs, 'postgres'), ['-D', data, ...args], options));
    await until(() => answers(port));
  }
}

/** Waits until something is so; throws after ten seconds. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await isSo()) return;
    await sleep(50);
  }
  throw new Error(`still not so after ten seconds: ${isSo.toString()}`);
}

/** Free at the moment of asking: a server of its own cannot be told to choose one. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}

async function answers(port: number): Promise<boolean> {
  const client = new Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function ended(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill(signal);
  await gone;
}
