import { app, type Session, type WebContents } from 'electron'
import { isWindowUrl, windowUrl } from './origin'

/** Nothing but our own page is ever shown, and it may ask the machine for nothing. */
export function guard(session: Session): void {
  app.on('web-contents-created', (_, contents) => confine(contents))
  // An electron.d.ts names more permissions than older runtimes know, so they are compared as text.
  session.setPermissionRequestHandler((contents, permission, answer) =>
    answer(mayHave(permission, contents.getURL())),
  )
  session.setPermissionCheckHandler((_, permission, origin) => mayHave(permission, `${origin}/`))
  session.setDevicePermissionHandler(() => false)
}

function confine(contents: WebContents): void {
  const stay = (event: { preventDefault(): void }, url: string) => {
    if (!isWindowUrl(url)) event.preventDefault()
  }
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/**
 * Chromium 142 and later hold a connection to the local network, which a hub is, for a permission.
 * The page's content security policy already names the one address it may go to.
 */
const localNetwork: readonly string[] = [
  'local-network-access',
  'local-network',
  'loopback-network',
]

function mayHave(permission: string, url: string): boolean {
  return localNetwork.includes(permission) && url.startsWith(windowUrl)
}
