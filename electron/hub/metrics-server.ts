import { createServer } from 'node:http'
import { isIP } from 'node:net'
import type { Metrics } from './metrics'

/** The port that was given for it cannot be had. */
export class MetricsPortError extends Error {
  override readonly name = 'MetricsPortError'
}

/**
 * Answers `/metrics` on a port of its own, to this machine alone: on the port of the conference a
 * proxy in front of the hub would make everyone look like this machine. A page in a browser on this
 * machine might be given a name that leads here, and read it as its own: so it is told by address alone.
 *
 * @throws MetricsPortError
 */
export async function serveMetrics(
  metrics: Metrics,
  port: number,
): Promise<{ readonly port: number; close(): void }> {
  const server = createServer(async ({ method, url, headers: { host } }, response) => {
    if (!isOfNobodyElse(host)) return void response.writeHead(403).end()
    if (method !== 'GET' || url !== '/metrics') return void response.writeHead(404).end()
    try {
      const text = await metrics.text()
      response.writeHead(200, { 'content-type': metrics.contentType }).end(text)
    } catch {
      response.writeHead(500).end() // Prometheus then says that there is nothing to be had.
    }
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(new MetricsPortError('port-in-use', { cause })))
    server.listen(port, '127.0.0.1', resolve)
  })
  server.unref()
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('Listens on a port')
  return {
    port: address.port,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** An address, or the name of this machine, which no server of names can lead elsewhere. */
function isOfNobodyElse(host: string | undefined): boolean {
  if (host === undefined) return true // No browser names none.
  const name = host.replace(/:\d+$/, '')
  return name === 'localhost' || isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0
}
