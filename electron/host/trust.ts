import { connect } from 'node:tls'
import type { Session } from 'electron'
import { pinOf } from '../reaching/pin'
import type { Whereabouts } from './whereabouts'

/** What Chromium is answered: it is good, it is not, or judge it as you always do. */
const verdict = { good: 0, bad: -2, yours: -3 } as const

/**
 * Lets the windows speak to one hub whose key the invitation has named, whoever has or has not
 * signed its certificate, and to no other at that address. Nobody is asked to decide it.
 *
 * Chromium remembers a verdict for a certificate at a host for a while, whatever the place has
 * become since; so a link is compared with `meets` before a window goes where it leads.
 */
export function trustPinned(session: Session, at: Pick<Whereabouts, 'hub' | 'pin'>): void {
  session.setCertificateVerifyProc(({ hostname, certificate }, answer) => {
    const hub = at.hub()
    const pin = at.pin()
    if (hub === null || pin === null || hostIn(hub) !== hostname) return answer(verdict.yours)
    answer(pinOf(certificate.data) === pin ? verdict.good : verdict.bad)
  })
}

export type Met =
  /** The one that was named, or none was. */
  'the-hub' | 'another' | 'nobody'

/** Milliseconds. */
const patience = 5_000

/** Who answers at a hub's address. */
export function meets(address: string, pin: string | null): Promise<Met> {
  if (pin === null) return Promise.resolve('the-hub')
  const url = new URL(address)
  const host = hostIn(address)
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port: Number(url.port || 443),
      // An IP address is no name to ask for.
      ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
      // Its key says who it is, and it is compared before anything is sent.
      rejectUnauthorized: false,
      timeout: patience,
    })
    const end = (met: Met) => {
      socket.destroy()
      resolve(met)
    }
    socket.once('secureConnect', () => {
      const { raw } = socket.getPeerCertificate()
      end(raw && pinOf(raw) === pin ? 'the-hub' : 'another')
    })
    socket.once('timeout', () => end('nobody'))
    socket.once('error', (error: NodeJS.ErrnoException) =>
      // Somebody is there, and speaks another language.
      end(error.code?.startsWith('ERR_SSL') ? 'another' : 'nobody'),
    )
  })
}

function hostIn(address: string): string {
  return new URL(address).hostname.replace(/^\[|\]$/g, '')
}
