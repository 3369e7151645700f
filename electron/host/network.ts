import { createServer } from 'node:net'
import type { NetworkInterfaceInfo } from 'node:os'

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>

/**
 * The address by which others on the network reach this machine, `null` when it is on none. Takes
 * what `os.networkInterfaces()` gives. Bridges of containers and virtual machines come last: nobody
 * outside reaches those.
 */
export function lanAddress(interfaces: Interfaces): string | null {
  const candidates = Object.entries(interfaces)
    .flatMap(([name, addresses]) => (addresses ?? []).map((address) => ({ name, ...address })))
    .filter(({ family, internal, address }) => {
      return family === 'IPv4' && !internal && !address.startsWith('169.254.')
    })
  return (candidates.find(({ name }) => !virtual.test(name)) ?? candidates[0])?.address ?? null
}

const virtual = /^(docker|br-|veth|virbr|vboxnet|vmnet|vEthernet|utun|tun|tap|zt|lxc|cni|podman)/i

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
