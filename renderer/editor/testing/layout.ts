/**
 * What jsdom lacks. It lays nothing out: scrolling to the caret asks where that is, and nowhere in
 * particular will do. It has no clipboard either: what is pasted is given beside the event.
 */
Range.prototype.getClientRects = () => ({ length: 0, item: () => null }) as unknown as DOMRectList
Range.prototype.getBoundingClientRect = () => new DOMRect()
Document.prototype.elementFromPoint = () => null
Element.prototype.scrollIntoView = () => {}
class NothingMoves {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
Object.assign(globalThis, {
  ClipboardEvent: class extends Event {},
  ResizeObserver: NothingMoves,
})
