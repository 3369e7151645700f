import { WebSocket } from 'ws'

/**
 * A browser's WebSocket for tests in Node, which has none before version 22. Unlike that of `ws`,
 * a browser's throws nothing when it is closed before it has opened.
 */
class BrowserSocket extends WebSocket {
  constructor(url: string) {
    super(url)
    this.on('error', () => {})
  }
}

export function bringWebSocket(): void {
  Object.assign(globalThis, { WebSocket: BrowserSocket })
}
