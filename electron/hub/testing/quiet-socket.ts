import { WebSocket } from 'ws'

/**
 * A socket as browsers have it: one that is closed before it is open throws nothing at anybody.
 * That of Node emits an error then, which ends the process if the provider, which has stopped
 * listening by then, was the only one who heard it.
 */
export class QuietSocket extends WebSocket {
  constructor(url: string) {
    super(url)
    this.on('error', () => {})
  }
}
