/**
 * jsdom lays nothing out. Scrolling to the caret asks where it is: nowhere in particular will do.
 */
Range.prototype.getClientRects = () => ({ length: 0, item: () => null }) as unknown as DOMRectList
Range.prototype.getBoundingClientRect = () => new DOMRect()
Document.prototype.elementFromPoint = () => null
