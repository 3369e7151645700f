import { createServer } from 'node:net'

/** The port by which a conference is hosted first, if nothing else has it. */
export const usualPort = 4870

/** The first free port from the usual one upwards, as far as one can know before taking it. */
export async function freePort(address: string, from = usualPort): Promise<number> {
  for (let port = from; port < from + 100; port++) if (await isFree(address, port)) return port
  return from
}

function isFree(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ host: address, port, exclusive: true }, () => {
      server.close(() => resolve(true))
    })
  })
}
