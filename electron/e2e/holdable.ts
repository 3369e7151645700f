import type { Page } from '@playwright/test'

/** A line to the hub on which nothing passes for as long as it is held. */
export interface HeldLine {
  hold(): void
  /** The window hears of nothing but that its own words are kept. */
  holdOthers(): void
  letGo(): void
  /** What is held is lost, and what comes next passes. */
  forget(): void
  /** How often the hub has said that it keeps what was sent. */
  acknowledged(): number
}

/**
 * Asked before the page is opened. A window that hears nothing for long makes a new connection, which
 * is held as well.
 */
export async function holdable(page: Page): Promise<HeldLine> {
  let out: (() => void)[] | null = null
  let incoming: (() => void)[] | null = null
  let acknowledged = 0
  await page.routeWebSocket(/\/sync/, (socket) => {
    out &&= []
    incoming &&= []
    const hub = socket.connectToServer()
    socket.onMessage((message) => {
      if (out) out.push(() => hub.send(message))
      else hub.send(message)
    })
    hub.onMessage((message) => {
      if (isAcknowledgement(message)) acknowledged++
      if (incoming && !(out === null && isAcknowledgement(message)))
        incoming.push(() => socket.send(message))
      else socket.send(message)
    })
  })
  return {
    hold() {
      out = []
      incoming = []
    },
    holdOthers() {
      incoming = []
    },
    forget() {
      out = null
      incoming = null
    },
    acknowledged: () => acknowledged,
    letGo() {
      const waiting = [...(out ?? []), ...(incoming ?? [])]
      out = null
      incoming = null
      for (const message of waiting) message()
    },
  }
}

/** The name of the document, of less than 128 letters, and Hocuspocus' number for the message. */
function isAcknowledgement(message: string | Buffer): boolean {
  return typeof message !== 'string' && message[1 + (message[0] ?? 0)] === 8
}
