import type { Host } from '../../shared/host'
import { browserHost } from './browser-host'
import { electronHost } from './electron-host'

export function pickHost(): Host {
  return electronHost() ?? browserHost(window)
}
