import * as Y from 'yjs'

/** What an update is made of, and what Yjs keeps of it. */
export type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]

/** Finds items by their ids: in the document, or else in the update. */
export function finder(document: Y.Doc, structs: readonly Struct[]): (id: Y.ID) => Struct | null {
  const byClient = new Map<number, Struct[]>()
  for (const struct of structs) {
    const all = byClient.get(struct.id.client)
    if (all) all.push(struct)
    else byClient.set(struct.id.client, [struct])
  }
  return ({ client, clock }) => {
    if (clock < Y.getState(document.store, client)) {
      const all = document.store.clients.get(client) ?? []
      return all[Y.findIndexSS(all, clock)] ?? null
    }
    const all = byClient.get(client) ?? []
    let low = 0
    for (let high = all.length; low < high; ) {
      const middle = (low + high) >> 1
      const struct = all[middle]
      if (struct && struct.id.clock + struct.length <= clock) low = middle + 1
      else high = middle
    }
    const found = all[low]
    return found && found.id.clock <= clock ? found : null
  }
}
