import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import type { Command, Host } from '../shared/host'

/** The whole of what the window can reach of the machine. The main process checks each call. */
const host: Host = {
  place: () => ipcRenderer.invoke('host:place'),
  abilities: () => ipcRenderer.invoke('host:abilities'),
  recents: () => ipcRenderer.invoke('host:recents'),
  openSample: () => ipcRenderer.invoke('host:openSample'),
  hostConference: (conference) => ipcRenderer.invoke('host:hostConference', conference),
  openRecent: (id) => ipcRenderer.invoke('host:openRecent', id),
  forget: (id) => ipcRenderer.invoke('host:forget', id),
  join: (link) => ipcRenderer.invoke('host:join', link),
  leave: () => ipcRenderer.invoke('host:leave'),
  takeSeat: (address, joined) => ipcRenderer.invoke('host:takeSeat', address, joined),
  seekHub: (standbys, term) => ipcRenderer.invoke('host:seekHub', standbys, term),
  followHub: () => ipcRenderer.invoke('host:followHub'),
  askStandby: (standby, question) => ipcRenderer.invoke('host:askStandby', standby, question),
  openProjector: () => ipcRenderer.invoke('host:openProjector'),
  save: (file) => ipcRenderer.invoke('host:save', file),
  showInFolder: (path) => ipcRenderer.invoke('host:showInFolder', path),
  copy: (text) => ipcRenderer.invoke('host:copy', text),

  onCommand(heed) {
    const listener = (_: IpcRendererEvent, command: Command) => heed(command)
    ipcRenderer.on('host:command', listener)
    return () => {
      ipcRenderer.removeListener('host:command', listener)
    }
  },
}

contextBridge.exposeInMainWorld('rapporteur', host)
