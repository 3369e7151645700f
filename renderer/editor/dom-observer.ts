import type { EditorView } from 'prosemirror-view'

/**
 * What ProseMirror watches its page with. It is not meant for others and the version is pinned;
 * those who come through here say why there is no other way.
 */
interface Observer {
  stop(): void
  start(): void
  flush(): void
}

const paused = new WeakSet<EditorView>()

/** What the browser changes now, ProseMirror does not see. */
export function pause(view: EditorView): void {
  paused.add(view)
  observerOf(view).stop()
}

export function resume(view: EditorView): void {
  paused.delete(view)
  observerOf(view).start()
}

/** Reads what the browser has done and not told yet. */
export function catchUp(view: EditorView): void {
  if (!paused.has(view) && !view.isDestroyed) observerOf(view).flush()
}

function observerOf(view: EditorView): Observer {
  return (view as unknown as { readonly domObserver: Observer }).domObserver
}
