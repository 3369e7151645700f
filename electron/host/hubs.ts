import { networkInterfaces } from 'node:os'
import { lanAddress } from '../lan-address'
import { type KeptHub, keepHub } from './hub-keeper'
import { type HubChild, startHub } from './hub-process'

/** How a hub is started: the arguments of its command line. */
export type ForkHub = (args: readonly string[]) => HubChild

export interface HubOptions {
  /** Path of the conference's file. */
  readonly data: string
  readonly port: number
  readonly network: boolean
  /** What to open in a file that does not exist yet. */
  readonly opening: readonly [] | readonly ['--sample'] | readonly ['--new', path: string]
}

/**
 * The hubs of this machine, one for each conference that was opened since the application started.
 * They run until it ends: whoever goes back to the welcome screen does not send the others home.
 */
export function hubsBy(fork: ForkHub, window: string) {
  const kept = new Map<string, { readonly hub: KeptHub; readonly network: boolean }>()
  return {
    async open(options: HubOptions) {
      const running = kept.get(options.data)
      if (running) return { kind: 'kept', hub: running.hub } as const
      // A conference is new once: a hub that is started again finds the file it made.
      let { opening } = options
      const keeping = await keepHub(() => {
        const args = argumentsOf({ ...options, opening }, window)
        opening = []
        return startHub(() => fork(args))
      })
      if (keeping.kind === 'kept') {
        kept.set(options.data, { hub: keeping.hub, network: options.network })
      }
      return keeping
    },

    async stop(): Promise<void> {
      const all = [...kept.values()]
      kept.clear()
      await Promise.all(all.map(({ hub }) => hub.stop()))
    },

    isEmpty: () => kept.size === 0,

    servesOthers: () => [...kept.values()].some(({ network }) => network),
  }
}
export type Hubs = ReturnType<typeof hubsBy>

function argumentsOf({ data, port, network, opening }: HubOptions, window: string) {
  const common = ['--data', data, '--port', `${port}`, '--window', window, ...opening]
  if (!network) return [...common, '--host', '127.0.0.1']
  // Looked up each time: the machine may be on another network than when the hub last started.
  const reached = lanAddress(networkInterfaces())
  const named = reached === null ? [] : ['--address', `https://${reached}:${port}`]
  return [...common, '--host', '0.0.0.0', ...named]
}
