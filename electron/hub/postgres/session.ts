import { Client } from 'pg'
import { faultIn } from './fault'
import { penLock } from './tables'

/**
 * The one session over which a hub takes the pen and writes. With it go the lock and whatever was not
 * committed; a new one knows nothing of either.
 */
export class Session {
  isLost = false

  private constructor(readonly client: Client) {
    const lost = () => {
      this.isLost = true
    }
    client.on('error', lost)
    client.on('end', lost)
  }

  /** @throws StoreError */
  static async open(url: string): Promise<Session> {
    const client = new Client({
      connectionString: url,
      connectionTimeoutMillis: 5_000,
      // A hub that is cut off must not wait for ever, nor must others wait for its lock.
      query_timeout: 30_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 2_000,
      application_name: 'rapporteur',
    })
    const session = new Session(client)
    try {
      await client.connect()
      await client.query(durable)
      return session
    } catch (error) {
      await session.end()
      throw faultIn(error)
    }
  }

  async lock(): Promise<void> {
    await this.client.query(`SELECT pg_advisory_lock(${penLock})`)
  }

  /** What cannot be unlocked has been lost, or goes with the session. */
  async unlock(): Promise<void> {
    if (this.isLost) return
    try {
      await this.client.query(`SELECT pg_advisory_unlock(${penLock})`)
    } catch {
      await this.end()
    }
  }

  async end(): Promise<void> {
    this.isLost = true
    await this.client.end().catch(() => {}) // It has ended, which is what was asked.
  }
}

/**
 * Whatever the server's own defaults are: nothing is acknowledged that is not on its disk, and the pen is
 * taken from a hub that has vanished, or hangs.
 */
const durable = `
  SELECT set_config('synchronous_commit', 'on', false)
  WHERE current_setting('synchronous_commit') IN ('off', 'local');
  SET tcp_keepalives_idle = 3;
  SET tcp_keepalives_interval = 2;
  SET tcp_keepalives_count = 3;
  SET idle_in_transaction_session_timeout = '15s';
  SET idle_session_timeout = '20s';
`
