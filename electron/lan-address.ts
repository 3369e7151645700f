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
