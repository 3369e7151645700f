import type { EditorView } from 'prosemirror-view'

/**
 * What ProseMirror watches its page with. It is not meant for others, and the version of
 * ProseMirror is pinned; the two files that use it say why there is no other way.
 */
export function observerOf(view: EditorView): { stop(): void; start(): void; flush(): void } {
  return (view as unknown as { domObserver: ReturnType<typeof observerOf> }).domObserver
}
